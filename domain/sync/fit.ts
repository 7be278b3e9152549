import { type FieldRule, lengthOn, type Side } from '../registers/register';
import { clean, cutAtWord } from '../text';

/** A text that was shortened to what the target side takes; said in the run's report (design rule 10). */
export interface Cut {
  readonly field: string;
  readonly target: Side;
  readonly length: number;
  readonly limit: number;
}

/** A code that does not fit; cutting it would make another code. */
export type Misfit = Cut;

export interface Fitted {
  readonly value: string;
  readonly cut?: Cut;
  readonly misfit?: Misfit;
}

/** The value as the target side can hold it: whole, cut at a word (text), or marked as not fitting (code). */
export function fitted(target: Side, rule: FieldRule, value: string): Fitted {
  const text = clean(value);
  const limit = lengthOn(target, rule);
  if (text.length <= limit) return { value: text };
  const found: Cut = { field: rule.label, target, length: text.length, limit };
  return rule.content === 'text' ? { value: cutAtWord(text, limit), cut: found } : { value: text, misfit: found };
}
