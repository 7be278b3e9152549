import { type FieldRule, nameOn, type Register, type Side, type Values } from '../registers/register';
import { clean } from '../text';
import { type Cut, type Fitted, fitted, type Misfit } from './fit';

/** What each side held when they last agreed: each in its own words, so that a cut or rounded value is no difference. */
export interface Base {
  readonly andersson: Values;
  readonly fortnox: Values;
}

/**
 * The name of a field's value from Andersson in a base. A column that feeds two fields has one value for each, since one
 * of them may be agreed while the other's change still waits.
 */
export function baseName(rule: FieldRule): string {
  return rule.copy ? `${rule.andersson.column}>${rule.fortnox.field}` : rule.andersson.column;
}

/** Which side's change came last, as far as the clocks tell (design rule 6). */
export type Later = Side | 'undecided';

/** Why a conflict ended as it did: the clocks told, they could not tell, or the two records met for the first time. */
export type ConflictReason = 'later' | 'mainSide' | 'firstMeeting';

/** A field both sides had their own value for; the loser's value is kept in the audit log. */
export interface Conflict {
  readonly field: string;
  readonly andersson: string;
  readonly fortnox: string;
  readonly winner: Side;
  readonly reason: ConflictReason;
}

export interface MergeInput {
  readonly register: Register;
  readonly allowed: { readonly import: boolean; readonly export: boolean };
  readonly andersson: Values;
  readonly fortnox: Values;
  /** Absent when the two records have never been compared. */
  readonly base: Base | null;
  readonly later: Later;
}

export interface Merged {
  /** Columns to write in Andersson, fields to write in Fortnox; only what differs. */
  readonly toAndersson: Values;
  readonly toFortnox: Values;
  readonly conflicts: readonly Conflict[];
  /** Texts that had to be cut on their way. */
  readonly cuts: readonly Cut[];
  /** Codes too long for the side they should go to: the record cannot be written there. */
  readonly misfits: readonly Misfit[];
}

/**
 * The three-way merge, field by field (R0.6, design rule 6): one side changed → its value travels, if the field and the
 * company's direction let it; both changed → the later wins; undecided → the register's main side. Where two records
 * meet for the first time an empty value is filled from the other side and the main side wins the rest.
 */
export function merge(input: MergeInput): Merged {
  const toAndersson: Record<string, string> = {};
  const toFortnox: Record<string, string> = {};
  const conflicts: Conflict[] = [];
  const cuts: Cut[] = [];
  const misfits: Misfit[] = [];

  const write = (target: Side, rule: FieldRule, value: Fitted) => {
    if (value.misfit) misfits.push(value.misfit);
    if (value.cut) cuts.push(value.cut);
    (target === 'andersson' ? toAndersson : toFortnox)[nameOn(target, rule)] = value.value;
  };

  for (const rule of input.register.fields) {
    const andersson = clean(input.andersson[rule.andersson.column]);
    const fortnox = clean(input.fortnox[rule.fortnox.field]);
    const forFortnox = fitted('fortnox', rule, andersson);
    const forAndersson = fitted('andersson', rule, fortnox);
    if (forFortnox.value === fortnox || forAndersson.value === andersson) continue;

    const { winner, reason } = decide(rule, andersson, fortnox, input);
    if (winner === null) continue;
    // A column overruled in this very merge has no value left to fill a second field with.
    if (rule.copy && rule.andersson.column in toAndersson) continue;
    if (reason !== 'changed') conflicts.push({ field: rule.label, andersson, fortnox, winner, reason });
    if (winner === 'andersson') write('fortnox', rule, forFortnox);
    else write('andersson', rule, forAndersson);
  }
  return { toAndersson, toFortnox, conflicts, cuts, misfits };
}

/**
 * Whether the fields both sides changed need the clocks to decide between them, so that Fortnox need not be asked
 * where the answer would change nothing.
 */
export function needsClocks(input: Omit<MergeInput, 'later'>): boolean {
  return merge({ ...input, later: 'undecided' }).conflicts.some((conflict) => conflict.reason === 'mainSide');
}

interface Decision {
  readonly winner: Side | null;
  readonly reason: 'changed' | ConflictReason;
}

const nobody: Decision = { winner: null, reason: 'changed' };

function decide(rule: FieldRule, andersson: string, fortnox: string, input: MergeInput): Decision {
  const imports = may('import', rule, input);
  const exports = may('export', rule, input);
  if (!imports && !exports) return nobody;
  if (input.base === null) return firstMeeting(rule, andersson, fortnox, input);

  const agreed = input.base.andersson[baseName(rule)] ?? input.base.andersson[rule.andersson.column];
  const anderssonChanged = andersson !== clean(agreed);
  const fortnoxChanged = fortnox !== clean(input.base.fortnox[rule.fortnox.field]);
  if (anderssonChanged && fortnoxChanged) {
    if (imports && exports) return byClock(input);
    return { winner: imports ? 'fortnox' : 'andersson', reason: 'changed' };
  }
  if (anderssonChanged && exports) return { winner: 'andersson', reason: 'changed' };
  if (fortnoxChanged && imports) return { winner: 'fortnox', reason: 'changed' };
  return nobody;
}

function firstMeeting(rule: FieldRule, andersson: string, fortnox: string, input: MergeInput): Decision {
  const imports = may('import', rule, input);
  const exports = may('export', rule, input);
  if (rule.copy) return nobody;
  if (andersson === '') return imports ? { winner: 'fortnox', reason: 'changed' } : nobody;
  if (fortnox === '') return exports ? { winner: 'andersson', reason: 'changed' } : nobody;
  const { import: importing, export: exporting } = input.allowed;
  const winner: Side = importing && exporting ? input.register.mainSide : importing ? 'fortnox' : 'andersson';
  const travels = winner === 'fortnox' ? imports : exports;
  return travels ? { winner, reason: 'firstMeeting' } : nobody;
}

function byClock(input: MergeInput): Decision {
  return input.later === 'undecided'
    ? { winner: input.register.mainSide, reason: 'mainSide' }
    : { winner: input.later, reason: 'later' };
}

function may(way: 'import' | 'export', rule: FieldRule, input: Pick<MergeInput, 'allowed'>): boolean {
  return input.allowed[way] && (rule.travels === way || rule.travels === 'both');
}
