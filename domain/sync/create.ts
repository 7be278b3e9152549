import type { Said } from '../language';
import { organisationDigits } from '../organisation-number';
import { nameOn, otherSide, type Register, type Side, travelsTo, type Values } from '../registers/register';
import { type Cut, fitted, type Misfit } from './fit';

/** A record as it is to be made on the side that lacks it. */
export interface NewRecord {
  readonly values: Values;
  readonly cuts: readonly Cut[];
  readonly misfits: readonly Misfit[];
}

/**
 * The values a missing record is made with on `target`, from the other side's record (R1.1–R1.3). Empty fields are left
 * out, and so is whether it is active: what is made is.
 */
export function newRecord(register: Register, target: Side, source: Values): NewRecord {
  const values: Record<string, string> = {};
  const cuts: Cut[] = [];
  const misfits: Misfit[] = [];
  const from = otherSide(target);
  for (const rule of register.fields) {
    if (rule.content === 'flag' || !travelsTo(target, rule)) continue;
    const value = fitted(target, rule, source[nameOn(from, rule)] ?? '');
    if (value.cut) cuts.push(value.cut);
    if (value.value === '') continue;
    if (value.misfit) misfits.push(value.misfit);
    values[nameOn(target, rule)] = value.value;
  }
  return { values, cuts, misfits };
}

/** Fields the target side takes no record without, and that it would lack: left out of a new record, or emptied by a change. */
export function lacksRequired(
  register: Register,
  target: Side,
  values: Values,
  action: 'create' | 'update',
): readonly Said[] {
  const unset = action === 'create' ? '' : undefined;
  return register.fields
    .filter((rule) => rule.required && (values[nameOn(target, rule)] ?? unset) === '')
    .map((rule) => rule.label);
}

/**
 * Whether two records that share a number are plainly two different businesses: both carry an identifying value
 * (organisation number) and the values differ. Overwriting one with the other would lose a customer.
 */
export function differentBusinesses(register: Register, andersson: Values, fortnox: Values): boolean {
  const here = identityOf(register, 'andersson', andersson);
  const there = identityOf(register, 'fortnox', fortnox);
  return here !== '' && there !== '' && here !== there;
}

/** What identifies a record's business wherever it is kept: its organisation number's ten digits; empty where it has none. */
export function identityOf(register: Register, side: Side, values: Values): string {
  return organisationDigits(identifying(register, side, values));
}

/** Whether the values tell an organisation number that is none: it travels as it stands and is no obstacle. */
export function identifiesNobody(register: Register, side: Side, values: Values): boolean {
  return identifying(register, side, values) !== '' && identityOf(register, side, values) === '';
}

function identifying(register: Register, side: Side, values: Values): string {
  const rule = register.fields.find((it) => it.identifies);
  return rule ? (values[nameOn(side, rule)] ?? '') : '';
}
