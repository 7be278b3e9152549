import { switchTable } from '../../../sandbox/fortnox/switches';
import { closeSimulators, connect } from './plain-client';

afterEach(closeSimulators);

test('the clock is read, set, sped and advanced', async () => {
  const { admin, api } = await connect();
  expect((await admin('GET', '/clock')).json).toEqual({ now: '2026-11-23T10:00:00.000Z', speed: 0 });
  await admin('PUT', '/clock', { at: '2027-01-01T00:00:00Z' });
  expect((await admin('POST', '/clock/advance', { ms: 1_000 })).json.now).toBe('2027-01-01T00:00:01.000Z');
  expect((await api('GET', '/customers')).headers.get('date')).toBe('Fri, 01 Jan 2027 00:00:01 GMT');
  expect((await admin('PUT', '/clock', { speed: 5 })).json.speed).toBe(5);
});

test('requests are logged and cleared; the admin surface itself is not among them', async () => {
  const { admin, api, simulator } = await connect();
  simulator.addFault({ kind: 'unauthorized', path: '/3/customers/1' });
  await api('GET', '/customers?name=x&limit=2');
  await api('GET', '/customers/1');
  expect((await admin('GET', '/requests')).json).toEqual([
    { method: 'GET', path: '/3/customers', query: 'name=x&limit=2', status: 200, at: '2026-11-23T10:00:00.000Z' },
    {
      method: 'GET',
      path: '/3/customers/1',
      query: '',
      status: 401,
      at: '2026-11-23T10:00:00.000Z',
      fault: 'unauthorized',
    },
  ]);
  expect((await admin('GET', '/figures')).json).toEqual(simulator.figures());
  expect((await admin('DELETE', '/requests')).status).toBe(204);
  expect((await admin('GET', '/requests')).json).toEqual([]);
});

test('faults are switched on, seen counting down, and switched off', async () => {
  const { admin, api } = await connect();
  const fault = { kind: 'serverError', status: 503, times: 2 };
  expect((await admin('POST', '/faults', fault)).status).toBe(201);
  await admin('POST', '/faults', [{ kind: 'unauthorized' }, { kind: 'slow', delayMs: 5 }]);
  expect((await api('GET', '/customers')).status).toBe(503);
  const pending = (await admin('GET', '/faults')).json;
  expect(pending[0]).toEqual({ fault, remaining: 1, skipping: 0 });
  expect(pending).toHaveLength(3);
  await admin('DELETE', '/faults');
  expect((await api('GET', '/customers')).status).toBe(200);
});

test("a user's changes need no token, are stamped, take merge-patch and count for no rate", async () => {
  const { admin, api, simulator } = await connect();
  for (let turns = 0; turns < 30; turns += 1) await admin('POST', '/customers', { Name: `Kund "${turns}"` });
  simulator.clock.advance(10_000);
  const put = await admin('PATCH', '/customers/5', {
    City: 'Åmål',
    Phone1: '1',
    DefaultDeliveryTypes: { Order: 'EMAIL' },
  });
  expect(put.json).toMatchObject({
    Name: 'Kund "4"',
    City: 'Åmål',
    DefaultDeliveryTypes: { Order: 'EMAIL', Offer: 'PRINT' },
  });
  expect((await admin('PATCH', '/customers/5', { Phone1: null })).json.Phone1).toBeNull();
  expect((await admin('DELETE', '/customers/6')).status).toBe(204);
  expect((await admin('GET', '/customers')).json).toHaveLength(29);
  expect((await admin('GET', '/customers/6')).status).toBe(404);
  const changed = await api('GET', `/customers?lastmodified=${encodeURIComponent('2026-11-23 11:00:10')}`);
  expect(changed.customers).toMatchObject([{ CustomerNumber: '5', City: 'Åmål' }]);
  expect(simulator.figures().requests).toBe(1);
});

test('5,000 customers are seeded in one call, as of the time given', async () => {
  const { admin, api } = await connect();
  const reply = await admin('POST', '/customers/seed', { count: 5_000, seed: 2, changedAt: '2025-01-01T00:00:00Z' });
  expect([reply.status, reply.json]).toEqual([201, { seeded: 5_000 }]);
  const listed = await api('GET', '/customers?lastmodified=2025-01-02');
  expect(listed.meta['@TotalResources']).toBe(0);
  expect((await api('GET', '/customers?limit=1')).meta['@TotalResources']).toBe(5_000);
  await admin('POST', '/customers/seed', { documents: [{ CustomerNumber: '1001', Name: 'Ny' }] });
  expect((await api('GET', '/customers/1001')).customer.Name).toBe('Ny');
});

test('a seed with one bad card keeps none of them', async () => {
  const { admin, simulator } = await connect();
  const reply = await admin('POST', '/customers/seed', { documents: [{ Name: 'Bra' }, { Name: 'X', Colour: 'red' }] });
  expect([reply.status, reply.json.message]).toEqual([400, 'Customer has no field Colour to fill in']);
  expect(simulator.customers.all()).toEqual([]);
});

test('switches are listed with their evidence and set at once', async () => {
  const { admin } = await connect({ switches: { lastmodifiedInclusive: false } });
  const listed = (await admin('GET', '/switches')).json;
  expect(listed).toHaveLength(Object.keys(switchTable).length);
  expect(listed[0]).toMatchObject({ name: 'lastmodifiedInclusive', value: false, default: true });
  const changed = await admin('PATCH', '/switches', { bodyOn429: 'short' });
  expect(changed.json).toMatchObject({ bodyOn429: 'short', lastmodifiedInclusive: false });
});

test('all tokens expire when told', async () => {
  const { admin, api } = await connect();
  expect((await admin('POST', '/tokens/expire')).status).toBe(204);
  expect((await api('GET', '/customers')).status).toBe(401);
});

test.each([
  ['PUT', '/clock', { at: 'yesterday' }, 'at'],
  ['PUT', '/clock', { sped: 5 }, 'sped'],
  ['POST', '/clock/advance', {}, 'ms'],
  ['POST', '/faults', { kind: 'gremlin' }, 'kind'],
  ['POST', '/faults', { kind: 'slow' }, 'delayMs'],
  ['PATCH', '/switches', { bodyOn429: 'long' }, 'bodyOn429'],
  ['PATCH', '/switches', { unheardOf: true }, 'unheardOf'],
  ['POST', '/customers', { City: 'Borås' }, 'Name'],
  ['POST', '/customers', { Name: 'X', Active: 'yes' }, 'Active'],
  ['PATCH', '/customers/99', { City: 'Borås' }, '99'],
  ['DELETE', '/customers/99', undefined, '99'],
  ['POST', '/customers/seed', { count: 'many' }, 'count'],
])('%s %s with %j is refused in words', async (method, path, body, named) => {
  const { admin } = await connect();
  const reply = await admin(method, path, body);
  expect(reply.status).toBe(400);
  expect(reply.json.message).toContain(named);
});
