import type { Language } from '../language';
import type { Register, Values } from '../registers/register';
import { differentBusinesses, lacksRequired, newRecord } from './create';
import { laterByClock } from './later';
import { type Base, type Conflict, type Later, merge, needsClocks } from './merge';
import type { Export, ReadResult, RecordFailure } from './record';
import { syncSentences } from './sentences';

/** A failure as it is kept with the record: what both sides looked like then, so that it is tried again when one changes. */
export interface KeptFailure extends RecordFailure {
  readonly andersson: Values | null;
  readonly fortnox: Values | null;
}

/** All that is known of one record when a run looks at it. */
export interface KnownRecord {
  readonly number: string;
  /** Andersson's row; null when there is none. */
  readonly row: { readonly values: Values; readonly active: boolean; readonly changedAt: string | null } | null;
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
  readonly allowed: { readonly import: boolean; readonly export: boolean };
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
  | { readonly do: 'leave'; readonly result: 'same' | 'skipped'; readonly note: string | null }
  | { readonly do: 'ask'; readonly changedAt: string }
  | { readonly do: 'fail'; readonly failure: RecordFailure };

const same: Plan = { do: 'leave', result: 'same', note: null };
const skipped = (note: string | null = null): Plan => ({ do: 'leave', result: 'skipped', note });

/** What Fortnox holds, as far as known: just read, or unchanged since it was last seen: in a failure, or in agreement. */
export function fortnoxValues(known: KnownRecord): Values | null {
  if (known.read) return known.read.result === 'found' ? known.read.record.values : null;
  return known.failure?.fortnox ?? known.base?.fortnox ?? null;
}

/** Decides what becomes of one record (R0.4–R0.6, R1.1): pure, so that every case stands in a table of tests. */
export function planRecord(known: KnownRecord, context: PlanContext): Plan {
  if (known.read?.result === 'failed') return { do: 'fail', failure: known.read.failure };
  const fortnox = fortnoxValues(known);
  if (stillFailing(known, fortnox)) return skipped();
  if (known.row === null) return fortnox === null ? skipped() : onlyInFortnox(known, fortnox, context);
  if (fortnox === null) return onlyInAndersson(known, known.row, context);
  return onBothSides(known, known.row, fortnox, context);
}

/** A record that failed for a reason only a person can mend is left alone until one side's values have changed. */
function stillFailing(known: KnownRecord, fortnox: Values | null): boolean {
  const { failure } = known;
  if (!failure || failure.passing) return false;
  return equal(failure.andersson, known.row?.values ?? null) && equal(failure.fortnox, fortnox);
}

function onlyInFortnox(known: KnownRecord, fortnox: Values, context: PlanContext): Plan {
  const say = syncSentences[context.language];
  if (known.base) return skipped(say.deletedInAndersson(context.register.label));
  const active = known.read?.result === 'found' && known.read.record.active;
  if (!active || !context.allowed.import) return skipped();
  const { values, cuts, misfits } = newRecord(context.register, 'andersson', fortnox);
  const lacking = lacksRequired(context.register, 'andersson', values, 'create');
  if (lacking.length > 0) return failed('requiredEmpty', say.requiredEmpty(lacking, 'andersson'));
  if (misfits.length > 0) return failed('tooLong', say.misfit(misfits));
  return {
    do: 'write',
    toAndersson: { action: 'create', values },
    toFortnox: null,
    conflicts: [],
    notes: cuts.map(say.cut),
  };
}

function onlyInAndersson(known: KnownRecord, row: NonNullable<KnownRecord['row']>, context: PlanContext): Plan {
  const say = syncSentences[context.language];
  if (known.base) return failed('deletedInFortnox', say.deletedInFortnox(context.register.label));
  if (!row.active || !context.allowed.export) return skipped();
  const { values, cuts, misfits } = newRecord(context.register, 'fortnox', row.values);
  const lacking = lacksRequired(context.register, 'fortnox', values, 'create');
  if (lacking.length > 0) return failed('requiredEmpty', say.requiredEmpty(lacking, 'fortnox'));
  if (misfits.length > 0) return failed('tooLong', say.misfit(misfits));
  const toFortnox: Export = { number: known.number, action: 'create', fields: values };
  return { do: 'write', toAndersson: null, toFortnox, conflicts: [], notes: cuts.map(say.cut) };
}

function onBothSides(
  known: KnownRecord,
  row: NonNullable<KnownRecord['row']>,
  fortnox: Values,
  context: PlanContext,
): Plan {
  const { register, allowed, language } = context;
  const say = syncSentences[language];
  if (known.base === null && differentBusinesses(register, row.values, fortnox)) {
    return failed('differentBusinesses', say.differentBusinesses(register.label));
  }
  const input = { register, allowed, andersson: row.values, fortnox, base: known.base };
  const later = needsClocks(input) ? whoWasLater(known, row.changedAt, context) : 'undecided';
  if (later === 'ask') return { do: 'ask', changedAt: row.changedAt ?? '' };

  const merged = merge({ ...input, later });
  for (const [target, values] of [
    ['fortnox', merged.toFortnox],
    ['andersson', merged.toAndersson],
  ] as const) {
    const lacking = lacksRequired(register, target, values, 'update');
    if (lacking.length > 0) return failed('requiredEmpty', say.requiredEmpty(lacking, target));
  }
  if (merged.misfits.length > 0) return failed('tooLong', say.misfit(merged.misfits));
  const toAndersson = isEmpty(merged.toAndersson) ? null : ({ action: 'update', values: merged.toAndersson } as const);
  const toFortnox = isEmpty(merged.toFortnox)
    ? null
    : ({ number: known.number, action: 'update', fields: merged.toFortnox } as const);
  if (!toAndersson && !toFortnox) return same;
  const notes = [...merged.conflicts.map(say.conflict), ...merged.cuts.map(say.cut)];
  return { do: 'write', toAndersson, toFortnox, conflicts: merged.conflicts, notes };
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
