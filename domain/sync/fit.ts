import { Decimal } from 'decimal.js';
import type { Said } from '../language';
import { type FieldRule, lengthOn, type Side } from '../registers/register';
import { cutAtWord } from '../text';
import { canonical, isAmount } from './content';

/** Decimals of an amount that a side keeps: Andersson's tables 6, Fortnox 2 (core-api §2.3). */
const decimalsOn: Readonly<Record<Side, number>> = { andersson: 6, fortnox: 2 };

/**
 * A value that lost something on its way, said in the run's report (design rule 10): a text cut from `length` to `limit`
 * characters, an amount rounded from `length` to `limit` decimals.
 */
export interface Cut {
  readonly label: Said;
  readonly target: Side;
  readonly how: 'cut' | 'rounded';
  readonly length: number;
  readonly limit: number;
}

/** A value the side cannot take: a code too long, since cutting it would make another code; an amount that is none. */
export interface Misfit {
  readonly label: Said;
  readonly target: Side;
  readonly why: 'tooLong' | 'tooLarge' | 'negative' | 'notANumber';
  readonly length: number;
  readonly limit: number;
}

export interface Fitted {
  readonly value: string;
  readonly cut?: Cut;
  readonly misfit?: Misfit;
}

/** The value as the target side can hold it: whole, cut at a word (text), rounded (amount), or marked as not fitting. */
export function fitted(target: Side, rule: FieldRule, value: string): Fitted {
  const text = canonical(rule.content, value);
  if (rule.content === 'amount') return fittedAmount(target, rule, text);
  const limit = lengthOn(target, rule);
  if (text.length <= limit) return { value: text };
  const found = { label: rule.label, target, length: text.length, limit };
  return rule.content === 'text'
    ? { value: cutAtWord(text, limit), cut: { ...found, how: 'cut' } }
    : { value: text, misfit: { ...found, why: 'tooLong' } };
}

/** Whether the two sides hold the same in a field, as far as each can hold the other's value. */
export function isAlike(rule: FieldRule, andersson: string, fortnox: string): boolean {
  return fitted('fortnox', rule, andersson).value === fortnox || fitted('andersson', rule, fortnox).value === andersson;
}

function fittedAmount(target: Side, rule: FieldRule, text: string): Fitted {
  if (text === '') return { value: '' };
  const limit = lengthOn(target, rule);
  const misfit = (why: Misfit['why'], length: number): Fitted => ({
    value: text,
    misfit: { label: rule.label, target, why, length, limit },
  });
  if (!isAmount(text)) return misfit('notANumber', text.length);
  const amount = new Decimal(text);
  if (amount.isNegative()) return misfit('negative', text.length);
  const digits = amount.trunc().toFixed().length;
  if (digits > limit) return misfit('tooLarge', digits);
  const decimals = decimalsOn[target];
  const rounded = canonical('amount', amount.toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP).toFixed());
  if (amount.decimalPlaces() <= decimals) return { value: rounded };
  const cut: Cut = { label: rule.label, target, how: 'rounded', length: amount.decimalPlaces(), limit: decimals };
  return { value: rounded, cut };
}
