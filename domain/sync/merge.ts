import type { Said } from '../language';
import { type FieldRule, holds, nameOn, type Register, type Side, travelsTo, type Values } from '../registers/register';
import type { Allowed } from '../registers/rules';
import { canonical } from './content';
import { type Cut, type Fitted, fitted, isAlike, type Misfit } from './fit';

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
  /** By the name it has in agreements (`baseName`). */
  readonly field: string;
  readonly label: Said;
  readonly andersson: string;
  readonly fortnox: string;
  readonly winner: Side;
  readonly reason: ConflictReason;
}

/** A change that stays where it was made, and why: a setting, or Fortnox works the field out itself. */
export interface Held {
  readonly label: Said;
  readonly changedIn: Side;
  readonly value: string;
  readonly why: 'activity' | 'workedOut';
}

export interface MergeInput {
  readonly register: Register;
  readonly allowed: Pick<Allowed, 'import' | 'export' | 'inactivate'>;
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
  /** Values that lose something on their way. */
  readonly cuts: readonly Cut[];
  /** Values the side they should go to cannot take: the record cannot be written there. */
  readonly misfits: readonly Misfit[];
  readonly held: readonly Held[];
}

/**
 * The three-way merge, field by field (R0.6, design rule 6): one side changed → its value travels, if the field and the
 * company's settings let it; both changed → the later wins; undecided → the register's main side. Where two records
 * meet for the first time an empty value is filled from the other side, and of the rest the main side wins what goes both
 * ways.
 */
export function merge(input: MergeInput): Merged {
  const toAndersson: Record<string, string> = {};
  const toFortnox: Record<string, string> = {};
  const conflicts: Conflict[] = [];
  const cuts: Cut[] = [];
  const misfits: Misfit[] = [];
  const held: Held[] = [];

  const write = (target: Side, rule: FieldRule, value: Fitted) => {
    if (value.misfit) misfits.push(value.misfit);
    if (value.cut) cuts.push(value.cut);
    (target === 'andersson' ? toAndersson : toFortnox)[nameOn(target, rule)] = value.value;
  };

  for (const rule of input.register.fields) {
    const andersson = canonical(rule.content, input.andersson[rule.andersson.column]);
    const fortnox = canonical(rule.content, input.fortnox[rule.fortnox.field]);
    if (isAlike(rule, andersson, fortnox)) continue;

    const decision = decide(rule, andersson, fortnox, input);
    const { winner, reason } = decision;
    if (decision.held) {
      const value = decision.held.changedIn === 'andersson' ? andersson : fortnox;
      held.push({ label: rule.label, value, ...decision.held });
    }
    if (winner === null) continue;
    // A column overruled in this very merge has no value left to fill a second field with.
    if (rule.copy && rule.andersson.column in toAndersson) continue;
    if (reason !== 'changed')
      conflicts.push({ field: baseName(rule), label: rule.label, andersson, fortnox, winner, reason });
    if (winner === 'andersson') write('fortnox', rule, fitted('fortnox', rule, andersson));
    else write('andersson', rule, fitted('andersson', rule, fortnox));
  }
  return { toAndersson, toFortnox, conflicts, cuts, misfits, held };
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
  readonly held?: Pick<Held, 'changedIn' | 'why'>;
}

const nobody: Decision = { winner: null, reason: 'changed' };

function decide(rule: FieldRule, andersson: string, fortnox: string, input: MergeInput): Decision {
  const { base } = input;
  if (base === null) return firstMeeting(rule, andersson, fortnox, input);

  const imports = may('andersson', rule, input);
  const exports = may('fortnox', rule, input);
  const anderssonChanged = andersson !== agreedOn(rule, 'andersson', base, andersson);
  const fortnoxChanged = fortnox !== agreedOn(rule, 'fortnox', base, fortnox);
  if (anderssonChanged && fortnoxChanged) {
    if (imports && exports) return byClock(input);
    if (imports) return { winner: 'fortnox', reason: 'changed', ...heldBack(rule, 'andersson', input) };
    return exports ? { winner: 'andersson', reason: 'changed' } : nobody;
  }
  if (anderssonChanged) return exports ? { winner: 'andersson', reason: 'changed' } : stays(rule, 'andersson', input);
  if (fortnoxChanged) return imports ? { winner: 'fortnox', reason: 'changed' } : stays(rule, 'fortnox', input);
  return nobody;
}

/** What the side held when they agreed; a field that is younger than the agreement counts as it stands. */
export function agreedOn(rule: FieldRule, side: Side, base: Base, now: string): string {
  const agreed =
    side === 'andersson'
      ? (base.andersson[baseName(rule)] ?? base.andersson[rule.andersson.column])
      : base.fortnox[rule.fortnox.field];
  if (agreed === undefined && rule.content === 'flag') return now;
  return canonical(rule.content, agreed);
}

function stays(rule: FieldRule, changedIn: Side, input: MergeInput): Decision {
  return { ...nobody, ...heldBack(rule, changedIn, input) };
}

/** A change that a person may expect to see on the other side, and why it does not come there. */
function heldBack(rule: FieldRule, changedIn: Side, input: MergeInput): Pick<Decision, 'held'> {
  if (rule.content === 'flag') return { held: { changedIn, why: 'activity' } };
  if (changedIn === 'andersson' && isWorkedOut(rule, input)) return { held: { changedIn, why: 'workedOut' } };
  return {};
}

function firstMeeting(rule: FieldRule, andersson: string, fortnox: string, input: MergeInput): Decision {
  const imports = may('andersson', rule, input);
  const exports = may('fortnox', rule, input);
  if (rule.copy || rule.content === 'flag') return nobody;
  if (andersson === '') return imports ? { winner: 'fortnox', reason: 'changed' } : nobody;
  if (fortnox === '') return exports ? { winner: 'andersson', reason: 'changed' } : stays(rule, 'andersson', input);
  if (isWorkedOut(rule, input)) {
    return imports ? { winner: 'fortnox', reason: 'firstMeeting' } : stays(rule, 'andersson', input);
  }
  if (!imports && !exports) return nobody;
  // A field that goes one way only has one side to come from.
  const winner: Side = imports && exports ? input.register.mainSide : imports ? 'fortnox' : 'andersson';
  return { winner, reason: 'firstMeeting' };
}

function byClock(input: MergeInput): Decision {
  return input.later === 'undecided'
    ? { winner: input.register.mainSide, reason: 'mainSide' }
    : { winner: input.later, reason: 'later' };
}

/** Whether the field may be written on that side: by the manual, by the company, and where Fortnox leaves it to us. */
function may(target: Side, rule: FieldRule, input: Pick<MergeInput, 'allowed' | 'fortnox'>): boolean {
  if (rule.content === 'flag') return input.allowed.inactivate[target];
  const isAllowed = target === 'andersson' ? input.allowed.import : input.allowed.export;
  if (!isAllowed || !travelsTo(target, rule)) return false;
  return target === 'andersson' || !isWorkedOut(rule, input);
}

/** Whether Fortnox works the field out by itself for this record, so that nobody else writes it there (R1.4). */
export function isWorkedOut({ workedOutWhere }: FieldRule, { fortnox }: Pick<MergeInput, 'fortnox'>): boolean {
  return workedOutWhere !== undefined && holds(workedOutWhere, fortnox);
}
