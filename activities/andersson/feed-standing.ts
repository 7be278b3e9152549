import type { FeedStanding } from '../../domain/sync/feed';
import { type AnderssonDatabase, fromJsonText } from './database';
import { offsetsSchema } from './feed-memory';

/** How a company's change feed stands, for `feedCovers`; null where none has ever been listened to. */
export async function feedStanding(database: AnderssonDatabase, company: string): Promise<FeedStanding | null> {
  const { kysely, verbs } = database;
  const row = await kysely
    .selectFrom('feed_state')
    .select(['unbroken_since', 'alive_at', 'offsets', verbs.clock.as('now')])
    .where('company', '=', company)
    .executeTakeFirst();
  if (!row) return null;
  const topics = Object.keys(fromJsonText(offsetsSchema, row.offsets) ?? {});
  return { unbrokenSince: row.unbroken_since, aliveAt: row.alive_at, topics, now: row.now };
}
