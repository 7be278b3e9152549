import { dayMs } from '../../domain/durations';
import type { FeedTopic } from '../../domain/sync/feed';
import { type AnderssonDatabase, type AnderssonExecutor, checkRowChange } from './database';

interface ToldChange {
  readonly topic: FeedTopic;
  readonly entityId: string;
  readonly offset: string;
}

/**
 * A hint nobody has taken for so long is of a register that is off, or has been covered since: lists are read hourly, and
 * what they do not show within a day (design rule 7).
 */
const hintsKeptMs = 2 * dayMs;
const hintKey = ['company', 'topic', 'entity'] as const;

/**
 * Where a company's change feed is remembered, for one connection (docs/decisions/0014). Hints and the offset that goes
 * past them are one transaction. Several connections may write at once, each of the topics it listens to: each statement
 * holds whatever the others do, and says nothing but what this connection knows. All instants are by the database's clock.
 */
export function feedMemory(company: string, database: AnderssonDatabase) {
  const { kysely, verbs } = database;
  let topics: readonly FeedTopic[] = [];
  /** Since when this connection brings every event of them. */
  let since: string | null = null;
  /** Until when it said last that it has brought every event. */
  let completeUntil: string | null = null;

  const change = (db: AnderssonExecutor, of: readonly FeedTopic[]) =>
    db.updateTable('feed_state').where('company', '=', company).where('topic', 'in', of);

  return {
    /** Where topics go on that have been listened to before. */
    async offsets(): Promise<Readonly<Record<string, string>>> {
      const rows = await kysely
        .selectFrom('feed_state')
        .select(['topic', 'last_offset'])
        .where('company', '=', company)
        .execute();
      return Object.fromEntries(
        rows.flatMap(({ topic, last_offset }) => (last_offset === null ? [] : [[topic, last_offset]])),
      );
    },

    /** From now on every event of these topics comes in over this connection. */
    async begin(of: readonly FeedTopic[]): Promise<void> {
      const now = await database.now();
      for (const topic of of) await verbs.upsert(kysely, 'feed_state', { company, topic, updated_at: now });
      [topics, since] = [of, now];
      const oldest = new Date(Date.parse(now) - hintsKeptMs).toISOString();
      await kysely.deleteFrom('feed_hint').where('company', '=', company).where('noticed_at', '<', oldest).execute();
    },

    /** Keeps what has been told, and where its topics go on, together. @returns when */
    async keep(changes: readonly ToldChange[]): Promise<string> {
      const hints = new Map(
        changes.map(({ topic, entityId }) => [`${topic}/${entityId}`, { topic, entity: entityId }]),
      );
      const offsets = new Map(changes.map(({ topic, offset }) => [topic, offset]));
      const now = await database.now();
      await database.transaction(async (trx) => {
        for (const hint of hints.values())
          await verbs.upsert(trx, 'feed_hint', { company, ...hint, noticed_at: now }, hintKey);
        // In the order of the rows, as `complete` takes them: two connections would else wait for each other.
        for (const topic of [...offsets.keys()].toSorted())
          await change(trx, [topic])
            .set(checkRowChange('feed_state', { last_offset: offsets.get(topic), updated_at: now }))
            .execute();
      });
      return now;
    },

    /**
     * All that happened until so many milliseconds ago has come in over this connection, and is kept. Where another has
     * said so of a time when this one listened already, the two together have missed nothing; else the feed is unbroken
     * since this one began.
     */
    async complete(msAgo: number): Promise<void> {
      if (since === null) return;
      const began = since;
      const now = await database.now();
      const until = new Date(Date.parse(now) - Math.ceil(msAgo)).toISOString();
      await change(kysely, topics)
        .set(checkRowChange('feed_state', { alive_at: until, updated_at: now }))
        .set((eb) => ({
          unbroken_since: eb
            .case()
            .when(eb.and([eb('unbroken_since', 'is not', null), eb('alive_at', '>=', began)]))
            .then(eb.ref('unbroken_since'))
            .else(began)
            .end(),
        }))
        .execute();
      completeUntil = until;
    },

    /** This connection brings nothing more, or not everything: the feed is broken, unless another has shown life since. */
    async broken(): Promise<void> {
      if (completeUntil === null) return;
      await change(kysely, topics)
        .set(checkRowChange('feed_state', { unbroken_since: null, updated_at: await database.now() }))
        .where('alive_at', '=', completeUntil)
        .execute();
      completeUntil = null;
    },

    /** Since when every topic of this connection is unbroken, over whichever connections; null: one is not. */
    async unbrokenSince(): Promise<string | null> {
      if (topics.length === 0) return null;
      const rows = await kysely
        .selectFrom('feed_state')
        .select('unbroken_since')
        .where('company', '=', company)
        .where('topic', 'in', topics)
        .execute();
      const since = rows.map(({ unbroken_since }) => unbroken_since);
      return since.includes(null) ? null : (since.toSorted().at(-1) ?? null);
    },
  };
}
