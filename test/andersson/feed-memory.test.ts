import { forgetHints, hintsWaiting, takeHints } from '../../activities/andersson/feed-hints';
import { feedMemory } from '../../activities/andersson/feed-memory';
import { feedStanding, feedStandings } from '../../activities/andersson/feed-standing';
import type { FeedTopic } from '../../domain/sync/feed';
import { onBothDatabases } from './database/databases';
import { expectTsql, recordTsql } from './database/tsql-check';

const company = 'demo';
const told = (entityId: string, offset = `o${entityId}`, topic: FeedTopic = 'customers') => ({
  topic,
  entityId,
  offset,
});
const tick = () => new Promise((resolve) => setTimeout(resolve, 5));

onBothDatabases('feed memory', (open) => {
  const connection = (of = company) => feedMemory(of, open());
  const standing = (topic: FeedTopic = 'customers') => feedStanding(open(), company, topic);
  const hints = async (topic: FeedTopic = 'customers', limit = 100) =>
    takeHints(open(), company, topic, limit, await open().now());
  const forget = (numbers: readonly string[], startedAt: string) =>
    open().transaction((trx) => forgetHints(trx, company, 'customers', numbers, startedAt));

  test('what is told is a hint once, however often it is told, first told first, by topic and company', async () => {
    const one = connection();
    await one.begin(['customers', 'articles']);
    await one.keep([told('2'), told('1'), told('2'), told('2', 'x', 'articles')]);
    await tick();
    await one.keep([told('3'), told('2')]);
    const other = connection('other');
    await other.begin(['customers']);
    await other.keep([told('9')]);
    expect(await hints()).toEqual(['2', '1', '3']);
    expect(await hints('customers', 2)).toEqual(['2', '1']);
    expect(await hints('articles')).toEqual(['2']);
    expect(await hintsWaiting(open(), company)).toBe(4);
  });

  test('a run takes what was told until it began, and forgets only that', async () => {
    const one = connection();
    await one.begin(['customers']);
    await one.keep([told('1'), told('2')]);
    const startedAt = await open().now();
    await tick();
    await one.keep([told('2'), told('3')]);
    expect(await takeHints(open(), company, 'customers', 10, startedAt)).toEqual(['1']);
    await forget(['1', '2', '3'], startedAt);
    expect(await hints()).toEqual(['2', '3']);
    await forget([], await open().now());
    await forget(
      Array.from({ length: 1_200 }, (_, index) => String(index)),
      await open().now(),
    );
    expect(await hints()).toEqual([]);
  });

  test('a hint nobody has taken for two days is let go of when a connection begins', async () => {
    const one = connection();
    await one.begin(['customers']);
    await one.keep([told('1'), told('2')]);
    const dayMs = 24 * 3_600_000;
    const daysAgo = (days: number) => new Date(Date.now() - days * dayMs).toISOString();
    const move = (entity: string, noticed_at: string) =>
      open().kysely.updateTable('feed_hint').set({ noticed_at }).where('entity', '=', entity).execute();
    await move('1', daysAgo(2.01));
    await move('2', daysAgo(1.99));
    await connection().begin(['customers']);
    expect(await hints()).toEqual(['2']);
  });

  test('each topic goes on from its last event, over connections', async () => {
    const one = connection();
    expect(await one.offsets()).toEqual({});
    await one.begin(['customers', 'articles']);
    await one.keep([told('1', 'a'), told('2', 'b'), told('S1', 'c', 'suppliers')]);
    const two = connection();
    expect(await two.offsets()).toEqual({ customers: 'b' });
    await two.begin(['customers', 'suppliers']);
    await two.keep([told('S1', 'd', 'suppliers')]);
    expect(await connection().offsets()).toEqual({ customers: 'b', suppliers: 'd' });
  });

  test('a connection vouches for its own topics only: one that Fortnox gives later is unbroken since then', async () => {
    const few = connection();
    await few.begin(['customers']);
    await few.complete(0);
    const since = `${(await standing())?.unbrokenSince}`;
    await tick();
    const more = connection();
    await more.begin(['customers', 'suppliers']);
    await tick();
    await few.complete(0);
    expect(await standing('suppliers')).toMatchObject({ unbrokenSince: null, aliveAt: null });
    await more.complete(0);
    expect((await standing())?.unbrokenSince).toBe(since);
    expect(`${(await standing('suppliers'))?.unbrokenSince}` > since).toBe(true);
    expect(await more.unbrokenSince()).toBe((await standing('suppliers'))?.unbrokenSince);
    await tick();
    await few.complete(0);
    await more.broken();
    expect((await standing())?.unbrokenSince).toBe(since);
    expect((await standing('suppliers'))?.unbrokenSince).toBeNull();
    expect((await feedStandings(open(), company)).map(({ topic }) => topic)).toEqual(['customers', 'suppliers']);
  });

  test('an offset never goes past what is kept: what cannot be kept whole moves nothing', async () => {
    const one = connection();
    await one.begin(['customers']);
    await one.keep([told('1', 'a')]);
    await expect(one.keep([told('2', 'b'), told('x'.repeat(51), 'c')])).rejects.toThrow('feed_hint.entity');
    expect(await connection().offsets()).toEqual({ customers: 'a' });
    expect(await hints()).toEqual(['1']);
  });

  test('a feed is unbroken since its connection began, once that has shown to be complete', async () => {
    expect(await standing()).toBeNull();
    const one = connection();
    const before = await open().now();
    await one.begin(['customers']);
    const after = await open().now();
    expect(await standing()).toMatchObject({ unbrokenSince: null, aliveAt: null });
    expect(await standing('articles')).toBeNull();
    await tick();
    await one.complete(3);
    const { unbrokenSince, aliveAt, now } = (await standing()) ?? {};
    expect([before <= `${unbrokenSince}`, `${unbrokenSince}` <= after]).toEqual([true, true]);
    expect(Date.parse(`${now}`) - Date.parse(`${aliveAt}`)).toBeGreaterThanOrEqual(3);
    await tick();
    await one.complete(0);
    expect(await one.unbrokenSince()).toBe(unbrokenSince);
    await one.broken();
    expect(await standing()).toMatchObject({ unbrokenSince: null });
  });

  test('a connection after a lost one begins anew, resumed or not', async () => {
    const one = connection();
    await one.begin(['customers']);
    await one.complete(0);
    const first = await one.unbrokenSince();
    await tick();
    // Killed: it could say nothing more.
    const two = connection();
    await two.offsets();
    await two.begin(['customers']);
    await tick();
    await two.complete(0);
    expect(`${await two.unbrokenSince()}` > `${first}`).toBe(true);
  });

  test('of two connections that overlap, the later one’s beginning breaks nothing, nor does the earlier one’s end', async () => {
    const one = connection();
    await one.begin(['customers']);
    await one.complete(0);
    const since = await one.unbrokenSince();
    await tick();
    const two = connection();
    await two.begin(['customers']);
    await tick();
    await one.complete(0);
    await tick();
    await two.complete(0);
    expect(await two.unbrokenSince()).toBe(since);
    await one.broken();
    expect(await two.unbrokenSince()).toBe(since);
    await two.broken();
    expect(await two.unbrokenSince()).toBeNull();
  });

  test('an earlier connection that was last complete before the later one began proves nothing', async () => {
    const one = connection();
    await one.begin(['customers']);
    await one.complete(0);
    const since = `${await one.unbrokenSince()}`;
    await tick();
    const two = connection();
    const before = Date.now();
    await two.begin(['customers']);
    await tick();
    // Asked for a sign of life before the second began, answered after.
    await one.complete(Date.now() - before + 2);
    expect(await one.unbrokenSince()).toBe(since);
    await two.complete(0);
    expect(`${await two.unbrokenSince()}` > since).toBe(true);
  });

  test('a connection that has lived on takes over where another said the feed was broken', async () => {
    const one = connection();
    await one.begin(['customers']);
    await tick();
    const two = connection();
    await two.begin(['customers']);
    await two.complete(0);
    await two.broken();
    await one.complete(0);
    expect(await one.unbrokenSince()).not.toBeNull();
    const silent = connection();
    await silent.begin(['customers']);
    await silent.broken();
    expect(await one.unbrokenSince()).not.toBeNull();
  });
});

test('every statement of the change feed parses as T-SQL and is kept for review', async () => {
  const now = new Date('2026-01-31T09:05:00.123Z');
  const statements = await recordTsql(
    async (database) => {
      const memory = feedMemory(company, database);
      await memory.offsets();
      await memory.begin(['customers']);
      await memory.keep([told('1')]);
      await memory.complete(40);
      await memory.broken();
      await memory.unbrokenSince();
      await feedStanding(database, company, 'customers');
      await feedStandings(database, company);
      await takeHints(database, company, 'customers', 200, now.toISOString());
      await database.transaction((trx) => forgetHints(trx, company, 'customers', ['1', '2'], now.toISOString()));
      await hintsWaiting(database, company);
    },
    (sql) => {
      if (sql.includes('count(')) return { recordset: [{ count: 3 }], rowsAffected: [1] };
      return /^select (cast|sysutc)/.test(sql) ? { recordset: [{ now }], rowsAffected: [1] } : undefined;
    },
  );
  await expectTsql('change feed', statements);
});
