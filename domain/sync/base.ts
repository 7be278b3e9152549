import type { Register, Values } from '../registers/register';
import { clean } from '../text';
import { fitted } from './fit';
import type { Base } from './merge';

/**
 * What the two sides agree on after a merge and its writes: the next run's base.
 * A field that is in step or was just written is agreed; a change that was not allowed to travel, or still waits to,
 * keeps the older base, so that it is still known as a change. A column that feeds two fields is agreed when both are.
 * Records that meet for the first time agree on what they hold.
 */
export function agreedBase(
  register: Register,
  now: Base,
  previous: Base | null,
  written: { readonly andersson: Values; readonly fortnox: Values },
): Base {
  const andersson: Record<string, string> = {};
  const fortnox: Record<string, string> = { ...previous?.fortnox };
  const open = new Set<string>();
  for (const rule of register.fields) {
    const { column } = rule.andersson;
    const { field } = rule.fortnox;
    const here = clean(now.andersson[column]);
    const there = clean(now.fortnox[field]);
    const inStep = fitted('fortnox', rule, here).value === there || fitted('andersson', rule, there).value === here;
    andersson[column] = here;
    if (previous === null || inStep || column in written.andersson || field in written.fortnox) fortnox[field] = there;
    else open.add(column);
  }
  for (const column of open) andersson[column] = previous?.andersson[column] ?? '';
  return { andersson, fortnox };
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
