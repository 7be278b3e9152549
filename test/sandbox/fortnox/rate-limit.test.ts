import { closeSimulators, connect } from './plain-client';

afterEach(closeSimulators);

const times = (count: number) => Array.from({ length: count });

test('25 calls pass in any sliding 5 s and the next is refused until the oldest has left', async () => {
  const { simulator, api } = await connect();
  const statuses = async (count: number) => {
    const replies = await Promise.all(times(count).map(() => api('GET', '/customers?limit=1')));
    return replies.map(({ status }) => status);
  };
  expect(await statuses(5)).toEqual(times(5).fill(200));
  simulator.clock.advance(3_000);
  expect(await statuses(20)).toEqual(times(20).fill(200));
  expect(await statuses(3)).toEqual([429, 429, 429]);
  simulator.clock.advance(1_999);
  expect(await statuses(1)).toEqual([429]);
  simulator.clock.advance(1);
  // The first five have left, and the refused ones never counted.
  expect((await statuses(7)).filter((status) => status === 200)).toHaveLength(5);
  expect(simulator.figures()).toMatchObject({ requests: 36, http429: 6 });
});

test('a refusal says when to come back and nothing else, by switch otherwise', async () => {
  const { simulator, api } = await connect();
  for (const _ of times(25)) await api('GET', '/customers');
  const refused = await api('GET', '/customers');
  expect([refused.status, refused.headers.get('retry-after'), refused.text]).toEqual([429, '5', '']);
  Object.assign(simulator.switches, { retryAfterOn429: false, bodyOn429: 'short' });
  const bare = await api('GET', '/customers');
  expect([bare.headers.get('retry-after'), bare.json]).toEqual([null, { message: 'Too many requests' }]);
});

test('a new token does not open a new window, unless the switch counts per token', async () => {
  const { simulator, api, token } = await connect();
  for (const _ of times(25)) await api('GET', '/customers');
  const issued = await token({ grant_type: 'client_credentials' }, { TenantId: simulator.credentials.tenantId });
  const withNew = () => api('GET', '/customers', undefined, { Authorization: `Bearer ${issued.json.access_token}` });
  expect((await withNew()).status).toBe(429);
  simulator.switches.rateLimitPer = 'accessToken';
  expect((await withNew()).status).toBe(200);
});

test('refused calls keep the window full by switch', async () => {
  const { simulator, api } = await connect({ switches: { refusedRequestsCount: true } });
  for (const _ of times(25)) await api('GET', '/customers');
  simulator.clock.advance(4_000);
  expect((await api('GET', '/customers')).status).toBe(429);
  simulator.clock.advance(1_000);
  for (const _ of times(24)) await api('GET', '/customers');
  expect((await api('GET', '/customers')).status).toBe(429);
});

test('calls refused for their token, and token calls, take nothing from the budget', async () => {
  const { simulator, api, token } = await connect();
  for (const _ of times(30)) await api('GET', '/customers', undefined, { Authorization: 'Bearer x' });
  await token({ grant_type: 'client_credentials' }, { TenantId: simulator.credentials.tenantId });
  expect((await api('GET', '/customers')).status).toBe(200);
});

test('the figures show the worst 5 s, by arrival, and who called what', async () => {
  const { simulator, api, token } = await connect();
  expect(simulator.figures()).toMatchObject({ requests: 0, maxIn5s: 0, firstAt: null, lastAt: null });
  for (const _ of times(4)) await api('GET', '/customers');
  simulator.clock.advance(6_000);
  for (const _ of times(2)) await api('GET', '/customers/1');
  simulator.clock.advance(4_999);
  await api('GET', '/customers/1');
  await token({});
  expect(simulator.figures()).toEqual({
    requests: 7,
    tokenRequests: 1,
    http429: 0,
    maxIn5s: 4,
    firstAt: '2026-11-23T10:00:00.000Z',
    lastAt: '2026-11-23T10:00:10.999Z',
    byMethod: { GET: 7 },
    byRoute: { 'GET /3/customers': 4, 'GET /3/customers/{CustomerNumber}': 3 },
  });
  simulator.clearRequests();
  expect(simulator.figures()).toMatchObject({ requests: 0, maxIn5s: 0, firstAt: null });
  expect(simulator.requests()).toEqual([]);
});
