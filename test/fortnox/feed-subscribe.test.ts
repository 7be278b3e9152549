import { type FeedLine, openLine } from '../../activities/fortnox/feed/line';
import { type FeedWish, subscribe } from '../../activities/fortnox/feed/subscribe';
import type { FeedTopic } from '../../domain/sync/feed';
import { feedTopics } from '../../domain/sync/feed-topics';
import type { FortnoxSimulator, FortnoxSimulatorOptions } from '../../sandbox/fortnox/simulator';
import { closeSimulators, startFortnox } from './connect';
import { closeFeedWorlds, eventually, feedWorld, quick } from './feed-setup';

const lines: FeedLine[] = [];
afterEach(async () => {
  for (const line of lines.splice(0)) line.close();
  await closeFeedWorlds();
  await closeSimulators();
});

/** None of Fortnox's topics. */
const weather = 'weather' as FeedTopic;
const never = new AbortController().signal;
const day = 24 * 3_600_000;

const lineTo = async ({ feedAddress }: FortnoxSimulator): Promise<FeedLine> => {
  const line = await openLine(feedAddress, quick, never);
  lines.push(line);
  return line;
};
const wishOf = (fortnox: FortnoxSimulator, changes: Partial<FeedWish> = {}): FeedWish => ({
  clientSecret: fortnox.credentials.clientSecret,
  accessToken: fortnox.accessToken(),
  topics: feedTopics,
  offsets: {},
  ...changes,
});
const subscribed = async (switches: FortnoxSimulatorOptions['switches'], changes: Partial<FeedWish> = {}) => {
  const fortnox = await startFortnox({ ...(switches && { switches }) });
  return { fortnox, granted: await subscribe(await lineTo(fortnox), wishOf(fortnox, changes)) };
};
/** The next event on the line. */
const nextEvent = (line: FeedLine) =>
  eventually(async () => (await line.take()).find((arrival) => arrival.kind === 'event')?.event);

test.each(['bare', 'bearer', 'either'] as const)('design rule 14: tokens are taken %s', async (feedTokenForm) => {
  const { fortnox, granted } = await subscribed({ feedTokenForm });
  expect(granted).toEqual({ tenantId: fortnox.credentials.tenantId, topics: feedTopics, refusedTopics: [] });
});

test.each([
  ['addTopics', 'add-topics-v1'],
  ['addTenants', 'add-tenants-v1'],
] as const)('design rule 14: offsets stand in %s', async (feedOffsetsIn, offsetsIn) => {
  const fortnox = await startFortnox({ switches: { feedOffsetsIn } });
  const first = await lineTo(fortnox);
  await subscribe(first, wishOf(fortnox));
  fortnox.customers.create({ CustomerNumber: '1', Name: 'A' });
  const { offset } = await nextEvent(first);
  fortnox.customers.create({ CustomerNumber: '2', Name: 'A' });
  const second = await lineTo(fortnox);
  await subscribe(second, wishOf(fortnox, { offsets: { customers: offset } }), offsetsIn);
  expect(await nextEvent(second)).toMatchObject({ entityId: '2' });
});

test.each([
  ['addTopics', 'add-topics-v1'],
  ['addTenants', 'add-tenants-v1'],
] as const)(
  'an offset that Fortnox has forgotten: the topic goes on from now (%s)',
  async (feedOffsetsIn, offsetsIn) => {
    const fortnox = await startFortnox({ switches: { feedOffsetsIn } });
    const line = await lineTo(fortnox);
    const granted = await subscribe(line, wishOf(fortnox, { offsets: { customers: 'made up' } }), offsetsIn);
    expect(granted).toMatchObject({ topics: feedTopics, refusedTopics: [] });
    fortnox.customers.create({ CustomerNumber: '1', Name: 'A' });
    expect(await nextEvent(line)).toMatchObject({ entityId: '1' });
  },
);

test('a topic that Fortnox does not give is named, and the others are listened to', async () => {
  const { granted } = await subscribed(undefined, { topics: ['customers', weather] });
  expect(granted).toMatchObject({ topics: ['customers'], refusedTopics: ['weather'] });
});

test.each([
  ['another secret', { clientSecret: 'another' }, 'tokenRefused'],
  ['a made-up token', { accessToken: 'made up' }, 'tokenRefused'],
  ['no topic that is given', { topics: [weather] }, 'topicsRefused'],
] as const)('%s: the loss says so', async (_what, changes, loss) => {
  await expect(subscribed(undefined, changes)).rejects.toMatchObject({ loss });
});

test('after two weeks the watch goes on from now, and the next run of each register reads its list', async () => {
  const world = await feedWorld();
  const attempt = world.attempt();
  const since = await world.unbroken();
  world.fortnox.customers.create({ CustomerNumber: '1', Name: 'A' });
  await eventually(async () => ((await world.waiting()) === 1 ? true : undefined));
  await attempt.cancel();
  world.fortnox.clock.advance(15 * day);
  world.fortnox.customers.create({ CustomerNumber: '2', Name: 'A' });
  const again = world.attempt();
  // The sandbox's clock has run out on the access token.
  expect(await again.ended).toMatchObject({ type: 'feed-tokenRefused' });
  world.attempt();
  await world.unbroken(since);
  world.fortnox.customers.create({ CustomerNumber: '3', Name: 'A' });
  await eventually(async () => ((await world.waiting()) === 2 ? true : undefined));
  expect(await world.hints()).toEqual(['1', '3']);
});

test('the access token outlives the connection that is opened with it', async () => {
  const asked: (number | undefined)[] = [];
  const world = await feedWorld({}, (fortnox) => ({
    tokens: {
      get: async (forMs) => {
        asked.push(forMs);
        return { outcome: 'done', value: fortnox.accessToken(), at: new Date() };
      },
      forget: () => undefined,
      standing: async () => null,
    },
  }));
  world.attempt({ holdMs: 540_000 });
  await world.unbroken();
  expect(asked).toEqual([600_000]);
});
