import { linksOf } from '../sync-links';
import type { SyncScope } from '../sync-scope';

/** Numbers named in one statement, below what databases take. */
const numbersAtOnce = 500;

/** The records that have gone longest without being read in full; what no run has looked at yet is not among them. */
export async function oldestRead(scope: SyncScope, count: number): Promise<readonly string[]> {
  const { kysely, verbs } = scope.database;
  const oldest = linksOf(kysely, scope).select('number').orderBy('fortnox_read_at').orderBy('number');
  return (await verbs.firstRows(oldest, count).execute()).map(({ number }) => number);
}

/** Has the next run look at the records, whatever the lists tell; one that no run has known yet is known from now on. */
export async function lookAgainNow(scope: SyncScope, numbers: readonly string[]): Promise<void> {
  const { company, register, database } = scope;
  const now = await database.now();
  for (const number of numbers) {
    const link = { company, register: register.name, number, again_at: now, updated_at: now };
    await database.verbs.upsert(database.kysely, 'sync_link', link);
  }
}

/** Notes that the records were read in full, and that nothing was to be done with them, so that others have their turn. */
export async function readNow(scope: SyncScope, numbers: readonly string[], readAt: string): Promise<void> {
  const { company, register, database } = scope;
  for (let start = 0; start < numbers.length; start += numbersAtOnce) {
    await database.kysely
      .updateTable('sync_link')
      .set({ fortnox_read_at: readAt })
      .where('company', '=', company)
      .where('register', '=', register.name)
      .where('number', 'in', numbers.slice(start, start + numbersAtOnce))
      .execute();
  }
}
