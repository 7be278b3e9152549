import { z } from 'zod';
import type { Reference, Register, Values } from '../../../domain/registers/register';
import { readCard } from '../card';
import type { FortnoxClient } from '../client';
import type { FailureKind, FortnoxFailure } from '../failures';
import type { Lane } from '../rate-budget';

const nothing = z.object({});
/** Where a reference is looked up, and the kind of failure it is to be missing there. */
export const lookUps: Readonly<Record<Reference, { collection: string; single: string; kind: FailureKind }>> = {
  unit: { collection: 'units', single: 'Unit', kind: 'unitMissing' },
  currency: { collection: 'currencies', single: 'Currency', kind: 'currencyUnknown' },
  supplier: { collection: 'suppliers', single: 'Supplier', kind: 'mainSupplierMissing' },
};

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
    const { kind, ...where } = lookUps[refersTo];
    if (failure.kind === kind) return failure;
    const card = await readCard(client, { ...where, fields: nothing }, value, lane, signal);
    if (card.outcome === 'done' && card.value === null) return { ...failure, kind };
  }
  return failure;
}
