import { nameOn, type Side, type Values } from '../registers/register';
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
  | { readonly does: 'refuse'; readonly kind: string; readonly sentence: string }
  | { readonly does: 'leave'; readonly why: WhyLeft }
  /** The sides are alike, or differ only where nothing is to be done. */
  | { readonly does: 'nothing' }
);

/** What a run would do with a surveyed record, field by field. */
export function previewOf(it: Surveyed, rules: SurveyRules): Previewed {
  const { number, plan, failure } = it;
  if (plan.do === 'fail') return refusal(number, plan.failure);
  if (plan.do === 'write') {
    const { toAndersson, toFortnox } = plan;
    const writes = [
      ...(toAndersson ? [written(rules, 'andersson', toAndersson.action, it.row?.values, toAndersson.values)] : []),
      ...(toFortnox ? [written(rules, 'fortnox', toFortnox.action, it.fortnox, toFortnox.fields)] : []),
    ];
    return { number, does: 'write', writes, notes: plan.notes };
  }
  if (plan.waits && failure) return refusal(number, failure);
  if (plan.result === 'same') return { number, does: 'nothing', notes: plan.notes };
  return { number, does: 'leave', why: whyRecordLeft(it, rules), notes: plan.notes };
}

function refusal(number: string, { kind, sentence }: { readonly kind: string; readonly sentence: string }): Previewed {
  return { number, does: 'refuse', kind, sentence, notes: [] };
}

function written(
  { register }: SurveyRules,
  side: Side,
  action: 'create' | 'update',
  old: Values | null | undefined,
  values: Values,
): PreviewedWrite {
  const fields = Object.entries(values).map(([name, value]) => ({
    field: register.fields.find((rule) => nameOn(side, rule) === name)?.label ?? name,
    old: old?.[name] ?? '',
    new: value,
  }));
  return { side, action, fields };
}
