import { linksByNumber } from './sync-links';
import type { SyncScope } from './sync-scope';

/**
 * A person says that a record offered as another's double is a record of its own: the next run makes it (R0.7).
 * @param number the record's number in its register
 * @returns false when it is not offered as anybody's double; then nothing is changed
 */
export async function separateRecord(scope: SyncScope, number: string): Promise<boolean> {
  const { database, company, register } = scope;
  const link = (await linksByNumber(database.kysely, scope, [number])).get(number);
  if (link?.failure?.kind !== 'sameOrganisation') return false;
  const now = await database.now();
  await database.kysely
    .updateTable('sync_link')
    .set({ separate: 1, again_at: now, updated_at: now })
    .where('company', '=', company)
    .where('register', '=', register.name)
    .where('number', '=', number)
    .execute();
  return true;
}
