import { nameOn, type Register, type Side, type Values } from '../registers/register';
import { canonical } from './content';
import { newRecord } from './create';
import { isAlike } from './fit';
import { type Base, baseName } from './merge';

const nothing = { andersson: {}, fortnox: {} };

/**
 * What the two sides agree on after a merge and its writes: the next run's base.
 * A field that is in step or was just written is agreed; a change that was not allowed to travel, or still waits to,
 * keeps the older base, so that it is still known as a change. Records that meet for the first time agree on what they
 * hold. Fortnox's facts are kept as they were last read.
 */
export function agreedBase(
  register: Register,
  now: Base,
  previous: Base | null,
  written: { readonly andersson: Values; readonly fortnox: Values } = nothing,
): Base {
  const andersson: Record<string, string> = { ...previous?.andersson };
  const fortnox: Record<string, string> = { ...previous?.fortnox };
  for (const rule of register.fields) {
    const { column } = rule.andersson;
    const { field } = rule.fortnox;
    const here = canonical(rule.content, now.andersson[column]);
    const there = canonical(rule.content, now.fortnox[field]);
    if (previous === null || isAlike(rule, here, there) || column in written.andersson || field in written.fortnox) {
      andersson[baseName(rule)] = here;
      fortnox[field] = there;
    } else {
      const agreed = previous.andersson[column];
      // A field younger than the agreement has none yet.
      if (agreed !== undefined || rule.copy) andersson[baseName(rule)] ??= agreed ?? '';
    }
  }
  for (const fact of Object.keys(register.fortnox.facts)) {
    const value = now.fortnox[fact];
    if (value !== undefined) fortnox[fact] = value;
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
  if (base) return agreedBase(register, { andersson: intended, fortnox }, base);
  const sent = newRecord(register, 'fortnox', intended).values;
  if (!holdsAll(register, fortnox, sent)) return null;
  return agreedBase(register, { andersson: intended, fortnox: { ...sent, ...notSent(register, fortnox) } }, null);
}

/** What Fortnox fills in by itself when a record is made, or shows in a way of its own: agreed as it stands. */
function notSent(register: Register, fortnox: Values): Values {
  const rules = register.fields.filter((rule) => rule.content === 'flag' || rule.onPriceList !== undefined);
  const names = [...rules.map((rule) => rule.fortnox.field), ...Object.keys(register.fortnox.facts)];
  return Object.fromEntries(names.map((name) => [name, fortnox[name] ?? '']));
}

/** Whether Fortnox's record has what was sent to its own fields; a price stands on its list, wherever that is shown. */
function holdsAll(register: Register, fortnox: Values, sent: Values): boolean {
  return register.fields
    .filter((rule) => rule.fortnox.field in sent && rule.onPriceList === undefined)
    .every((rule) => canonical(rule.content, fortnox[rule.fortnox.field]) === sent[rule.fortnox.field]);
}

/** The register's fields of a record, and Fortnox's facts, in the form both sides are compared and kept by; nothing else. */
export function sharedValues(register: Register, side: Side, record: Readonly<Record<string, unknown>>): Values {
  const fields = register.fields.map((rule) => {
    const name = nameOn(side, rule);
    return [name, canonical(rule.content, record[name])] as const;
  });
  const facts = side === 'fortnox' ? Object.entries(register.fortnox.facts) : [];
  return Object.fromEntries([...fields, ...facts.map(([name, content]) => [name, canonical(content, record[name])])]);
}
