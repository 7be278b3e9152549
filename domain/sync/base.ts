import type { Register, Values } from '../registers/register';
import { clean } from '../text';
import { newRecord } from './create';
import { fitted } from './fit';
import { type Base, baseName } from './merge';

/**
 * What the two sides agree on after a merge and its writes: the next run's base.
 * A field that is in step or was just written is agreed; a change that was not allowed to travel, or still waits to,
 * keeps the older base, so that it is still known as a change. Records that meet for the first time agree on what they
 * hold.
 */
export function agreedBase(
  register: Register,
  now: Base,
  previous: Base | null,
  written: { readonly andersson: Values; readonly fortnox: Values },
): Base {
  const andersson: Record<string, string> = { ...previous?.andersson };
  const fortnox: Record<string, string> = { ...previous?.fortnox };
  for (const rule of register.fields) {
    const { column } = rule.andersson;
    const { field } = rule.fortnox;
    const here = clean(now.andersson[column]);
    const there = clean(now.fortnox[field]);
    const inStep = fitted('fortnox', rule, here).value === there || fitted('andersson', rule, there).value === here;
    if (previous === null || inStep || column in written.andersson || field in written.fortnox) {
      andersson[baseName(rule)] = here;
      fortnox[field] = there;
    } else {
      andersson[baseName(rule)] ??= previous.andersson[column] ?? '';
    }
  }
  return { andersson, fortnox };
}

/**
 * The base with a write of our own taken in whose end was never heard (design rule 5). `intended` is what Andersson held
 * when the write was handed over, `fortnox` what Fortnox holds now: what is in step between the two is agreed, so that
 * our own write is not taken for a change of somebody in Fortnox. A new record is ours when it holds all that was sent.
 */
export function settledBase(
  register: Register,
  base: Base | null,
  intended: Values | null,
  fortnox: Values | null,
): Base | null {
  if (intended === null || fortnox === null) return base;
  if (base) return agreedBase(register, { andersson: intended, fortnox }, base, { andersson: {}, fortnox: {} });
  const sent = newRecord(register, 'fortnox', intended).values;
  const isOurs = Object.entries(sent).every(([field, value]) => clean(fortnox[field]) === value);
  return isOurs
    ? agreedBase(register, { andersson: intended, fortnox: sent }, null, { andersson: {}, fortnox: {} })
    : null;
}

/** The register's fields of a record and nothing else, each as clean text; what both sides are compared and kept by. */
export function sharedValues(
  register: Register,
  side: 'andersson' | 'fortnox',
  record: Record<string, unknown>,
): Values {
  const names = register.fields.map((rule) => (side === 'andersson' ? rule.andersson.column : rule.fortnox.field));
  return Object.fromEntries(names.map((name) => [name, clean(textOf(record[name]))]));
}

function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}
