import { consentAddress } from '../../activities/fortnox/consent';
import type { FortnoxSimulator } from '../../sandbox/fortnox/simulator';
import type { FaultCase, PurchaseActivity, Story } from './fault-case';
import type { FaultCompany } from './fault-company';
import type { Sight } from './sight';

/** Somebody at one of the two systems. */
export type Gesture = (company: FaultCompany) => unknown;

/** What keeps a purchase, or what came of it, from going into Fortnox, and how it is put right. */
interface Wrong {
  readonly name: string;
  /** How it comes about: before anybody has looked or, in a story that begins so, when the purchase has its order. */
  readonly wrong: Gesture;
  readonly kind: string;
  /** Words of its sentence. */
  readonly says: string;
  /** What stands meanwhile, where not only what stood before. */
  readonly meanwhile?: Partial<Sight>;
  readonly cure: Gesture;
  /** How the process goes on then: an operator says so, it tries by itself, or Andersson's change tells it. */
  readonly healedBy: 'retry' | 'itself' | 'fact';
  /** How it ends, where not as the story does. */
  readonly ends?: (sight: Sight) => Sight;
}

/** As it is told in a table; without a story, the table's usual one. */
export type Told = Wrong & { readonly story?: Story };
export type BadInput = Wrong & FaultCase;

/** As delivered: what an operator or a change must heal is not healed by waiting. */
const longRetrySeconds = 900;

/** The case of it, in a company of its own; `activity` is who finds most of the table's. */
export function badInput(told: Told, usual: { readonly story: Story; readonly activity: PurchaseActivity }): BadInput {
  return {
    ...usual,
    ...told,
    trouble: { from: 'fortnox', faults: [] },
    ...(told.healedBy !== 'itself' && { problemRetrySeconds: longRetrySeconds }),
  };
}

/** An administrator consents: what is asked for from then on opens this and nothing else (core-api §1). */
export async function consent(
  { address, credentials, switches }: FortnoxSimulator,
  scopes: readonly string[],
): Promise<void> {
  switches.consentAnswer = 'allow';
  const endpoint = { ...credentials, tokenAddress: `${address}/oauth-v1/token` };
  const request = { redirectUri: 'http://127.0.0.1/fortnox', scopes, state: 'consent', service: true };
  await fetch(consentAddress(endpoint, request), { redirect: 'manual' });
}
