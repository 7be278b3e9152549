import { type AddressInfo, createServer } from 'node:net';
import { createTokenSource } from '../../activities/fortnox/token';
import { settingsOf } from './connect';
import { closeFeedWorlds, eventually, type FeedWorld, feedWorld } from './feed-setup';

afterEach(closeFeedWorlds);

const create = ({ fortnox }: FeedWorld, ...numbers: readonly string[]) => {
  for (const number of numbers) fortnox.customers.create({ CustomerNumber: number, Name: 'Åke' });
};
const told = (world: FeedWorld, count: number) =>
  eventually(async () => {
    const hints = await world.hints();
    return hints.length >= count ? hints : undefined;
  });
const connected = ({ fortnox }: FeedWorld, count = 1) =>
  eventually(async () => (fortnox.feed.connections() === count ? true : undefined));

test('what changes in Fortnox becomes a hint of its topic, also what was deleted, and the feed stands unbroken', async () => {
  const world = await feedWorld();
  const { fortnox } = world;
  world.attempt();
  await world.unbroken();
  create(world, '1', '2');
  fortnox.customers.remove('2');
  fortnox.suppliers.create({ SupplierNumber: '501', Name: 'Stål AB' });
  fortnox.articles.create({ ArticleNumber: 'S-1/å', Description: 'Rör', QuantityInStock: 4, StockGoods: true });
  await eventually(async () => ((await world.waiting()) === 5 ? true : undefined));
  expect(await world.hints()).toEqual(['1', '2']);
  expect(await world.hints('suppliers')).toEqual(['501']);
  expect(await world.hints('articles')).toEqual(['S-1/å']);
  expect(await world.hints('warehouse-stockbalances')).toEqual(['S-1/å']);
});

test('an event that comes twice is one hint, and the next are kept', async () => {
  const world = await feedWorld();
  world.attempt();
  await world.unbroken();
  world.fortnox.feed.faults.add({ kind: 'eventTwice', times: 2 });
  create(world, '1', '2', '3');
  expect(await told(world, 3)).toEqual(['1', '2', '3']);
});

test('events of a topic nobody asked for say nothing; a type nobody knows is a hint as any other', async () => {
  const world = await feedWorld();
  world.attempt();
  const since = await world.unbroken();
  world.fortnox.feed.faults.add({ kind: 'unknownEvents' });
  create(world, '1', '2');
  expect(await told(world, 2)).toEqual(['1', '2']);
  expect(await world.waiting()).toBe(2);
  expect(Object.keys(await world.offsets())).toEqual(['customers']);
  expect((await world.standing())?.unbrokenSince).toBe(since);
});

test('a frame that cannot be read may have been an event: the line lives on, and the feed begins anew', async () => {
  const world = await feedWorld();
  world.attempt();
  const since = await world.unbroken();
  world.fortnox.feed.faults.add({ kind: 'malformedFrame' });
  create(world, '1', '2');
  expect(await told(world, 1)).toEqual(['2']);
  await world.unbroken(since);
  expect(world.fortnox.feed.connections()).toBe(1);
});

test('a cut line ends the attempt; the next goes on from the last offset, and the feed begins anew', async () => {
  const world = await feedWorld();
  const attempt = world.attempt();
  const since = await world.unbroken();
  create(world, '1');
  await told(world, 1);
  world.fortnox.feed.faults.add({ kind: 'cutLine' });
  create(world, '2');
  expect(await attempt.ended).toBe('done');
  expect(await world.standing()).toMatchObject({ unbrokenSince: null });
  expect(await world.hints()).toEqual(['1']);
  world.attempt();
  expect(await told(world, 2)).toEqual(['1', '2']);
  await world.unbroken(since);
});

test('a silent line is noticed, and the feed is broken', async () => {
  const world = await feedWorld();
  const attempt = world.attempt();
  await world.unbroken();
  world.fortnox.feed.faults.add({ kind: 'silence' });
  create(world, '1');
  expect(await attempt.ended).toBe('done');
  expect(await world.standing()).toMatchObject({ unbrokenSince: null });
  world.attempt();
  await world.unbroken();
});

test('an access token that is refused is asked for anew by the next attempt', async () => {
  const world = await feedWorld();
  await world.feed.tokens.get();
  world.fortnox.expireTokens();
  expect(await world.attempt().ended).toMatchObject({
    type: 'feed-tokenRefused',
    nonRetryable: false,
    message: expect.stringContaining('FORTNOX_CLIENT_SECRET'),
  });
  world.attempt();
  await world.unbroken();
});

