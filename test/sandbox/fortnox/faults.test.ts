import { type Connected, closeSimulators, connect } from './plain-client';

afterEach(closeSimulators);

const create = ({ api }: Connected) => api('POST', '/customers', { Customer: { Name: 'X' } });
const count = ({ simulator }: Connected) => simulator.customers.all().length;
const turn = () => new Promise((resolve) => setTimeout(resolve, 30));

/** Until so many calls have arrived: then the clock may move for them. */
async function arrived({ simulator }: Connected, calls: number): Promise<void> {
  while (simulator.requests().length < calls) await turn();
}

test('replyLost: done, but nobody is told', async () => {
  const fortnox = await connect();
  fortnox.simulator.addFault({ kind: 'replyLost', method: 'POST' });
  await expect(create(fortnox)).rejects.toThrow();
  expect(count(fortnox)).toBe(1);
  expect(fortnox.simulator.requests()).toMatchObject([{ method: 'POST', status: null, fault: 'replyLost' }]);
});

test('replyLost may keep what it made out of lists as well: a look too early sees nothing', async () => {
  const fortnox = await connect();
  const { simulator, api } = fortnox;
  simulator.addFault({ kind: 'replyLost', method: 'POST', listingLagSeconds: 30 });
  await expect(create(fortnox)).rejects.toThrow();
  const listed = async () => (await api('GET', '/customers')).meta['@TotalResources'];
  expect([count(fortnox), await listed()]).toEqual([1, 0]);
  simulator.clock.advance(30_000);
  expect(await listed()).toBe(1);
});

test('connectionReset: nothing done', async () => {
  const fortnox = await connect();
  fortnox.simulator.addFault({ kind: 'connectionReset' });
  await expect(create(fortnox)).rejects.toThrow();
  await turn();
  expect(count(fortnox)).toBe(0);
  expect((await create(fortnox)).status).toBe(201);
});

test('commitLate: the line is cut at once and the effect comes later, by the clock', async () => {
  const fortnox = await connect();
  fortnox.simulator.addFault({ kind: 'commitLate', delayMs: 60_000 });
  await expect(create(fortnox)).rejects.toThrow();
  fortnox.simulator.clock.advance(59_999);
  await turn();
  expect(count(fortnox)).toBe(0);
  fortnox.simulator.clock.advance(1);
  await turn();
  expect(count(fortnox)).toBe(1);
});

test('commitLate with a held line: a client that gives up is too early', async () => {
  const fortnox = await connect();
  const { simulator } = fortnox;
  simulator.addFault({ kind: 'commitLate', delayMs: 60_000, socket: 'hold' });
  const waiting = create(fortnox);
  await arrived(fortnox, 1);
  expect(count(fortnox)).toBe(0);
  simulator.clock.advance(60_000);
  expect((await waiting).status).toBe(201);

  simulator.addFault({ kind: 'commitLate', method: 'POST', path: '/3', delayMs: 60_000, socket: 'hold' });
  const { tenantId } = simulator.credentials;
  const issued = await fortnox.token({ grant_type: 'client_credentials' }, { TenantId: tenantId });
  const patience = new AbortController();
  const impatient = fetch(`${simulator.address}/3/customers`, {
    method: 'POST',
    body: JSON.stringify({ Customer: { Name: 'Y' } }),
    headers: { Authorization: `Bearer ${issued.json.access_token}` },
    signal: patience.signal,
  });
  await arrived(fortnox, 3);
  patience.abort();
  await expect(impatient).rejects.toThrow();
  expect(count(fortnox)).toBe(1);
  simulator.clock.advance(60_000);
  await turn();
  expect(count(fortnox)).toBe(2);
});

test('tooManyRequests: with and without Retry-After, nothing done', async () => {
  const fortnox = await connect();
  fortnox.simulator.addFault({ kind: 'tooManyRequests', retryAfter: 7 });
  fortnox.simulator.addFault({ kind: 'tooManyRequests' });
  const [first, second] = [await create(fortnox), await create(fortnox)];
  expect([first.status, first.headers.get('retry-after')]).toEqual([429, '7']);
  expect([second.status, second.headers.get('retry-after')]).toEqual([429, null]);
  expect(count(fortnox)).toBe(0);
  expect(fortnox.simulator.figures().http429).toBe(2);
});

test('serverError: with or without the effect, with a body of choice', async () => {
  const fortnox = await connect();
  fortnox.simulator.addFault({ kind: 'serverError' });
  fortnox.simulator.addFault({ kind: 'serverError', status: 503, effect: true, json: null });
  const without = await create(fortnox);
  expect([without.status, without.errorInformation.code, count(fortnox)]).toEqual([500, 1000003, 0]);
  const withEffect = await create(fortnox);
  expect([withEffect.status, withEffect.text, count(fortnox)]).toEqual([503, '', 1]);
});

