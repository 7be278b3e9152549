import { closeSimulators, connect } from './plain-client';
import { connectPurchasing, madeOrder, orderBody, orders } from './purchasing';

afterEach(closeSimulators);

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

test('the tenant tells whether Lager is activated, with the number of the token', async () => {
  const { simulator, warehouse } = await connect();
  const tenantId = Number(simulator.credentials.tenantId);
  expect((await warehouse('GET', '/tenants-v4')).json).toEqual({ activated: true, tenantId });
  simulator.warehouse.activated = false;
  expect((await warehouse('GET', '/tenants-v4')).json).toEqual({ activated: false, tenantId });
});

test('without Lager nothing else answers; without Lager Plus purchase orders do not; codes are invented', async () => {
  const { warehouse, admin } = await connect();
  const refusal = async (path: string) => {
    const { status, json } = await warehouse('GET', path);
    return [status, json.error];
  };
  await admin('PATCH', '/warehouse', { lagerPlus: false });
  expect(await refusal(orders)).toEqual([403, 'invented.license.missing']);
  expect((await warehouse('GET', '/stockpoints-v1')).status).toBe(200);
  await admin('PATCH', '/warehouse', { activated: false });
  expect(await refusal('/stockpoints-v1')).toEqual([403, 'invented.warehouse.not.activated']);
});

test('without rights reading works and every write is refused', async () => {
  const connected = await connectPurchasing();
  const { simulator, warehouse } = connected;
  const id = await madeOrder(connected);
  simulator.warehouse.rights = false;
  expect((await warehouse('GET', `${orders}/${id}`)).status).toBe(200);
  for (const [method, path, body] of [
    ['POST', orders, orderBody()],
    ['PUT', `${orders}/${id}/void`, undefined],
    ['PATCH', `${orders}/${id}/partial`, { note: 'x' }],
  ] as const) {
    const refused = await warehouse(method, path, body);
    expect([refused.status, refused.json.error]).toEqual([403, 'missing.rights']);
  }
  expect(simulator.purchaseOrders.all()).toHaveLength(1);
});

test('errors have an id of their own, a code, and no envelope', async () => {
  const { warehouse } = await connect();
  const [first, second] = [await warehouse('GET', `${orders}/7`), await warehouse('GET', `${orders}/7`)];
  expect(first.status).toBe(404);
  expect(first.json).toEqual({ id: expect.stringMatching(uuid), error: 'notfound' });
  expect(second.json.id).not.toBe(first.json.id);
  expect((await warehouse('POST', orders, '{broken')).json).toMatchObject({ error: 'invalidjson' });
  const stray = await warehouse('GET', '/nothing-v1');
  expect([stray.status, stray.json.error]).toEqual([404, 'resource.not.found']);
});

test('a missing document reads as 404, by switch as 204 with nothing; an action on it is 404 always', async () => {
  const { simulator, warehouse } = await connect();
  for (const path of [`${orders}/7`, `${orders}/7/matches`, '/stockpoints-v1/NOWHERE']) {
    expect((await warehouse('GET', path)).status).toBe(404);
  }
  simulator.switches.warehouseMissingDocument = 'emptyBody';
  for (const path of [`${orders}/7`, `${orders}/7/matches`, '/stockpoints-v1/NOWHERE']) {
    const reply = await warehouse('GET', path);
    expect([reply.status, reply.text]).toEqual([204, '']);
  }
  expect((await warehouse('PUT', `${orders}/7/void`)).status).toBe(404);
});

test('JSON is written plainly, members unset are null or by switch absent, and a slash at the end does no harm', async () => {
  const connected = await connectPurchasing();
  const { simulator, warehouse } = connected;
  const id = await madeOrder(connected);
  const reply = await warehouse('GET', `${orders}/${id}/`);
  expect(reply.headers.get('content-type')).toBe('application/json');
  expect(reply.text).toContain('Åmåls Stål AB');
  expect(reply.json.note).toBeNull();
  simulator.switches.warehouseUnsetMembers = 'absent';
  const bare = (await warehouse('GET', `${orders}/${id}`)).json;
  expect(bare).not.toHaveProperty('note');
  expect(bare).not.toHaveProperty('rows.0.stockLocationId');
  expect(bare).toHaveProperty('rows.0.itemId', 'S1');
});

test('unknown members are ignored, so that a misspelt one is lost silently', async () => {
  const connected = await connectPurchasing();
  const id = await madeOrder(connected, { internalreference: 'AND-1', colour: 'red' });
  const order = connected.simulator.purchaseOrders.get(id);
  expect(order?.internalReference).toBeNull();
  expect(order).not.toHaveProperty('colour');
});

test('token, rate window, log and figures are those of /3', async () => {
  const { simulator, api, warehouse } = await connect();
  for (let calls = 0; calls < 20; calls += 1) await warehouse('GET', '/tenants-v4');
  for (let calls = 0; calls < 5; calls += 1) await api('GET', '/suppliers');
  expect((await warehouse('GET', '/tenants-v4')).status).toBe(429);
  expect((await api('GET', '/suppliers')).status).toBe(429);
  expect(simulator.figures()).toMatchObject({
    requests: 27,
    http429: 2,
    maxIn5s: 27,
    byRoute: { 'GET /api/warehouse/tenants-v4': 21, 'GET /3/suppliers': 6 },
  });
  expect(simulator.requests()[0]).toMatchObject({ path: '/api/warehouse/tenants-v4', status: 200 });
  simulator.clock.advance(5_000);
  simulator.expireTokens();
  const late = await warehouse('GET', '/tenants-v4');
  expect([late.status, late.json]).toEqual([401, { message: 'unauthorized' }]);
});

test('faults hit the warehouse too, in its own shape', async () => {
  const connected = await connectPurchasing();
  const { simulator, warehouse } = connected;
  const path = '/api/warehouse';
  simulator.addFault({ kind: 'serverError', path });
  simulator.addFault({ kind: 'refuse', path, code: 'period_locked', message: 'Perioden är låst.' });
  simulator.addFault({ kind: 'missingRight', path });
  const codes = [];
  for (let calls = 0; calls < 3; calls += 1) {
    const { status, json } = await warehouse('GET', '/tenants-v4');
    codes.push([status, json.error, uuid.test(String(json.id))]);
  }
  expect(codes).toEqual([
    [500, 'internal', true],
    [400, 'period_locked', true],
    [403, 'missing.rights', true],
  ]);
  simulator.addFault({ kind: 'replyLost', method: 'PATCH', path });
  const id = await madeOrder(connected);
  await expect(warehouse('PATCH', `${orders}/${id}/partial`, { note: 'Ändrad' })).rejects.toThrow();
  expect(simulator.purchaseOrders.get(id)?.note).toBe('Ändrad');
});

test('an order whose answer was lost is there, and asked for again there are two', async () => {
  const { simulator, warehouse } = await connectPurchasing();
  simulator.addFault({ kind: 'replyLost', method: 'POST', path: '/api/warehouse/purchaseorders-v1' });
  await expect(warehouse('POST', orders, orderBody({ internalReference: 'AND-1' }))).rejects.toThrow();
  await warehouse('POST', orders, orderBody({ internalReference: 'AND-1' }));
  expect(simulator.purchaseOrders.all().map(({ id, internalReference }) => [id, internalReference])).toEqual([
    [1, 'AND-1'],
    [2, 'AND-1'],
  ]);
});
