import { closeFeedClients, feedClient, listening } from './feed-client';
import { closeSimulators, connect } from './plain-client';

afterEach(() => {
  closeFeedClients();
  return closeSimulators();
});

const day = 24 * 3_600_000;

test('core-api §4.8: tenants, topics, subscription and an event, as the sheet shows them', async () => {
  const { simulator } = await connect();
  const client = await feedClient(simulator);
  const { clientSecret, tenantId } = simulator.credentials;
  const token = simulator.accessToken();
  expect(await client.command('add-tenants-v1', { clientSecret, accessTokens: [token, 'made up'] })).toEqual({
    response: 'add-tenants-v1',
    result: 'ok',
    tenantIds: { [token]: Number(tenantId) },
    invalidTokens: ['made up'],
  });
  const topics = [{ topic: 'customers' }, { topic: 'weather' }];
  expect(await client.command('add-topics-v1', { topics })).toEqual({
    response: 'add-topics-v1',
    result: 'ok',
    invalidTopics: ['weather'],
  });
  expect(await client.command('subscribe-v1')).toEqual({ response: 'subscribe-v1', result: 'ok' });
  simulator.customers.create({ CustomerNumber: '1001', Name: 'Åke' });
  expect(await client.events(1)).toEqual([
    {
      topic: 'customers',
      offset: expect.any(String),
      type: 'customer-created-v1',
      tenantId: Number(tenantId),
      entityId: '1001',
      timestamp: '2026-11-23T11:00:00.000+01:00',
    },
  ]);
  expect(await client.command('list-tenants-v1')).toMatchObject({ result: 'ok', tenants: [Number(tenantId)] });
});

test('nothing is told without a tenant, after it is removed, or of topics nobody asked for', async () => {
  const { simulator } = await connect();
  const client = await feedClient(simulator);
  await client.command('add-topics-v1', { topics: [{ topic: 'customers' }] });
  expect(await client.command('subscribe-v1')).toEqual({ response: 'subscribe-v1', result: 'error' });
  const other = await listening(simulator, { suppliers: undefined });
  simulator.customers.create({ CustomerNumber: '1001', Name: 'Åke' });
  simulator.suppliers.create({ SupplierNumber: '501', Name: 'Stål AB' });
  expect(await other.events(1)).toMatchObject([{ topic: 'suppliers', entityId: '501' }]);
  await other.command('remove-tenants-v1', { tenants: [Number(simulator.credentials.tenantId)] });
  simulator.suppliers.put('501', { City: 'Åmål' });
  await other.ping(5_000);
  expect(await other.events(1)).toHaveLength(1);
  expect(await client.command('nothing')).toMatchObject({ result: 'error' });
});

test.each([
  ['bare', [true, false]],
  ['bearer', [false, true]],
  ['either', [true, true]],
] as const)('feedTokenForm %s: which of a bare token and one with Bearer is taken', async (feedTokenForm, taken) => {
  const { simulator } = await connect({ switches: { feedTokenForm } });
  const { clientSecret } = simulator.credentials;
  const results: boolean[] = [];
  for (const prefix of ['', 'Bearer ']) {
    const client = await feedClient(simulator);
    const accessTokens = [`${prefix}${simulator.accessToken()}`];
    const answer = await client.command('add-tenants-v1', { clientSecret, accessTokens });
    results.push(answer.result === 'ok');
    if (answer.result === 'error') expect(answer).toMatchObject({ invalidTokens: accessTokens });
  }
  expect(results).toEqual(taken);
});

test('another client secret, or a token that has ended, is no way in', async () => {
  const { simulator } = await connect();
  const client = await feedClient(simulator);
  const accessTokens = [simulator.accessToken()];
  const answer = { response: 'add-tenants-v1', result: 'error', invalidTokens: accessTokens };
  expect(await client.command('add-tenants-v1', { clientSecret: 'another', accessTokens })).toEqual(answer);
  simulator.expireTokens();
  const { clientSecret } = simulator.credentials;
  expect(await client.command('add-tenants-v1', { clientSecret, accessTokens })).toEqual(answer);
});

test('from an offset on, what was missed comes first, in order; two weeks back', async () => {
  const { simulator } = await connect();
  const first = await listening(simulator, { customers: undefined, articles: undefined });
  for (const number of ['1', '2', '3']) simulator.customers.create({ CustomerNumber: number, Name: 'A' });
  const events = await first.events(3);
  const offset = String(events[0]?.offset);
  simulator.clock.advance(14 * day - 1_000);
  const later = await listening(simulator, { customers: offset });
  simulator.customers.put('1', { Name: 'B' });
  expect((await later.events(3)).map(({ entityId, type }) => [entityId, type])).toEqual([
    ['2', 'customer-created-v1'],
    ['3', 'customer-created-v1'],
    ['1', 'customer-updated-v2'],
  ]);
});

test.each([
  ['refused', { result: 'error', invalidTopics: ['customers'] }],
  ['fromOldest', { result: 'ok' }],
] as const)('feedOffsetTooOld %s: an offset that is over two weeks old', async (feedOffsetTooOld, answer) => {
  const { simulator } = await connect({ switches: { feedOffsetTooOld } });
  const first = await listening(simulator, { customers: undefined });
  simulator.customers.create({ CustomerNumber: '1', Name: 'A' });
  const [event] = await first.events(1);
  simulator.clock.advance(14 * day);
  simulator.clock.advance(1_000);
  simulator.customers.create({ CustomerNumber: '2', Name: 'A' });
  const client = await feedClient(simulator);
  const accessTokens = [simulator.accessToken()];
  await client.command('add-tenants-v1', { clientSecret: simulator.credentials.clientSecret, accessTokens });
  const topics = [{ topic: 'customers', offset: event?.offset }];
  expect(await client.command('add-topics-v1', { topics })).toEqual({ response: 'add-topics-v1', ...answer });
  await client.command('subscribe-v1');
  if (feedOffsetTooOld === 'fromOldest') expect(await client.events(1)).toMatchObject([{ entityId: '2' }]);
});

test('feedOffsetsIn addTenants: offsets stand beside the tokens, and those beside the topics say nothing', async () => {
  const { simulator } = await connect({ switches: { feedOffsetsIn: 'addTenants' } });
  const first = await listening(simulator, { customers: undefined });
  for (const number of ['1', '2']) simulator.customers.create({ CustomerNumber: number, Name: 'A' });
  const [event] = await first.events(2);
  const client = await feedClient(simulator);
  const { clientSecret } = simulator.credentials;
  const offsets = { customers: event?.offset };
  await client.command('add-tenants-v1', { clientSecret, accessTokens: [simulator.accessToken()], offsets });
  await client.command('add-topics-v1', { topics: [{ topic: 'customers', offset: 'ignored' }] });
  await client.command('subscribe-v1');
  expect(await client.events(1)).toMatchObject([{ entityId: '2' }]);
});

test.each(['cut', 'kept'] as const)(
  'feedAtTokenEnd %s: what becomes of a line whose token ends',
  async (feedAtTokenEnd) => {
    const { simulator } = await connect({ switches: { feedAtTokenEnd } });
    const client = await listening(simulator, { customers: undefined });
    simulator.clock.advance(3_600_000);
    if (feedAtTokenEnd === 'cut') return client.closed;
    simulator.customers.create({ CustomerNumber: '1', Name: 'A' });
    expect(await client.events(1)).toHaveLength(1);
  },
);
