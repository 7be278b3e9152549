import { forgetHints, takeHints } from '../../activities/andersson/feed-hints';
import { feedMemory } from '../../activities/andersson/feed-memory';
import { feedStanding } from '../../activities/andersson/feed-standing';
import { feedCovers } from '../../domain/sync/feed';
import { freshSqlite } from './database/databases';

const company = 'demo';
const topic = 'customers';

/** Whole numbers below `below`, the same ones each time for one seed. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

interface Connection {
  readonly memory: ReturnType<typeof feedMemory>;
  /** Sent by Fortnox and not kept yet. */
  sent: number[];
  begun: boolean;
}

/**
 * Connections come, overlap, fall silent, end well or badly, at any moment; changes happen; runs read their list, or
 * leave it where the feed may be trusted. No run that leaves its list may miss a change from before the last sign of life.
 */
test.each([1, 2])('R0.4 a list left unread hides nothing, whatever connections do (seed %i)', async (seed) => {
  const { database, remove } = await freshSqlite();
  const roll = dice(seed);
  const connections: Connection[] = [];
  let changes: { readonly number: number; readonly at: string }[] = [];
  let lastPollBeganAt: string | null = null;
  const counts = { trusted: 0, polled: 0, changed: 0 };
  const tick = () => new Promise((resolve) => setTimeout(resolve, 2));
  const one = () => connections[roll(connections.length)];
  const leave = (connection: Connection) => connections.splice(connections.indexOf(connection), 1);
  const keep = async (connection: Connection, count: number) => {
    const kept = connection.sent.splice(0, count);
    await connection.memory.keep(kept.map((number) => ({ topic, entityId: String(number), offset: `o${number}` })));
  };

  const steps = {
    async connect() {
      if (connections.length > 2) return;
      const memory = feedMemory(company, database);
      const connection: Connection = { memory, sent: [], begun: false };
      connections.push(connection);
    },
    async begin() {
      const connection = connections.find(({ begun }) => !begun);
      await connection?.memory.begin([topic]);
      if (connection) connection.begun = true;
    },
    async change() {
      counts.changed += 1;
      changes.push({ number: counts.changed, at: await database.now() });
      for (const { sent } of connections) sent.push(counts.changed);
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
      const startedAt = await database.now();
      const standing = await feedStanding(database, company);
      const hints = await takeHints(database, company, topic, 1_000, startedAt);
      const trusts = standing !== null && feedCovers({ ...standing, topic, lastPollBeganAt });
      counts[trusts ? 'trusted' : 'polled'] += 1;
      if (trusts) {
        const missed = changes.filter(
          ({ number, at }) => at < `${standing.aliveAt}` && !hints.includes(String(number)),
        );
        expect(missed).toEqual([]);
        changes = changes.filter(({ number }) => !hints.includes(String(number)));
      } else {
        lastPollBeganAt = startedAt;
        changes = [];
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
