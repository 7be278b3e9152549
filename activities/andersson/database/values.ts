import { AnderssonDatabaseError } from './errors';

/** What may be bound to a statement on either database. */
export type BoundValue = string | number | null;

/**
 * A parameter made safe to bind: true and false become 1 and 0, a bigint its number. One rule for both databases, so
 * that a test on SQLite refuses what production would misread.
 * @throws AnderssonDatabaseError `valueRefused` for a Date (write `toISOString()`), bytes, objects, undefined, NaN and
 * integers beyond 2^53, of which JavaScript or SQLite would silently lose digits. The value itself is not told.
 */
export const toBoundValue = (value: unknown): BoundValue => {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'bigint') return toSafeNumber(value, 'a bigint parameter');
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw refused(`${value} is not a number a database can hold`);
    if (Number.isInteger(value)) toSafeNumber(value, 'a parameter');
    return value;
  }
  if (value instanceof Date) throw refused('a Date was given: write an instant as toISOString(), a date as yyyy-mm-dd');
  if (value instanceof Uint8Array) throw refused('bytes were given: write base64 text');
  throw refused(`${typeof value === 'undefined' ? 'undefined' : 'an object'} was given: write null, or JSON text`);
};

/**
 * A whole number that JavaScript holds exactly.
 * @throws AnderssonDatabaseError `valueRefused` beyond 2^53
 */
export const toSafeNumber = (value: number | bigint | string, what: string): number => {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw refused(`${what} is beyond the whole numbers held exactly (2^53)`);
  return number;
};

const refused = (why: string): AnderssonDatabaseError => new AnderssonDatabaseError('valueRefused', why);
