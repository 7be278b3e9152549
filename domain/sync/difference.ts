import { type FieldRule, nameOn, type Side } from '../registers/register';
import { canonical } from './content';
import { isAlike } from './fit';
import { agreedOn } from './merge';
import type { RecordFailure } from './record';
import type { Surveyed, SurveyRules } from './surveyed';
import { type WhyLeft, whyFieldLeft, whyRecordLeft } from './why-left';

/**
 * Why the two sides differ. `notYetSynced`: the next run sees to it. `refused`: a person must correct it.
 * `sameOrganisation`: it may be another record's double, for a person to say. `deleted`: on one side. `changedByHand`: a
 * change that the company's direction or rules do not carry. `outOfScope`: nothing that is kept in step. `unexplained`:
 * nobody has told of the change, so that no run would see it.
 */
export const causes = [
  'unexplained',
  'refused',
  'sameOrganisation',
  'deleted',
  'notYetSynced',
  'changedByHand',
  'outOfScope',
] as const;
export type Cause = (typeof causes)[number];

/** A field that differs, by what operators call it, with each side's value. */
export interface FieldDifference {
  readonly field: string;
  readonly andersson: string;
  readonly fortnox: string;
}

export interface Difference {
  readonly number: string;
  readonly cause: Cause;
  readonly why: WhyLeft | null;
  /** The engine's own words, where it has some. */
  readonly sentence: string | null;
  /** The side that has the record, where the other lacks it. */
  readonly onlyIn: Side | null;
  /** What differs, where both sides have the record. */
  readonly fields: readonly FieldDifference[];
}

/**
 * The differences of one record, each with its cause: none where the sides are alike, more than one where its fields
 * differ for different reasons. Pure, so that every cause stands in a table of tests.
 */
export function differencesOf(it: Surveyed, rules: SurveyRules): readonly Difference[] {
  const { plan, failure } = it;
  if (plan.do === 'fail') return [refusedFor(it, rules, plan.failure)];
  if (plan.do === 'leave' && plan.waits && failure) return [refusedFor(it, rules, failure)];
  if (it.row && it.fortnox) return betweenBoth(it, rules);
  if (it.base)
    return [{ ...alone(it), cause: 'deleted', sentence: plan.do === 'leave' ? (plan.notes[0] ?? null) : null }];
  if (plan.do === 'leave') return [{ ...alone(it), cause: 'outOfScope', why: whyRecordLeft(it, rules) }];
  const isTold = it.pending || it.told[it.row ? 'andersson' : 'fortnox'];
  return [{ ...alone(it), cause: isTold ? 'notYetSynced' : 'unexplained' }];
}

/** Whether a difference waits for a person, or for a run that would not come by itself. */
export function needsAttention({ cause }: Pick<Difference, 'cause'>): boolean {
  return cause === 'unexplained' || cause === 'refused' || cause === 'sameOrganisation';
}

const noDifference = { why: null, sentence: null, onlyIn: null, fields: [] } as const;

function alone({ number, row }: Surveyed): Omit<Difference, 'cause'> {
  return { ...noDifference, number, onlyIn: row ? 'andersson' : 'fortnox' };
}

function refusedFor(it: Surveyed, rules: SurveyRules, { kind, sentence }: RecordFailure): Difference {
  const cause = kind === 'sameOrganisation' ? kind : kind === 'deletedInFortnox' ? 'deleted' : 'refused';
  if (!it.row || !it.fortnox) return { ...alone(it), cause, sentence };
  const fields = differing(it, rules).flatMap(({ rule, shown }) => (rule.copy ? [] : [shown]));
  return { ...noDifference, number: it.number, cause, sentence, fields };
}

interface Differing {
  readonly rule: FieldRule;
  readonly shown: FieldDifference;
}

/** The shared fields that hold something else on the two sides, as far as each can hold the other's value. */
function differing({ row, fortnox }: Surveyed, { register, language }: SurveyRules): readonly Differing[] {
  return register.fields.flatMap((rule) => {
    const here = canonical(rule.content, row?.values[nameOn('andersson', rule)]);
    const there = canonical(rule.content, fortnox?.[nameOn('fortnox', rule)]);
    return isAlike(rule, here, there)
      ? []
      : [{ rule, shown: { field: rule.label[language], andersson: here, fortnox: there } }];
  });
}

function betweenBoth(it: Surveyed, rules: SurveyRules): readonly Difference[] {
  const { plan, number } = it;
  if (plan.do === 'leave' && plan.result === 'skipped') {
    return [{ ...noDifference, number, cause: 'outOfScope', why: whyRecordLeft(it, rules) }];
  }
  const found = new Map<string, Difference>();
  for (const { rule, shown } of differing(it, rules)) {
    const judged = judgeField(rule, shown, it, rules);
    if (!judged) continue;
    const key = `${judged.cause} ${judged.why}`;
    const fields = [...(found.get(key)?.fields ?? []), shown];
    found.set(key, { ...noDifference, ...judged, number, fields });
  }
  return [...found.values()];
}

function judgeField(
  rule: FieldRule,
  { andersson, fortnox }: FieldDifference,
  it: Surveyed,
  rules: SurveyRules,
): Pick<Difference, 'cause' | 'why'> | null {
  const { base } = it;
  const changed = {
    andersson: base !== null && andersson !== agreedOn(rule, 'andersson', base, andersson),
    fortnox: base !== null && fortnox !== agreedOn(rule, 'fortnox', base, fortnox),
  };
  if (isCarried(rule, it)) return causeOfCarried(it, changed, rules);
  // A column that feeds two fields: what the second one holds is Fortnox's own, until the first one changes.
  if (rule.copy) return null;
  const changedIn = changed.andersson ? 'andersson' : changed.fortnox ? 'fortnox' : null;
  const why = whyFieldLeft(rule, changedIn, it, rules);
  return { cause: changedIn === null || why === 'inactive' ? 'outOfScope' : 'changedByHand', why };
}

function isCarried(rule: FieldRule, { plan }: Surveyed): boolean {
  if (plan.do !== 'write') return false;
  if (nameOn('fortnox', rule) in (plan.toFortnox?.fields ?? {})) return true;
  return rule.copy === undefined && nameOn('andersson', rule) in (plan.toAndersson?.values ?? {});
}

/**
 * A row that is scanned is merged with what Fortnox held before: a change there must be told by Fortnox. A row that has
 * never been compared meets Fortnox's record when it is to be made there and its number is taken.
 */
function causeOfCarried(
  { pending, told, base, fortnox }: Surveyed,
  changed: Readonly<Record<Side, boolean>>,
  { allowed }: SurveyRules,
): Pick<Difference, 'cause' | 'why'> {
  if (pending || told.fortnox) return { cause: 'notYetSynced', why: null };
  // A first load takes in active records only; one that nobody has matched since has nothing to bring.
  if (base === null && fortnox?.Active !== 'true') return { cause: 'outOfScope', why: 'inactive' };
  const isSeen = told.andersson && (base === null ? allowed.create.fortnox : !changed.fortnox);
  return { cause: isSeen ? 'notYetSynced' : 'unexplained', why: null };
}
