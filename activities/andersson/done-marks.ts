import { expressionBuilder } from 'kysely';
import { z } from 'zod';
import type { AnderssonPurchaseActivities } from '../../workflows/contract/purchase-activities';
import { type AnderssonDatabase, type AnderssonSchema, fromJsonText } from './database';

/** An object whose process has ended for good (design §3). */
export interface DoneMark {
  readonly number: string;
  readonly outcome: string;
  readonly fortnoxNumbers: readonly string[];
  readonly at: string;
}

type Outcome = Parameters<AnderssonPurchaseActivities['markDone']>[0]['outcome'];
const deleted: Outcome = 'deleted';

/** Whether the object was deleted: such a mark does not count once there is an object of that number again. */
export function isOfDeleted({ outcome }: DoneMark): boolean {
  return outcome === deleted;
}

/** In a query of `done_mark` beside objects that are there: the mark counts, not being of a deleted one. */
export const markCounts = expressionBuilder<AnderssonSchema, 'done_mark'>()('done_mark.outcome', '<>', deleted);

const numbersSchema = z.array(z.string());

/** Marks the object as done; a repeated call leaves one mark. */
export async function markDone(
  database: AnderssonDatabase,
  input: Parameters<AnderssonPurchaseActivities['markDone']>[0],
): Promise<void> {
  await database.verbs.upsert(database.kysely, 'done_mark', {
    company: input.company,
    process: input.process,
    number: input.number,
    outcome: input.outcome,
    note: input.note,
    fortnox_numbers: JSON.stringify(input.fortnoxNumbers),
    at: await database.now(),
  });
}

/** The marks of those of the given objects that have one. */
export async function doneMarks(
  { kysely }: AnderssonDatabase,
  of: { readonly company: string; readonly process: string; readonly numbers: readonly string[] },
): Promise<readonly DoneMark[]> {
  const rows = await kysely
    .selectFrom('done_mark')
    .select(['number', 'outcome', 'fortnox_numbers', 'at'])
    .where('company', '=', of.company)
    .where('process', '=', of.process)
    .where('number', 'in', of.numbers)
    .execute();
  return rows.map((row) => ({
    number: row.number,
    outcome: row.outcome,
    fortnoxNumbers: fromJsonText(numbersSchema, row.fortnox_numbers) ?? [],
    at: row.at,
  }));
}
