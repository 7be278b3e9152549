import { linksOf } from './sync-links';
import type { SyncScope } from './sync-scope';

const daySeconds = 24 * 60 * 60;
/** A run that falls away must not let a record wait longer than a day: a little more than its share is read each time. */
const margin = 1.1;

/**
 * The records to read again in this run, longest unread first: what Fortnox's list does not show of them is read in
 * rotation, every record within 24 hours (design rule 7).
 */
export async function rotation(scope: SyncScope): Promise<readonly string[]> {
  const { kysely, verbs } = scope.database;
  const { count } = await linksOf(kysely, scope)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('andersson_base', 'is not', null)
    .executeTakeFirstOrThrow();
  const share = Math.ceil((Number(count) * scope.everySeconds * margin) / daySeconds);
  if (share === 0) return [];
  const oldest = linksOf(kysely, scope)
    .select('number')
    .where('andersson_base', 'is not', null)
    .orderBy('fortnox_read_at')
    .orderBy('number');
  return (await verbs.firstRows(oldest, share).execute()).map(({ number }) => number);
}
