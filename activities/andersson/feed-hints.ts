import type { FeedTopic } from '../../domain/sync/feed';
import type { AnderssonDatabase, AnderssonExecutor } from './database';

/** Numbers in one statement: SQL Server takes 2,100 parameters. */
const numbersAtOnce = 500;

/**
 * Numbers of records that Fortnox's change feed has told of until `startedAt`, first told first, at most `limit`.
 * They stay until they are forgotten: a run that dies takes nothing with it.
 * @param startedAt when the run began, by the database's clock: what is told later is the next run's
 */
export async function takeHints(
  { kysely, verbs }: AnderssonDatabase,
  company: string,
  topic: FeedTopic,
  limit: number,
  startedAt: string,
): Promise<readonly string[]> {
  const hints = kysely
    .selectFrom('feed_hint')
    .select('entity')
    .where('company', '=', company)
    .where('topic', '=', topic)
    .where('noticed_at', '<=', startedAt)
    .orderBy('id');
  return (await verbs.firstRows(hints, limit).execute()).map(({ entity }) => entity);
}

/**
 * Forgets what was told of these records until `startedAt`: they have been read since. What has been told of them later
 * stays.
 * @param trx the transaction that keeps what was read
 */
export async function forgetHints(
  trx: AnderssonExecutor,
  company: string,
  topic: FeedTopic,
  numbers: readonly string[],
  startedAt: string,
): Promise<void> {
  for (let first = 0; first < numbers.length; first += numbersAtOnce) {
    await trx
      .deleteFrom('feed_hint')
      .where('company', '=', company)
      .where('topic', '=', topic)
      .where('entity', 'in', numbers.slice(first, first + numbersAtOnce))
      .where('noticed_at', '<=', startedAt)
      .execute();
  }
}

/** Forgets all that was told of a register until `startedAt`: its whole list has been read since. */
export async function forgetAllHints(
  trx: AnderssonExecutor,
  company: string,
  topic: FeedTopic,
  startedAt: string,
): Promise<void> {
  await trx
    .deleteFrom('feed_hint')
    .where('company', '=', company)
    .where('topic', '=', topic)
    .where('noticed_at', '<=', startedAt)
    .execute();
}

/** How many records the feed has told of that nobody has looked at yet. */
export async function hintsWaiting({ kysely }: AnderssonDatabase, company: string): Promise<number> {
  const { count } = await kysely
    .selectFrom('feed_hint')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('company', '=', company)
    .executeTakeFirstOrThrow();
  return Number(count);
}
