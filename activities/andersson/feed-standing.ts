import type { FeedStanding, FeedTopic } from '../../domain/sync/feed';
import type { AnderssonDatabase } from './database';

/** How a topic stands, and which. */
export interface TopicStanding extends FeedStanding {
  readonly topic: string;
}

/** How a topic of a company's change feed stands, for `feedCovers`; null where it has never been listened to. */
export async function feedStanding(
  database: AnderssonDatabase,
  company: string,
  topic: FeedTopic,
): Promise<FeedStanding | null> {
  const row = await standings(database, company).where('topic', '=', topic).executeTakeFirst();
  return row ? standingOf(row) : null;
}

/** How each topic stands that a company has ever listened to. */
export async function feedStandings(database: AnderssonDatabase, company: string): Promise<readonly TopicStanding[]> {
  const rows = await standings(database, company).orderBy('topic').execute();
  return rows.map((row) => ({ topic: row.topic, ...standingOf(row) }));
}

function standings({ kysely, verbs }: AnderssonDatabase, company: string) {
  return kysely
    .selectFrom('feed_state')
    .select(['topic', 'unbroken_since', 'alive_at', verbs.clock.as('now')])
    .where('company', '=', company);
}

type StandingRow = Awaited<ReturnType<ReturnType<typeof standings>['execute']>>[number];

function standingOf({ unbroken_since, alive_at, now }: StandingRow): FeedStanding {
  return { unbrokenSince: unbroken_since, aliveAt: alive_at, now };
}
