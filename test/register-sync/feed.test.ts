import { feedMemory } from '../../activities/andersson/feed-memory';
import { feedTopics } from '../../domain/sync/feed-topics';
import type { CustomerWorld } from '../support/customer-world';
import { worlds } from '../support/worlds';
import { calls, letOverlapPass, plainInFortnox, row } from './customers';
import { twoSides } from './two-sides';

const world = worlds();
const environment = { FORTNOX_FEED: 'on', SYNC_SUPPLIERS_DIRECTION: 'both', SYNC_ARTICLES_DIRECTION: 'both' };
const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
const minuteMs = 60_000;

/** The feed as its watch would have left it: unbroken since then, heard of a moment ago. */
async function unbroken({ andersson, company }: CustomerWorld, sinceMs: number, heardMs = 0): Promise<void> {
  for (const topic of feedTopics) {
    await andersson.verbs.upsert(andersson.kysely, 'feed_state', {
      company,
      topic,
      unbroken_since: ago(sinceMs),
      alive_at: ago(heardMs),
      updated_at: ago(0),
    });
  }
}

async function told(
  { andersson, company }: CustomerWorld,
  topic: string,
  ...numbers: readonly string[]
): Promise<void> {
  for (const entity of numbers) {
    const hint = { company, topic, entity, noticed_at: ago(0) };
    await andersson.verbs.upsert(andersson.kysely, 'feed_hint', hint, ['company', 'topic', 'entity']);
  }
}

const hints = async ({ andersson }: CustomerWorld) =>
  (await andersson.kysely.selectFrom('feed_hint').select('entity').execute()).map(({ entity }) => entity);

test('with an unbroken feed a run reads what it was told and no list; what has no topic is listed all the same', async () => {
  const it = await world({ direction: 'both', environment });
  plainInFortnox(it, '1001', '1002');
  twoSides(it, 'suppliers').seedInFortnox('501', { name: 'Gnosjö Plåt AB' });
  twoSides(it, 'articles').seedInFortnox('A-1', { name: 'Fläns', sales_price: '10' });
  await unbroken(it, 10 * minuteMs);
  for (const _ of [1, 2]) {
    for (const register of ['customers', 'suppliers', 'articles'] as const) await it.sync(register);
    letOverlapPass(it);
  }
  it.fortnox.clearRequests();
  for (const register of ['customers', 'suppliers', 'articles'] as const) await it.sync(register);
  // Suppliers: one in rotation; articles: prices, which no topic tells of.
  expect(calls(it)).toEqual(['GET /3/suppliers/501', 'GET /3/prices']);

  it.fortnox.customers.put('1002', { City: 'Åseda' });
  twoSides(it, 'articles').editInFortnox('A-1', { sales_price: '12' });
  await told(it, 'customers', '1002', '1009');
  it.fortnox.clearRequests();
  await it.sync();
  await it.sync('articles');
  expect(await row(it, '1002')).toMatchObject({ city: 'Åseda' });
  expect(await twoSides(it, 'articles').inAndersson('A-1')).toMatchObject({ sales_price: '12' });
  expect(calls(it)).toEqual(['GET /3/customers/1002', 'GET /3/customers/1009', 'GET /3/prices', 'GET /3/articles/A-1']);
  expect(await hints(it)).toEqual([]);
});

test.each([
  ['broken since the last list', 0, 0],
  ['silent for two minutes', 10 * minuteMs, 2 * minuteMs],
])('a feed that is %s is not trusted: the list is read, and covers what was told', async (_name, sinceMs, heardMs) => {
  const it = await world({ direction: 'both', environment });
  plainInFortnox(it, '1001');
  await unbroken(it, 10 * minuteMs);
  await it.sync();
  await unbroken(it, sinceMs, heardMs);
  it.fortnox.customers.put('1001', { City: 'Åseda' });
  await told(it, 'customers', '1001');
  it.fortnox.clearRequests();
  await it.sync();
  expect(calls(it).filter((call) => call === 'GET /3/customers')).toHaveLength(1);
  expect(await row(it, '1001')).toMatchObject({ city: 'Åseda' });
  expect(await hints(it)).toEqual([]);
});

test('R0.4 a topic that Fortnox gives later is not trusted for the time before, however long others have been told', async () => {
  const it = await world({ direction: 'both', environment });
  plainInFortnox(it, '1001', '1002');
  const before = feedMemory(it.company, it.andersson);
  await before.begin(['suppliers']);
  await before.complete(0);
  await it.sync();
  // Nobody listens to customers yet.
  it.fortnox.customers.put('1001', { City: 'Åseda' });
  const later = feedMemory(it.company, it.andersson);
  await later.begin(['suppliers', 'customers']);
  await before.complete(0);
  await later.complete(0);
  await it.sync();
  expect(await row(it, '1001')).toMatchObject({ city: 'Åseda' });

  letOverlapPass(it);
  it.fortnox.customers.put('1002', { City: 'Åseda' });
  await later.keep([{ topic: 'customers', entityId: '1002', offset: '1' }]);
  it.fortnox.clearRequests();
  await it.sync();
  expect(calls(it)).toEqual(['GET /3/customers/1002']);
  expect(await row(it, '1002')).toMatchObject({ city: 'Åseda' });
});

test('lists are read hourly, however well the feed stands', async () => {
  const it = await world({ direction: 'both', environment });
  plainInFortnox(it, '1001');
  await unbroken(it, 3 * 60 * minuteMs);
  await it.sync();
  await it.andersson.kysely
    .updateTable('sync_cursor')
    .set({ listed_at: ago(61 * minuteMs) })
    .execute();
  it.fortnox.clearRequests();
  await it.sync();
  expect(calls(it)[0]).toBe('GET /3/customers');
});
