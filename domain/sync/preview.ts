import { nameOn, type Side, type Values } from '../registers/register';
import type { RecordFailure } from './record';
import type { Surveyed, SurveyRules } from './surveyed';
import { type WhyLeft, whyRecordLeft } from './why-left';

/** A field that would be written, by what operators call it. */
export interface PreviewedField {
  readonly field: string;
  readonly old: string;
  readonly new: string;
}

/** What would be written of a record on one side. */
export interface PreviewedWrite {
  readonly side: Side;
  readonly action: 'create' | 'update';
  readonly fields: readonly PreviewedField[];
}

/** What a run would do with one record; `notes` is what it would say of it on the way. */
export type Previewed = { readonly number: string; readonly notes: readonly string[] } & (
  | { readonly does: 'write'; readonly writes: readonly PreviewedWrite[] }
  /** `writes`: what is written in Andersson although Fortnox takes no part of it. */
  | {
      readonly does: 'refuse';
      readonly kind: string;
      readonly sentence: string;
      readonly writes: readonly PreviewedWrite[];
    }
  | { readonly does: 'leave'; readonly why: WhyLeft }
  /** The sides are alike, or differ only where nothing is to be done. */
  | { readonly does: 'nothing' }
);

/**
 * What a run would do with a surveyed record, field by field.
 * @param foreseen why Fortnox would refuse what is to be written there; null: nothing is known against it
 */
export function previewOf(it: Surveyed, rules: SurveyRules, foreseen: RecordFailure | null = null): Previewed {
  const { number, plan, failure } = it;
  if (plan.do === 'fail') return refusal(number, plan.failure);
  if (plan.do === 'write') {
    const { toAndersson, toFortnox, notes } = plan;
    const here = toAndersson
      ? [written(rules, 'andersson', toAndersson.action, it.row?.values, toAndersson.values)]
      : [];
    if (foreseen) return { ...refusal(number, foreseen), writes: here, notes };
    const there = toFortnox ? [written(rules, 'fortnox', toFortnox.action, it.fortnox, toFortnox.fields)] : [];
    return { number, does: 'write', writes: [...here, ...there], notes };
  }
  if (plan.waits && failure) return refusal(number, failure);
  if (plan.result === 'same') return { number, does: 'nothing', notes: plan.notes };
  return { number, does: 'leave', why: whyRecordLeft(it, rules), notes: plan.notes };
}

function refusal(number: string, { kind, sentence }: RecordFailure) {
  return { number, does: 'refuse', kind, sentence, writes: [], notes: [] } as const;
}

function written(
  { register, language }: SurveyRules,
  side: Side,
  action: 'create' | 'update',
  old: Values | null | undefined,
  values: Values,
): PreviewedWrite {
  const fields = Object.entries(values).map(([name, value]) => ({
    field: register.fields.find((rule) => nameOn(side, rule) === name)?.label[language] ?? name,
    old: old?.[name] ?? '',
    new: value,
  }));
  return { side, action, fields };
}
