import { forgetHints, takeHints } from '../../activities/andersson/feed-hints';
import { feedMemory } from '../../activities/andersson/feed-memory';
import { feedStanding } from '../../activities/andersson/feed-standing';
import { type FeedTopic, feedCovers } from '../../domain/sync/feed';
import { freshSqlite } from './database/databases';

const company = 'demo';
const topics = ['customers', 'suppliers'] as const;
/** What Fortnox may give a connection: a later one more than an earlier, or less. */
const grants: readonly (readonly FeedTopic[])[] = [topics, ['customers'], ['suppliers']];

/** Whole numbers below `below`, the same ones each time for one seed. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

interface Change {
  readonly number: number;
  readonly topic: FeedTopic;
  readonly at: string;
}

interface Connection {
  readonly memory: ReturnType<typeof feedMemory>;
  readonly granted: readonly FeedTopic[];
  /** Sent by Fortnox and not kept yet. */
  readonly sent: Change[];
  begun: boolean;
}

/**
 * Connections come, overlap, fall silent, end well or badly, at any moment; changes happen; runs read their list, or
 * leave it where the feed may be trusted. No run that leaves its list may miss a change from before the last sign of life,
 * whichever topics each connection was given.
 */
test.each([1, 2])('R0.4 a list left unread hides nothing, whatever connections do (seed %i)', async (seed) => {
  const { database, remove } = await freshSqlite();
  const roll = dice(seed);
  const connections: Connection[] = [];
  let changes: readonly Change[] = [];
  const listedAt = new Map<FeedTopic, string>();
  const counts = { trusted: 0, polled: 0, changed: 0 };
  const tick = () => new Promise((resolve) => setTimeout(resolve, 2));
  const one = () => connections[roll(connections.length)];
  const someTopic = (): FeedTopic => topics[roll(topics.length)] ?? topics[0];
  const leave = (connection: Connection) => connections.splice(connections.indexOf(connection), 1);
  const keep = async (connection: Connection, count: number) => {
    const kept = connection.sent.splice(0, count);
    await connection.memory.keep(
      kept.map(({ number, topic }) => ({ topic, entityId: String(number), offset: `o${number}` })),
    );
  };

  const steps = {
    async connect() {
      if (connections.length > 2) return;
      const memory = feedMemory(company, database);
      connections.push({ memory, granted: grants[roll(grants.length)] ?? topics, sent: [], begun: false });
    },
    async begin() {
      const connection = connections.find(({ begun }) => !begun);
      await connection?.memory.begin(connection.granted);
      if (connection) connection.begun = true;
    },
    async change() {
      counts.changed += 1;
      const change = { number: counts.changed, topic: someTopic(), at: await database.now() };
      changes = [...changes, change];
      for (const { sent, granted } of connections) if (granted.includes(change.topic)) sent.push(change);
    },
    async deliver() {
      const connection = one();
      if (connection?.begun) await keep(connection, 1 + roll(3));
    },
    async prove() {
      const connection = one();
      if (!connection?.begun) return;
      // What was sent before the answer to a ping is kept before it counts.
      await keep(connection, connection.sent.length);
      await connection.memory.complete(0);
    },
    async end() {
      const connection = one();
      if (connection) leave(connection);
    },
    async lose() {
      const connection = one();
      if (!connection) return;
      leave(connection);
      await connection.memory.broken();
    },
    async run() {
      const topic = someTopic();
      const startedAt = await database.now();
      const standing = await feedStanding(database, company, topic);
      const hints = await takeHints(database, company, topic, 1_000, startedAt);
      const trusts = standing !== null && feedCovers({ ...standing, lastPollBeganAt: listedAt.get(topic) ?? null });
      counts[trusts ? 'trusted' : 'polled'] += 1;
      if (trusts) {
        const notTold = changes.filter((it) => it.topic === topic && !hints.includes(String(it.number)));
        expect(notTold.filter(({ at }) => at < `${standing.aliveAt}`)).toEqual([]);
        changes = changes.filter((it) => it.topic !== topic || notTold.includes(it));
      } else {
        listedAt.set(topic, startedAt);
        changes = changes.filter((it) => it.topic !== topic);
      }
      await database.transaction((trx) => forgetHints(trx, company, topic, hints, startedAt));
    },
  };
  const order = ['connect', 'begin', 'begin', 'change', 'change', 'deliver', 'prove', 'prove', 'prove', 'run'] as const;
  const odd = ['end', 'lose'] as const;
  for (let step = 0; step < 400; step += 1) {
    await tick();
    await steps[roll(12) === 0 ? (odd[roll(2)] ?? 'end') : (order[roll(order.length)] ?? 'run')]();
  }
  expect(Math.min(counts.trusted, counts.polled)).toBeGreaterThan(5);
  await remove();
});
