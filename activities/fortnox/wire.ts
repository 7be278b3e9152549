import { Decimal } from 'decimal.js';
import { z } from 'zod';
import type { JsonAnswer } from './answer';
import type { FortnoxFailure } from './failures';
import type { Outcome } from './outcome';

/** A value Fortnox puts where the licence does not reach (core-api §2.3); it must never be taken for data. */
const noRight = 'API_NORIGHT';

/** A text as Fortnox gives it: a number where text is usual, null where nothing is set (core-api §2.3). Unset is ''. */
export const text = z
  .union([z.string(), z.number(), z.null()])
  .transform((value) => (value === null ? '' : String(value)))
  .refine((value) => value !== noRight, { message: `${noRight}: kopplingen får inte läsa fältet` });

/** A number or code, as text whichever way it comes. */
export const code = z.union([z.string(), z.number()]).transform(String);

/** A number, or a number as text (core-api §2.3), as a decimal without exponent. */
export const amount = z
  .union([z.number(), z.string()])
  .refine(isDecimal, { message: 'inte ett tal' })
  .transform((value) => new Decimal(value).toFixed());

function isDecimal(value: number | string): boolean {
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(String(value));
}

/** The answer through its schema. What does not fit is named with its field, and after a write it counts as unknown. */
export function parsed<T>(
  answer: Outcome<JsonAnswer>,
  method: string,
  path: string,
  parse: (json: unknown) => z.ZodSafeParseResult<T>,
): Outcome<T> {
  if (answer.outcome !== 'done') return answer;
  const read = parse(answer.value.json);
  if (read.success) return { outcome: 'done', value: read.data, at: answer.at };
  const issue = read.error.issues[0];
  const message = `fältet ${issue?.path.join('.') ?? '?'}: ${issue?.message ?? 'oväntat innehåll'}`;
  const { requestId } = answer.value;
  const failure = unreadable(method, path, message, requestId);
  return { outcome: method === 'GET' ? 'refused' : 'unknown', failure };
}

/** The failure of an answer that says nothing usable. */
export function unreadable(method: string, path: string, message: string, requestId: string | null): FortnoxFailure {
  return { kind: 'unexpectedAnswer', method, path, status: 200, code: null, message, requestId, retryAfterMs: null };
}
