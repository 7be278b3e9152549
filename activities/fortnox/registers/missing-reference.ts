import { z } from 'zod';
import type { FieldRule, Register, Values } from '../../../domain/registers/register';
import { readCard } from '../card';
import type { FortnoxClient } from '../client';
import type { FortnoxFailure, Said } from '../failures';
import type { Lane } from '../rate-budget';

const nothing = z.object({});

/** Why a write was refused; `about` names the field and the value that Fortnox has not. */
export interface RefusedWrite {
  readonly failure: FortnoxFailure;
  readonly about?: Said;
}

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
): Promise<RefusedWrite> {
  for (const rule of register.fields) {
    const { refersTo, fortnox } = rule;
    const value = fields[fortnox.field] ?? '';
    if (!refersTo || value === '') continue;
    const { collection, single, missing: kind } = refersTo.fortnox;
    const about = withValue(rule, value);
    if (failure.kind === kind) return { failure, about };
    const card = await readCard(client, { collection, single, fields: nothing }, value, lane, signal);
    if (card.outcome === 'done' && card.value === null) return { failure: { ...failure, kind }, about };
  }
  return { failure };
}

/** A field and what it holds, in operators' words. */
export function withValue({ label }: Pick<FieldRule, 'label'>, value: string): Said {
  return { sv: `${label.sv} ${value}`, en: `${label.en} ${value}` };
}
