import { z } from 'zod';
import type { Register, Values } from '../../../domain/registers/register';
import { readCard } from '../card';
import type { FortnoxClient } from '../client';
import type { FortnoxFailure } from '../failures';
import type { Lane } from '../rate-budget';

const nothing = z.object({});

/**
 * A refused write as the missing reference it is about, where it names one that Fortnox has not: codes for this are not
 * all known (core-api §5 item 4), so what the record names is looked up, at the cost of calls only when refused.
 */
export async function namedForWhatItLacks(
  client: FortnoxClient,
  register: Register,
  fields: Values,
  failure: FortnoxFailure,
  lane: Lane,
  signal?: AbortSignal,
): Promise<FortnoxFailure> {
  for (const { refersTo, fortnox } of register.fields) {
    const value = fields[fortnox.field] ?? '';
    if (!refersTo || value === '') continue;
    const { collection, single, missing } = refersTo.fortnox;
    if (failure.kind === missing) return failure;
    const card = await readCard(client, { collection, single, fields: nothing }, value, lane, signal);
    if (card.outcome === 'done' && card.value === null) return { ...failure, kind: missing };
  }
  return failure;
}
