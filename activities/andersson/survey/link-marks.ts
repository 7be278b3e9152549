import { inGroups } from '../../../domain/in-groups';
import { linksOf, saveLink } from '../sync-links';
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
  const { kysely, verbs } = scope.database;
  const now = await scope.database.now();
  for (const number of numbers) await saveLink(kysely, verbs, scope, number, { againAt: now }, now);
}

/** Notes that the records were read in full, and that nothing was to be done with them, so that others have their turn. */
export async function readNow(scope: SyncScope, numbers: readonly string[], readAt: string): Promise<void> {
  const { company, register, database } = scope;
  for (const group of inGroups(numbers, numbersAtOnce)) {
    await database.kysely
      .updateTable('sync_link')
      .set({ fortnox_read_at: readAt })
      .where('company', '=', company)
      .where('register', '=', register.name)
      .where('number', 'in', group)
      .execute();
  }
}
