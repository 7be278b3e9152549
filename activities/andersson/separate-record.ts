import { linksByNumber, saveLink } from './sync-links';
import type { SyncScope } from './sync-scope';

/**
 * A person says that a record offered as another's double is a record of its own: the next run makes it (R0.7).
 * @param number the record's number in its register
 * @returns false when it is not offered as anybody's double; then nothing is changed
 */
export async function separateRecord(scope: SyncScope, number: string): Promise<boolean> {
  const { database } = scope;
  const link = (await linksByNumber(database.kysely, scope, [number])).get(number);
  if (link?.failure?.kind !== 'sameOrganisation') return false;
  const now = await database.now();
  await saveLink(database.kysely, database.verbs, scope, number, { separate: true, againAt: now }, now);
  return true;
}
