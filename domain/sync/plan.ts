import type { Language, Said } from '../language';
import {
  holds,
  isKeptInStep,
  longestNumberInAndersson,
  type Register,
  type Side,
  type Values,
} from '../registers/register';
import type { Allowed } from '../registers/rules';
import { differentBusinesses, identifiesNobody, lacksRequired, newRecord } from './create';
import type { Misfit } from './fit';
import { laterByClock } from './later';
import { type Base, type Conflict, type Later, merge, needsClocks } from './merge';
import type { Export, ReadResult, RecordFailure } from './record';
import { syncSentences } from './sentences';

/** A failure as it is kept with the record: what both sides looked like then, so that it is tried again when one changes. */
export interface KeptFailure extends RecordFailure {
  readonly andersson: Values | null;
  readonly fortnox: Values | null;
  /** When Andersson's row had last been changed by then. */
  readonly changedAt: string | null;
}

/** Andersson's row as it was read. */
export interface KnownRow {
  readonly values: Values;
  readonly active: boolean;
  readonly changedAt: string | null;
  /** Why the row cannot be used, where it cannot; then its values are none. */
  readonly unreadable: Said | null;
}

/** All that is known of one record when a run looks at it. */
export interface KnownRecord {
  readonly number: string;
  /** Andersson's row; null when there is none. */
  readonly row: KnownRow | null;
  /** What was just read in Fortnox; null when Fortnox reports no change since the sides agreed. */
  readonly read: ReadResult | null;
  /** What the sides last agreed on; null when they have never been compared. */
  readonly base: Base | null;
  readonly failure: KeptFailure | null;
  readonly writtenByUsAt: string | null;
}

/** How a company lets the register travel, and what the clocks say. */
export interface PlanContext {
  readonly register: Register;
  readonly allowed: Allowed;
  readonly language: Language;
  /** When the run before this began, by Andersson's clock. */
  readonly previousReadAt: string | null;
  /** What Fortnox answered when asked whose change came last; absent when it has not been asked. */
  readonly answer: Later | undefined;
}

export interface Write {
  readonly do: 'write';
  readonly toAndersson: { readonly action: 'create' | 'update'; readonly values: Values } | null;
  readonly toFortnox: Export | null;
  readonly conflicts: readonly Conflict[];
  readonly notes: readonly string[];
}

/** What is to be done with one record. */
export type Plan =
  | Write
  /** `waits`: it has failed, and is not tried now. */
  | {
      readonly do: 'leave';
      readonly result: 'same' | 'skipped';
      readonly notes: readonly string[];
      readonly waits?: true;
    }
  | { readonly do: 'ask'; readonly changedAt: string }
  | { readonly do: 'fail'; readonly failure: RecordFailure };

const leave = (result: 'same' | 'skipped', notes: readonly string[] = []): Plan => ({ do: 'leave', result, notes });

/** What Fortnox holds, as far as known: just read, or unchanged since it was last seen: in a failure, or in agreement. */
export function fortnoxValues(known: KnownRecord): Values | null {
  if (known.read) return known.read.result === 'found' ? known.read.record.values : null;
  return known.failure?.fortnox ?? known.base?.fortnox ?? null;
}

/** Decides what becomes of one record (R0.4–R0.6, R1): pure, so that every case stands in a table of tests. */
export function planRecord(known: KnownRecord, context: PlanContext): Plan {
  if (known.read?.result === 'failed') return { do: 'fail', failure: known.read.failure };
  const say = syncSentences[context.language];
  const { row } = known;
  if (row?.unreadable) return failed('rowInvalid', say.rowUnreadable(row.unreadable[context.language]));
  const fortnox = fortnoxValues(known);
  if (stillFailing(known, fortnox)) return { do: 'leave', result: 'skipped', notes: [], waits: true };
  if (row === null) return fortnox === null ? leave('skipped') : onlyInFortnox(known, fortnox, context);
  if (fortnox === null) return onlyInAndersson(known, row, context);
  return onBothSides(known, row, fortnox, context);
}