test('unauthorized: a good token is refused in the middle of a run', async () => {
  const fortnox = await connect();
  fortnox.simulator.addFault({ kind: 'unauthorized', skip: 1 });
  expect((await create(fortnox)).status).toBe(201);
  const refused = await create(fortnox);
  expect([refused.status, refused.json, count(fortnox)]).toEqual([401, { message: 'unauthorized' }, 1]);
  expect((await create(fortnox)).status).toBe(201);
});

test('truncatedBody: the head promises more than arrives', async () => {
  const { simulator, api } = await connect();
  simulator.customers.create({ Name: 'X' });
  simulator.addFault({ kind: 'truncatedBody' });
  await expect(api('GET', '/customers')).rejects.toThrow();
  expect((await api('GET', '/customers')).customers).toHaveLength(1);
});

test('htmlBody: a page where JSON should be', async () => {
  const fortnox = await connect();
  fortnox.simulator.addFault({ kind: 'htmlBody', status: 200, effect: true });
  const page = await create(fortnox);
  expect([page.status, page.headers.get('content-type'), count(fortnox)]).toEqual([200, 'text/html', 1]);
  expect(() => page.json).toThrow();
  fortnox.simulator.addFault({ kind: 'htmlBody' });
  expect((await create(fortnox)).status).toBe(502);
  expect(count(fortnox)).toBe(1);
});

test('slow: the answer waits for the clock', async () => {
  const fortnox = await connect();
  const { simulator, api } = fortnox;
  simulator.addFault({ kind: 'slow', delayMs: 4_000 });
  let answered = false;
  const waiting = api('GET', '/customers').then((reply) => {
    answered = true;
    return reply;
  });
  await arrived(fortnox, 1);
  await turn();
  expect(answered).toBe(false);
  simulator.clock.advance(4_000);
  expect((await waiting).status).toBe(200);
});

test('listingLag: what is new can be read but not found, until the lag is over', async () => {
  const fortnox = await connect();
  const { simulator, api } = fortnox;
  simulator.addFault({ kind: 'listingLag', seconds: 30 });
  await create(fortnox);
  const listed = async () => (await api('GET', '/customers')).meta['@TotalResources'];
  expect((await api('GET', '/customers/1')).status).toBe(200);
  simulator.clock.advance(29_999);
  await api('PUT', '/customers/1', { Customer: { City: 'Borås' } });
  expect(await listed()).toBe(0);
  simulator.clock.advance(1);
  expect(await listed()).toBe(1);
});

test('refuse and missingRight: a business no, with the code asked for', async () => {
  const fortnox = await connect();
  fortnox.simulator.addFault({ kind: 'refuse', code: 2000401, message: 'Perioden är låst.' });
  fortnox.simulator.addFault({ kind: 'missingRight' });
  const refused = await create(fortnox);
  expect(refused.status).toBe(400);
  expect(refused.errorInformation).toEqual({ error: 1, message: 'Perioden är låst.', code: 2000401 });
  const missing = await create(fortnox);
  expect([missing.status, missing.errorInformation.code, count(fortnox)]).toEqual([403, 2000663, 0]);
});

test('a fault hits what it names, as often as told, and lets as many pass as told', async () => {
  const { simulator, api } = await connect();
  simulator.addFault({ kind: 'unauthorized', method: 'GET', path: '/3/customers/', skip: 1, times: 2 });
  simulator.addFault({ kind: 'serverError', pathPattern: 'page=[23]', times: 'always' });
  const status = async (path: string) => (await api('GET', path)).status;
  expect((await api('PUT', '/customers/1', {})).status).toBe(404);
  const single = [];
  for (let turns = 0; turns < 4; turns += 1) single.push(await status('/customers/1'));
  expect(single).toEqual([404, 401, 401, 404]);
  const paged = [];
  for (const page of [1, 2, 3, 2]) paged.push(await status(`/customers?page=${page}`));
  expect(paged).toEqual([200, 500, 500, 500]);
  simulator.clearFaults();
  expect(await status('/customers?page=2')).toBe(200);
});

test('a call the rate limit refuses uses up no fault', async () => {
  const { simulator, api } = await connect();
  simulator.addFault({ kind: 'unauthorized', skip: 25 });
  for (let turns = 0; turns < 27; turns += 1) await api('GET', '/customers');
  simulator.clock.advance(5_000);
  expect((await api('GET', '/customers')).status).toBe(401);
});

test('the token endpoint can fail too', async () => {
  const { simulator, token } = await connect();
  simulator.addFault({ kind: 'htmlBody', path: '/oauth-v1/' });
  const form = { grant_type: 'client_credentials' };
  const tenant = { TenantId: simulator.credentials.tenantId };
  expect((await token(form, tenant)).status).toBe(502);
  expect((await token(form, tenant)).status).toBe(200);
});

test('a fault that makes no sense is refused in words', async () => {
  const { simulator } = await connect();
  expect(() => simulator.addFault({ kind: 'slow', delayMs: -1 })).toThrow(/delayMs/);
  expect(() => simulator.addFault({ kind: 'unauthorized', pathPattern: '(' })).toThrow(/regular expression/);
});
