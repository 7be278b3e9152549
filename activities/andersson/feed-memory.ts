import { z } from 'zod';
import { type AnderssonDatabase, checkRowChange, fromJsonText } from './database';

/** The topics listened to; each with the offset of its last event, null before the first. */
export const offsetsSchema = z.record(z.string(), z.string().nullable());

interface ToldChange {
  readonly topic: string;
  readonly entityId: string;
  readonly offset: string;
}

/**
 * A hint nobody has taken for so long is of a register that is off, or has been covered since: lists are read hourly, and
 * what they do not show within a day (design rule 7).
 */
const hintsKeptMs = 2 * 24 * 60 * 60_000;
const hintKey = ['company', 'topic', 'entity'] as const;

/**
 * Where a company's change feed is remembered, for one connection (docs/decisions/0014). Hints and the offset that goes
 * past them are one transaction. Several connections may write at once: each statement holds whatever the others do,
 * and says nothing but what this connection knows. All instants are by the database's clock.
 */
export function feedMemory(company: string, database: AnderssonDatabase) {
  const { kysely, verbs } = database;
  let offsets: z.output<typeof offsetsSchema> = {};
  /** Since when this connection brings every event. */
  let since: string | null = null;
  /** Until when it said last that it has brought every event. */
  let completeUntil: string | null = null;

  const stateOf = () => kysely.selectFrom('feed_state').where('company', '=', company);
  const change = () => kysely.updateTable('feed_state').where('company', '=', company);

  return {
    /** Where topics go on that have been listened to before. */
    async offsets(): Promise<Readonly<Record<string, string>>> {
      const row = await stateOf().select('offsets').executeTakeFirst();
      offsets = fromJsonText(offsetsSchema, row?.offsets ?? null) ?? {};
      return Object.fromEntries(
        Object.entries(offsets).filter((entry): entry is [string, string] => entry[1] !== null),
      );
    },

    /** From now on every event of these topics comes in over this connection. */
    async begin(topics: readonly string[]): Promise<void> {
      offsets = Object.fromEntries(topics.map((topic) => [topic, offsets[topic] ?? null]));
      const now = await database.now();
      await verbs.upsert(kysely, 'feed_state', { company, offsets: JSON.stringify(offsets), updated_at: now });
      since = now;
      const oldest = new Date(Date.parse(now) - hintsKeptMs).toISOString();
      await kysely.deleteFrom('feed_hint').where('company', '=', company).where('noticed_at', '<', oldest).execute();
    },

    /** Keeps what has been told, and where its topics go on, together. @returns when */
    async keep(changes: readonly ToldChange[]): Promise<string> {
      const next = { ...offsets };
      for (const { topic, offset } of changes) if (topic in next) next[topic] = offset;
      const hints = new Map(
        changes.map(({ topic, entityId }) => [`${topic}/${entityId}`, { topic, entity: entityId }]),
      );
      const now = await database.now();
      await database.transaction(async (trx) => {
        for (const hint of hints.values())
          await verbs.upsert(trx, 'feed_hint', { company, ...hint, noticed_at: now }, hintKey);
        await trx
          .updateTable('feed_state')
          .set(checkRowChange('feed_state', { offsets: JSON.stringify(next), updated_at: now }))
          .where('company', '=', company)
          .execute();
      });
      offsets = next;
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
      await change()
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
      await change()
        .set(checkRowChange('feed_state', { unbroken_since: null, updated_at: await database.now() }))
        .where('alive_at', '=', completeUntil)
        .execute();
      completeUntil = null;
    },

    /** Since when the feed is unbroken, over whichever connection; null: it is not. */
    async unbrokenSince(): Promise<string | null> {
      const row = await stateOf().select('unbroken_since').executeTakeFirst();
      return row?.unbroken_since ?? null;
    },
  };
}