/**
 * A record that failed for a reason only a person can mend is left alone until somebody has changed it: Andersson's row,
 * or the record in Fortnox, also in a field that is not shared; or until its next try is due, when it is read as well.
 */
function stillFailing({ failure, read, row }: KnownRecord, fortnox: Values | null): boolean {
  if (!failure || failure.passing || read !== null) return false;
  if ((row?.changedAt ?? null) !== failure.changedAt) return false;
  return equal(failure.andersson, row?.values ?? null) && equal(failure.fortnox, fortnox);
}

function onlyInFortnox(known: KnownRecord, fortnox: Values, context: PlanContext): Plan {
  const { register, allowed, language } = context;
  const say = syncSentences[language];
  const { number, base } = known;
  if (base) return deletedInAndersson(number, fortnox, context);
  const isActive = fortnox.Active === 'true';
  if (!isActive || !isKeptInStep(register, fortnox) || !allowed.create.andersson) return leave('skipped');
  if (number.length > longestNumberInAndersson)
    return failed('tooLong', say.numberTooLong('andersson', number.length, longestNumberInAndersson));
  const { values, cuts, misfits } = newRecord(register, 'andersson', fortnox);
  const fault = unfit('andersson', 'create', { values, misfits }, context);
  if (fault) return fault;
  return write({
    toAndersson: { action: 'create', values },
    notes: [...cuts.map(say.cut), ...noBusiness('andersson', values, context)],
  });
}

function onlyInAndersson(known: KnownRecord, row: KnownRow, context: PlanContext): Plan {
  const { register, allowed, language } = context;
  const say = syncSentences[language];
  const { number } = known;
  if (known.base) return deletedInFortnox(row, context);
  if (!row.active || !allowed.create.fortnox) return leave('skipped');
  const { numberSigns, numberLength } = register.fortnox;
  if (number.length > numberLength) return failed('tooLong', say.numberTooLong('fortnox', number.length, numberLength));
  if (numberSigns !== undefined && !hasOnly(number, numberSigns, allowed.swedishLetters)) {
    return failed('articleNumberCharacters', say.numberSigns(register.label, allowed.swedishLetters));
  }
  const { values, cuts, misfits } = newRecord(register, 'fortnox', row.values);
  const fault = unfit('fortnox', 'create', { values, misfits }, context);
  if (fault) return fault;
  return write({
    toFortnox: { number, action: 'create', fields: values },
    notes: [...cuts.map(say.cut), ...noBusiness('fortnox', values, context)],
  });
}

function onBothSides(known: KnownRecord, row: KnownRow, fortnox: Values, context: PlanContext): Plan {
  const { register, language } = context;
  const say = syncSentences[language];
  if (known.base === null && differentBusinesses(register, row.values, fortnox)) {
    return failed('differentBusinesses', say.differentBusinesses(register.label));
  }
  const exports = context.allowed.export && !(register.exportsOnlyActive && !row.active);
  const { onlyWhere } = register;
  if (onlyWhere && !holds(onlyWhere, fortnox)) {
    // Never flipped: whether Fortnox counts its stock is for its own users to say (R1.3.2).
    return exports && row.active ? failed('notStockGoods', onlyWhere.otherwise[language]) : leave('skipped');
  }
  const allowed = { ...context.allowed, export: exports };
  const input = { register, allowed, andersson: row.values, fortnox, base: known.base };
  const later = needsClocks(input) ? whoWasLater(known, row.changedAt, context) : 'undecided';
  if (later === 'ask') return { do: 'ask', changedAt: row.changedAt ?? '' };

  const merged = merge({ ...input, later });
  for (const [target, values] of [
    ['fortnox', merged.toFortnox],
    ['andersson', merged.toAndersson],
  ] as const) {
    const fault = unfit(target, 'update', { values, misfits: merged.misfits }, context);
    if (fault) return fault;
  }
  const heldNotes = merged.held.map((held) => say.held(held, register.label));
  const toAndersson = isEmpty(merged.toAndersson) ? null : ({ action: 'update', values: merged.toAndersson } as const);
  const toFortnox = isEmpty(merged.toFortnox)
    ? null
    : ({ number: known.number, action: 'update', fields: merged.toFortnox } as const);
  if (!toAndersson && !toFortnox) return leave('same', heldNotes);
  const notes = [
    ...merged.conflicts.map(say.conflict),
    ...merged.cuts.map(say.cut),
    ...noBusiness('andersson', merged.toAndersson, context),
    ...noBusiness('fortnox', merged.toFortnox, context),
    ...heldNotes,
  ];
  return { do: 'write', toAndersson, toFortnox, conflicts: merged.conflicts, notes };
}