test('two connections at once: what both hear is one hint, and the end of one breaks nothing', async () => {
  const world = await feedWorld();
  const first = world.attempt({ holdMs: 2_000 });
  const since = await world.unbroken();
  const second = world.attempt();
  await connected(world, 2);
  create(world, '1', '2', '3');
  expect(await told(world, 3)).toEqual(['1', '2', '3']);
  expect(await first.ended).toBe('done');
  create(world, '4');
  expect(await told(world, 4)).toEqual(['1', '2', '3', '4']);
  const { aliveAt } = (await world.standing()) ?? {};
  await eventually(async () => (`${(await world.standing())?.aliveAt}` > `${aliveAt}` ? true : undefined));
  expect((await world.standing())?.unbrokenSince).toBe(since);
  expect(await second.cancel()).toBeInstanceOf(Error);
  expect((await world.standing())?.unbrokenSince).toBeNull();
});

test('a cancelled attempt ends at once and leaves the line', async () => {
  const world = await feedWorld();
  const attempt = world.attempt();
  await world.unbroken();
  expect(await attempt.cancel()).toMatchObject({ name: 'CancelledFailure' });
  await connected(world, 0);
});

test('a line that is lost before it has proven anything fails the attempt, which then waits longer each time', async () => {
  const world = await feedWorld();
  const attempt = world.attempt({ pingEveryMs: 60_000 });
  await connected(world);
  world.fortnox.feed.cutAll();
  expect(await attempt.ended).toMatchObject({
    type: 'feed-closed',
    nonRetryable: false,
    message: expect.stringMatching(
      /^Anslutningen till Fortnox ändringsflöde bröts\. .*under tiden läses registren som utan flöde/,
    ),
  });
});

test('a cancelled attempt does not wait for a server that does not answer', async () => {
  const silent = createServer((socket) => socket.on('error', () => undefined));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as AddressInfo;
  const world = await feedWorld({}, () => ({ address: `ws://127.0.0.1:${port}/topics-v1` }));
  const connecting = new Promise((resolve) => silent.once('connection', resolve));
  const attempt = world.attempt();
  await connecting;
  expect(await attempt.cancel()).toMatchObject({ name: 'CancelledFailure' });
  silent.close();
});

test('without an access token there is no connection, and the sentence says why', async () => {
  const world = await feedWorld({}, (fortnox) => ({
    tokens: createTokenSource(settingsOf(fortnox, { clientSecret: 'another' })),
  }));
  expect(await world.attempt().ended).toMatchObject({
    type: 'feed-noToken',
    nonRetryable: false,
    message: expect.stringContaining('FORTNOX_CLIENT_ID'),
  });
});

test('a feed that cannot be reached says which setting to look at', async () => {
  const world = await feedWorld({}, ({ feedAddress }) => ({ address: feedAddress.replace('v1', 'v9') }));
  expect(await world.attempt().ended).toMatchObject({
    type: 'feed-notReached',
    message: expect.stringMatching(/FORTNOX_FEED_ADDRESS.*404/),
  });
  expect(await world.standing()).toBeNull();
});

test('a database that cannot keep a hint ends the attempt, and nothing is passed over', async () => {
  const world = await feedWorld();
  const attempt = world.attempt();
  await world.unbroken();
  create(world, '0');
  await told(world, 1);
  await world.database.kysely.schema.alterTable('feed_hint').renameTo('feed_hint_away').execute();
  create(world, '1');
  expect(await attempt.ended).toMatchObject({ message: expect.stringContaining('feed_hint') });
  await world.database.kysely.schema.alterTable('feed_hint_away').renameTo('feed_hint').execute();
  create(world, '2');
  world.attempt();
  expect(await told(world, 3)).toEqual(['0', '1', '2']);
});

test('a thousand events at once are kept in pages, in order', async () => {
  const world = await feedWorld();
  world.attempt({ silentAfterMs: 60_000 });
  await world.unbroken();
  const numbers = Array.from({ length: 1_500 }, (_, index) => String(index + 1));
  create(world, ...numbers);
  await eventually(async () => ((await world.waiting()) === numbers.length ? true : undefined));
  expect((await world.hints()).slice(0, 3)).toEqual(['1', '2', '3']);
});
