import { z } from 'zod';
import { registerNames, registers } from '../../domain/registers';
import type { FortnoxClient } from './client';
import type { TokenEndpoint } from './token-request';

/**
 * What the integration asks to reach, now and in the steps to come, since scopes are frozen at consent: adding one later
 * needs a new consent (core-api §1). A step to come may be a register's, so that its scope is there already. The two of
 * the warehouse are in no public list (warehouse-api §1).
 */
export const neededScopes: readonly string[] = [
  ...new Set([
    ...registerNames.map((name) => registers[name].fortnox.scope),
    'price',
    'invoice',
    'order',
    'supplierinvoice',
    'project',
    'settings',
    'companyinformation',
    'currency',
    'warehouse',
    'warehousecustomdocument',
  ]),
];

/** What a person is asked to consent to. */
export interface ConsentRequest {
  /** Where the answer is to come, exactly as registered with the app. */
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  /** Comes back with the answer, and tells that it belongs to this request. */
  readonly state: string;
  /** As a service account, which client credentials need; only an administrator may consent to that. */
  readonly service: boolean;
}

/** The address a person opens in a browser to consent; it stands beside the one that gives out tokens. */
export function consentAddress({ tokenAddress, clientId }: TokenEndpoint, request: ConsentRequest): string {
  const address = new URL('auth', tokenAddress);
  address.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: request.redirectUri,
    scope: request.scopes.join(' '),
    state: request.state,
    access_type: 'offline',
    response_type: 'code',
    ...(request.service && { account_type: 'service' }),
  }).toString();
  return address.href;
}

const tenantNumber = z.union([z.string().min(1), z.int()]).transform(String);
const claims = z.object({ tenantId: tenantNumber });

/** The tenant number an access token is for, as its own claim says; null where it cannot be read. */
export function tenantOf(accessToken: string): string | null {
  try {
    const content = Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString('utf8');
    return claims.parse(JSON.parse(content)).tenantId;
  } catch {
    return null;
  }
}

const companyAnswer = z.object({
  CompanyInformation: z.object({ CompanyName: z.string(), DatabaseNumber: tenantNumber }),
});

/** The company in Fortnox that we have come to, by its name and tenant number; null where it may not be read. */
export async function readCompany(
  client: FortnoxClient,
): Promise<{ readonly name: string; readonly tenantId: string } | null> {
  const answer = await client.send({ method: 'GET', path: '/3/companyinformation', lane: 'document' });
  const read = companyAnswer.safeParse(answer.outcome === 'done' ? answer.value.json : null);
  if (!read.success) return null;
  const { CompanyName, DatabaseNumber } = read.data.CompanyInformation;
  return { name: CompanyName, tenantId: DatabaseNumber };
}
