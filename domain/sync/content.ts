import { Decimal } from 'decimal.js';
import type { Content } from '../registers/register';
import { clean } from '../text';

/**
 * A value as both sides are compared by and agree on. Text without surrounding blanks; an amount without needless zeros,
 * and 0 as unset, since Fortnox shows 0 where nothing was entered (core-api §3.4); a flag as `true` or `false`. What
 * is no amount stays as it is, to be refused by name.
 */
export function canonical(content: Content, value: unknown): string {
  const text = clean(value === null || value === undefined ? '' : String(value));
  if (content === 'flag') return String(text === 'true' || text === '1');
  return content === 'amount' ? plainAmount(text) : text;
}

function plainAmount(text: string): string {
  if (!isAmount(text)) return text;
  const amount = new Decimal(text);
  return amount.isZero() ? '' : amount.toFixed();
}

/** Whether the text is a decimal number. */
export function isAmount(text: string): boolean {
  return /^-?\d+(\.\d+)?(e[+-]?\d{1,3})?$/i.test(text);
}
