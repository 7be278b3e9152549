import { Decimal } from 'decimal.js';
import { z } from 'zod';
import { type JsonAnswer, unreadFailure } from './answer';
import { cameAs, type FortnoxFailure, noRight, type Said, type Unread } from './failures';
import type { Outcome } from './outcome';

/** A text that says something; what is not text is refused before it can be taken for one. */
const someText = z.string().refine((value) => value !== noRight);

/** A text as Fortnox gives it: a number where text is usual, null where nothing is set (core-api §2.3). Unset is ''. */
export const text = z
  .union([someText, z.number(), z.null()])
  .transform((value) => (value === null ? '' : String(value)));

/** A number or code that must be there, as text whichever way it comes. */
export const code = z.union([someText.regex(/\S/), z.int()]).transform(String);

/** A local date; null where none is set, which is also said with '' (core-api §2.3). */
export const date = z
  .union([z.literal(''), z.iso.date()])
  .nullish()
  .transform((value) => value || null);

/** A number, or a number as text (core-api §2.3), as a decimal without exponent. */
export const amount = z
  .union([z.number(), z.string()])
  .refine(isDecimal)
  .transform((value) => new Decimal(value).toFixed());

/** How many there are of something, whichever way it comes. */
export const count = z
  .union([z.number(), z.string().regex(/^\d+$/)])
  .transform(Number)
  .pipe(z.int().nonnegative());

function isDecimal(value: number | string): boolean {
  return /^-?\d+(\.\d+)?(e[+-]?\d{1,3})?$/i.test(String(value));
}

/** The answer through its schema. What does not fit is named with its field, and after a write it counts as unknown. */
export function parsed<T>(
  answer: Outcome<JsonAnswer>,
  method: string,
  path: string,
  parse: (json: unknown) => z.ZodSafeParseResult<T>,
): Outcome<T> {
  if (answer.outcome !== 'done') return answer;
  const { json, status, requestId } = answer.value;
  const read = parse(json);
  if (read.success) return { outcome: 'done', value: read.data, at: answer.at };
  const failure = unreadFailure({ method, path, status, requestId, retryAfterMs: null }, firstUnread(json, read.error));
  return { outcome: method === 'GET' ? 'refused' : 'unknown', failure };
}

/** The field that does not fit; a missing right before all else, since somebody can grant it. */
function firstUnread(json: unknown, error: z.ZodError): Unread {
  const all = error.issues.map(({ path }) => ({ field: path.join('.') || null, came: cameAs(valueAt(json, path)) }));
  return all.find(({ came }) => came === 'noRight') ?? all[0] ?? { field: null, came: cameAs(json) };
}

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((within, key) => (within as Record<PropertyKey, unknown> | null)?.[key], json);
}

/** The failure of an answer that can be read and says nothing usable all the same. */
export function unreadable(method: string, path: string, found: Said, requestId: string | null): FortnoxFailure {
  const call = { method, path, status: 200, code: null, requestId, retryAfterMs: null };
  return { kind: 'unexpectedAnswer', ...call, message: found.sv, found };
}
