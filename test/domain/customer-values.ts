import fc from 'fast-check';
import { customers } from '../../domain/registers/customers';
import type { FieldRule, Side, Values } from '../../domain/registers/register';
import { lengthOn, nameOn } from '../../domain/registers/register';
import { allowedBy } from '../../domain/registers/rules';
import { agreedBase } from '../../domain/sync/base';
import { canonical } from '../../domain/sync/content';
import { fitted } from '../../domain/sync/fit';
import type { Base, Merged } from '../../domain/sync/merge';
import { rulesOf } from '../support/register-rules';

const namesOn = (side: Side) => [...new Set(customers.fields.map((rule) => nameOn(side, rule)))];
const blank = (side: Side): Values => ({
  ...Object.fromEntries(namesOn(side).map((name) => [name, ''])),
  [side === 'andersson' ? 'active' : 'Active']: 'true',
});

/** A customer's row in Andersson, unset but for what is given. */
export const inAndersson = (given: Values = {}): Values => ({ ...blank('andersson'), ...given });
/** A customer's card in Fortnox, unset but for what is given. */
export const inFortnox = (given: Values = {}): Values => ({ ...blank('fortnox'), ...given });

/** What the two sides hold when the row in Andersson is known on both. */
export function agreeing(andersson: Values, fortnoxOnly: Values = {}): Base {
  const fortnox = Object.fromEntries(
    customers.fields
      .filter((rule) => rule.travels !== 'import')
      .map((rule) => [rule.fortnox.field, andersson[rule.andersson.column] ?? '']),
  );
  const now = { andersson: inAndersson(andersson), fortnox: inFortnox({ ...fortnox, ...fortnoxOnly }) };
  return agreedBase(customers, now, null);
}

export function ruleOf(field: string): FieldRule {
  const rule = customers.fields.find((candidate) => candidate.fortnox.field === field);
  if (!rule) throw new Error(`no field ${field}`);
  return rule;
}

export const bothWays = allowedBy(rulesOf('both'));
export const importOnly = allowedBy(rulesOf('import'));
export const exportOnly = allowedBy(rulesOf('export'));
export const off = allowedBy(rulesOf('off'));
/** Both ways, and whether records are active as well. */
export const everything = allowedBy(rulesOf('both', { inactivateIn: 'both' }));
export const anyDirection = fc.constantFrom(bothWays, importOnly, exportOnly, off, everything);
export const anyLater = fc.constantFrom('andersson', 'fortnox', 'undecided' as const);

/** Long enough for every text limit of the register to cut it, with blanks and characters of two code units on the way. */
export const longText = 'Åkerström & Söner – verkstad 😀, '.repeat(60);

/** Few different values, so that the sides often meet in one; noise that must not count; texts to be cut. */
export const anyText = fc.constantFrom(
  '',
  'a',
  'b',
  'c',
  ' b ',
  'b\r\nc',
  'b\nc',
  longText,
  `${longText}!`,
  '😀'.repeat(150),
);
const anyCode = fc.constantFrom('', '1', '2', ' 2', '556677-8899');

/** What a side may hold by itself: nothing longer than its own field takes. */
function held(side: Side, rule: FieldRule): fc.Arbitrary<string> {
  if (rule.content === 'flag') return fc.constantFrom('true', 'false');
  if (rule.content === 'code') return anyCode;
  return anyText.map((text) => text.slice(0, lengthOn(side, rule)).replace(/[\uD800-\uDBFF]$/, ''));
}

function anyValues(side: Side): fc.Arbitrary<Values> {
  return fc.record(Object.fromEntries(customers.fields.map((rule) => [nameOn(side, rule), held(side, rule)])));
}

export const anyAndersson = anyValues('andersson');
export const anyFortnox = anyValues('fortnox');
export const anyBase: fc.Arbitrary<Base> = fc.record({ andersson: anyAndersson, fortnox: anyFortnox });

/** Both sides after what a merge decided has been written. */
export function written(before: Base, { toAndersson, toFortnox }: Pick<Merged, 'toAndersson' | 'toFortnox'>): Base {
  return { andersson: { ...before.andersson, ...toAndersson }, fortnox: { ...before.fortnox, ...toFortnox } };
}

/** Whether a field holds the same on both sides, as far as each can hold the other's. */
export function agree(rule: FieldRule, { andersson, fortnox }: Base): boolean {
  const here = canonical(rule.content, andersson[rule.andersson.column]);
  const there = canonical(rule.content, fortnox[rule.fortnox.field]);
  return fitted('fortnox', rule, here).value === there || fitted('andersson', rule, there).value === here;
}