/** Nothing is ever deleted, nor made anew: the record in Fortnox is made inactive or only reported, by the company's rules. */
function deletedInAndersson(number: string, fortnox: Values, { register, allowed, language }: PlanContext): Plan {
  const say = syncSentences[language];
  if (!allowed.inactivateDeleted.fortnox) return leave('skipped', [say.deletedInAndersson(register.label)]);
  if (fortnox.Active !== 'true') return leave('skipped');
  const fields = { Active: 'false' };
  return write({
    toFortnox: { number, action: 'update', fields },
    notes: [say.deletedFollowed('andersson', register.label)],
  });
}

function deletedInFortnox(row: KnownRow, { register, allowed, language }: PlanContext): Plan {
  const say = syncSentences[language];
  if (!allowed.inactivateDeleted.andersson) return failed('deletedInFortnox', say.deletedInFortnox(register.label));
  if (!row.active) return leave('skipped');
  const values = { active: 'false' };
  return write({ toAndersson: { action: 'update', values }, notes: [say.deletedFollowed('fortnox', register.label)] });
}

function whoWasLater(known: KnownRecord, changedAt: string | null, context: PlanContext): Later | 'ask' {
  if (context.answer) return context.answer;
  // Not read: Fortnox's change was seen in an earlier run, so a younger one in Andersson is later without asking.
  if (known.read === null && changedAt !== null) {
    return context.previousReadAt !== null && changedAt >= context.previousReadAt ? 'andersson' : 'undecided';
  }
  const previousReadAt = known.failure ? null : context.previousReadAt;
  return laterByClock({ changedAt, previousReadAt, writtenByUsAt: known.writtenByUsAt });
}

/** Why the side would not take what is to be written there; null: nothing is known against it. */
function unfit(
  target: Side,
  action: 'create' | 'update',
  { values, misfits }: { readonly values: Values; readonly misfits: readonly Misfit[] },
  { register, language }: PlanContext,
): Plan | null {
  const say = syncSentences[language];
  const lacking = lacksRequired(register, target, values, action);
  if (lacking.length > 0) return failed('requiredEmpty', say.requiredEmpty(lacking, target));
  if (misfits.length === 0) return null;
  const isAmount = misfits.every(({ why }) => why !== 'tooLong');
  return failed(isAmount ? 'amountRefused' : 'tooLong', say.misfit(misfits));
}

/** What is said where an organisation number that is none is written: no other record can be known by it. */
function noBusiness(target: Side, values: Values, { register, language }: PlanContext): readonly string[] {
  return identifiesNobody(register, target, values) ? [syncSentences[language].identifiesNobody] : [];
}

function hasOnly(number: string, signs: string, swedishLetters: boolean): boolean {
  return new RegExp(`^[${swedishLetters ? 'ÅÄÖåäö' : ''}${signs}]+$`).test(number);
}

function write(plan: Partial<Omit<Write, 'do'>>): Write {
  return { do: 'write', toAndersson: null, toFortnox: null, conflicts: [], notes: [], ...plan };
}

function failed(kind: string, sentence: string): Plan {
  return { do: 'fail', failure: { side: 'andersson', kind, code: null, sentence, passing: false } };
}

function isEmpty(values: Values): boolean {
  return Object.keys(values).length === 0;
}

function equal(a: Values | null, b: Values | null): boolean {
  if (a === null || b === null) return a === b;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
