import type { Register } from '../registers/register';
import type { Export } from './record';

/** Calls that Fortnox's limit allows in a minute (design rule 9). */
const callsPerMinute = 288;
/** Records that Fortnox lists in one call (core-api §2.2). */
const recordsPerList = 500;

/** The calls to Fortnox that a run takes, and how long they take where nothing else calls. */
export interface Effort {
  readonly lists: number;
  readonly reads: number;
  readonly writes: number;
  /** Of which for prices on a price list. */
  readonly prices: number;
  readonly calls: number;
  readonly minutes: number;
}

export function effortOf(counted: Pick<Effort, 'lists' | 'reads' | 'writes' | 'prices'>): Effort {
  const calls = counted.lists + counted.reads + counted.writes;
  return { ...counted, calls, minutes: minutesFor(calls) };
}

/** Whole minutes that so many calls take at Fortnox's pace. */
export function minutesFor(calls: number): number {
  return Math.ceil(calls / callsPerMinute);
}

/** Whole minutes until all lines are done at the pace so far; null before the first. */
export function minutesLeft(done: number, of: number, calls: number): number | null {
  return done === 0 ? null : minutesFor(((of - done) * calls) / done);
}

/** List calls for so many records; an empty list costs one too. */
export function listsFor(records: number): number {
  return Math.max(1, Math.ceil(records / recordsPerList));
}

/**
 * Calls of one write: the record's own, one for a price on a list (R1.3.2), one to read the parts of an amount that is
 * written as one of them (R1.4).
 */
export function callsOfWrite(register: Register, { action, fields }: Export): { writes: number; prices: number } {
  const names = Object.keys(fields);
  const written = register.fields.filter((rule) => names.includes(rule.fortnox.field));
  const prices = written.filter((rule) => rule.onPriceList !== undefined).length;
  const own = action === 'create' || names.length > prices ? 1 : 0;
  const parts = action === 'update' ? written.filter((rule) => rule.writtenAs !== undefined).length : 0;
  return { writes: own + prices + parts, prices };
}
