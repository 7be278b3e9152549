import { takeHints } from '../../activities/andersson/feed-hints';
import { feedMemory } from '../../activities/andersson/feed-memory';
import type { FeedTopic } from '../../domain/sync/feed';
import type { CustomerWorld } from '../support/customer-world';
import { worlds } from '../support/worlds';
import { syncBalances } from './runs';
import { inAndersson, inFortnox, shown } from './sides';

const world = worlds();
const balances: FeedTopic = 'warehouse-stockbalances';

/** Two articles, and a connection that was given this topic, unbroken since before their balances were read. */
async function listening(topic: FeedTopic) {
  const it = await world({ environment: { FORTNOX_FEED: 'on' } });
  inFortnox(it, { 'A-1': 1, 'A-2': 2 });
  await inAndersson(it, 'A-1', 'A-2');
  const memory = feedMemory(it.company, it.andersson);
  await memory.begin([topic]);
  await memory.complete(0);
  expect(await syncBalances(it)).toMatchObject({ outcome: 'done', counts: { written: 2 } });
  for (const number of ['A-1', 'A-2']) it.fortnox.articles.put(number, { QuantityInStock: 9 });
  return { it, memory };
}
const waiting = async ({ andersson, company }: CustomerWorld) =>
  takeHints(andersson, company, balances, 10, await andersson.now());

test('R0.4 with an unbroken feed a run asks for the articles it was told of, and no others', async () => {
  const { it, memory } = await listening(balances);
  await memory.keep([{ topic: balances, entityId: 'A-1', offset: '1' }]);
  expect(await syncBalances(it)).toMatchObject({ outcome: 'done', counts: { written: 1, same: 1 } });
  expect(await shown(it)).toEqual({ 'A-1': '9/9', 'A-2': '2/2' });
  expect(await waiting(it)).toEqual([]);
});

test('R0.4 a feed that is unbroken, and was not given balances, is not trusted with them', async () => {
  const { it } = await listening('articles');
  expect(await syncBalances(it)).toMatchObject({ outcome: 'done', counts: { written: 2 } });
  expect(await shown(it)).toEqual({ 'A-1': '9/9', 'A-2': '9/9' });
});
