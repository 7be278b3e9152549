import type { SavedState } from '../../../sandbox/fortnox/state/simulator-state';
import { outbound, outboundBody, received } from './goods';
import { post } from './invoicing';
import { type Connected, closeSimulators, connect } from './plain-client';
import { connectPurchasing, madeOrder, orders } from './purchasing';

afterEach(closeSimulators);

/** As a file or the admin surface carries it. */
const carried = (state: SavedState): SavedState => JSON.parse(JSON.stringify(state));

/** A company in which something of every kind has happened. */
async function livedIn(): Promise<Connected> {
  const connected = await connectPurchasing({ clock: { speed: 0 } });
  const { simulator, api, warehouse, admin } = connected;
  await api('POST', '/customers', {
    Customer: { Name: 'Åke', City: 'Åmål', DefaultDeliveryTypes: { Invoice: 'EMAIL' } },
  });
  await api('POST', '/customers', { Customer: { Name: 'Borttagen' } });
  await api('DELETE', '/customers/2');
  const sent = await madeOrder(connected, { internalReference: 'AF-1041' });
  await warehouse('PUT', `${orders}/${sent}/response`, { responseState: 'SENT' });
  const voided = await madeOrder(connected);
  await warehouse('PUT', `${orders}/${voided}/void`);
  simulator.purchaseOrders.receiveByHand(await madeOrder(connected));
  await received(connected, 17);
  await warehouse('PUT', `${outbound}/UT/1`, outboundBody(1));
  if ((await post(connected)).status !== 201) throw new Error('the invoice was refused');
  simulator.stockPoints.create({ code: 'KALL', name: 'Kallförrådet' });
  simulator.switches.searchMatch = 'prefix';
  simulator.company.name = 'Kramfors Skärteknik AB';
  simulator.warehouse.rights = false;
  simulator.addFault({ kind: 'unauthorized', path: '/3/units', times: 3, skip: 1 });
  simulator.priceLists.create({ Code: 'B', Description: 'Butik', PreSelected: true });
  await api('POST', '/prices', { Price: { PriceList: 'B', ArticleNumber: 'S1', FromQuantity: 10, Price: 12.5 } });
  await admin('POST', '/articles', { ArticleNumber: 'S3', Description: 'Bricka', Unit: 'st', QuantityInStock: 40 });
  simulator.clock.advance(90_000);
  return connected;
}

test('a company that is loaded is the company that was saved, to the last byte', async () => {
  const { simulator: lived } = await livedIn();
  const saved = carried(lived.saveState());
  const { simulator: fresh } = await connect({ state: saved, clock: { speed: 0, startAt: lived.clock.now() } });
  const { parts } = carried(fresh.saveState());
  // The test's own connection asked for one more access token.
  expect({ ...parts, tokens: null }).toEqual({ ...saved.parts, tokens: null });
  expect(Object.keys(saved.parts)).toEqual(
    expect.arrayContaining(['clock', 'switches', 'faults', 'tokens', 'company', 'customers', 'articles']),
  );
  expect(Object.keys(saved.parts)).toEqual(expect.arrayContaining(['licences', 'stockPoints', 'purchaseOrders']));
  expect(fresh.purchaseOrders.all()).toEqual(lived.purchaseOrders.all());
  expect(fresh.articles.all()).toEqual(lived.articles.all());
  expect(fresh.priceLists.all()).toEqual(lived.priceLists.all());
  expect(fresh.prices.all()).toEqual(lived.prices.all());
  expect(fresh.supplierInvoices.all()).toEqual(lived.supplierInvoices.all());
  expect(fresh.stock.all()).toEqual(lived.stock.all());
  expect(fresh.stockPoints.all()).toEqual(lived.stockPoints.all());
});

test('a client goes on as if nothing had been: tokens, deleted numbers, and what comes next', async () => {
  const { simulator: lived } = await livedIn();
  const bearer = lived.accessToken();
  const { simulator } = await connect({ state: carried(lived.saveState()) });
  const call = (method: string, path: string, body?: object) =>
    fetch(`${simulator.address}${path}`, {
      method,
      headers: { Authorization: `Bearer ${bearer}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  expect(simulator.credentials).toEqual(lived.credentials);
  expect((await call('GET', '/3/customers/1')).status).toBe(200);
  const again = await call('POST', '/3/customers', { Customer: { Name: 'Ny', CustomerNumber: '2' } });
  expect(again.status).toBe(400);
  const next = (await (await call('POST', '/3/customers', { Customer: { Name: 'Ny' } })).json()) as {
    Customer: { CustomerNumber: string };
  };
  expect(next.Customer.CustomerNumber).toBe('3');
  const ids = (await (await call('GET', '/api/warehouse/purchaseorders-v1?state=ALL')).json()) as { id: number }[];
  expect(ids.map(({ id }) => id)).toEqual([1, 2, 3]);
});

test('PUT /admin/state replaces a running company; a spent refresh token stays spent', async () => {
  const { simulator: lived, token } = await livedIn();
  const first = lived.credentials.refreshToken;
  const pair = await token({ grant_type: 'refresh_token', refresh_token: first });
  const other = await connect();
  other.simulator.customers.create({ Name: 'Annans kund', CustomerNumber: '77' });
  const put = await other.admin('PUT', '/state', lived.saveState());
  expect([put.status, put.text]).toEqual([204, '']);
  expect(other.simulator.customers.all().map(({ Name }) => Name)).toEqual(['Åke']);
  expect((await other.admin('GET', '/state')).json).toEqual(carried(lived.saveState()));
  // The clients of before are no clients of this company.
  expect((await other.api('GET', '/customers')).status).toBe(401);
  const { clientId, clientSecret } = other.simulator.credentials;
  const refresh = async (refresh_token: string) =>
    (
      await fetch(`${other.simulator.address}/oauth-v1/token`, {
        method: 'POST',
        body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token }),
        headers: { Authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
      })
    ).status;
  expect(await refresh(first)).toBe(400);
  expect(await refresh(pair.json.refresh_token)).toBe(200);
});

test('a document that is not listed yet is so after the load too, for as long as was left', async () => {
  const connected = await connectPurchasing();
  const { simulator } = connected;
  simulator.addFault({ kind: 'listingLag', seconds: 30, times: 2 });
  await connected.api('POST', '/customers', { Customer: { Name: 'X' } });
  await madeOrder(connected);
  simulator.clock.advance(20_000);
  const loaded = await connect({ state: carried(simulator.saveState()) });
  const listed = async () => [
    (await loaded.api('GET', '/customers')).customers.length,
    (await loaded.warehouse('GET', `${orders}?state=ALL`)).list.length,
  ];
  expect(await listed()).toEqual([0, 0]);
  loaded.simulator.clock.advance(9_999);
  expect(await listed()).toEqual([0, 0]);
  loaded.simulator.clock.advance(1);
  expect(await listed()).toEqual([1, 1]);
});

test('the clock goes on where it stood, no call waits longer for it, and the rate window is not upset', async () => {
  const { simulator: lived } = await connect({ clock: { startAt: new Date('2026-01-05T08:00:00Z'), speed: 0 } });
  const { simulator, api, admin } = await connect();
  simulator.addFault({ kind: 'slow', delayMs: 1_000, method: 'POST' });
  const waiting = api('POST', '/customers', { Customer: { Name: 'X' } });
  for (let turns = 0; turns < 10; turns += 1) await api('GET', '/customers');
  const state = lived.saveState();
  const tokens = simulator.saveState().parts.tokens;
  await admin('PUT', '/state', { ...state, parts: { ...state.parts, tokens } });
  expect(simulator.clock.now()).toEqual(new Date('2026-01-05T08:00:00Z'));
  simulator.clock.advance(1_000);
  expect((await waiting).status).toBe(201);
  const statuses = [];
  for (let turns = 0; turns < 15; turns += 1) statuses.push((await api('GET', '/customers')).status);
  expect(statuses).toEqual([...Array(14).fill(200), 429]);
});

test('what is chosen at the start changes the company that is loaded', async () => {
  const { simulator: lived } = await livedIn();
  const { simulator } = await connect({
    state: carried(lived.saveState()),
    switches: { limitAbove500: 'clamped' },
    clock: { startAt: new Date('2027-02-01T08:00:00Z'), speed: 0 },
  });
  expect(simulator.clock.now()).toEqual(new Date('2027-02-01T08:00:00Z'));
  expect([simulator.switches.limitAbove500, simulator.switches.searchMatch]).toEqual(['clamped', 'prefix']);
});

test('a state that cannot be right is refused with what is wrong, and nothing is replaced', async () => {
  const { simulator, admin } = await livedIn();
  const before = carried(simulator.saveState());
  const changed = (parts: Record<string, unknown>) => ({ ...before, parts: { ...before.parts, ...parts } });
  const { customers: _, ...withoutCustomers } = before.parts;
  const [order] = before.parts.purchaseOrders as { id: number }[];
  const faulty: readonly (readonly [given: unknown, says: RegExp])[] = [
    [[], /expected object/],
    [{ ...before, version: 99 }, /version/],
    [{ ...before, parts: withoutCustomers }, /parts\.customers/],
    [changed({ invoices: [] }), /invoices/],
    [changed({ clock: { now: 'yesterday', speed: 1 } }), /parts\.clock\.now/],
    [changed({ switches: { searchMatch: 'sometimes' } }), /parts\.switches\.searchMatch/],
    [changed({ customers: { documents: [{ fields: { Nme: 'X' }, changed: 1, listedInMs: 0 }], deleted: [] } }), /Nme/],
    [changed({ purchaseOrders: [{ ...order, id: 7 }] }), /numbered from 1/],
    [changed({ tokens: { ...(before.parts.tokens as object), credentials: {} } }), /credentials/],
  ];
  for (const [given, says] of faulty) {
    expect(() => simulator.loadState(given)).toThrow(says);
    const refused = await admin('PUT', '/state', given);
    expect([refused.status, refused.json.message]).toEqual([400, expect.stringMatching(says)]);
  }
  expect(carried(simulator.saveState())).toEqual(before);
  await expect(connect({ state: {} })).rejects.toThrow(/The saved state cannot be used/);
});

test('what has been saved does not change with the company', async () => {
  const { simulator } = await livedIn();
  const saved = simulator.saveState();
  const before = carried(saved);
  simulator.accessToken();
  simulator.customers.put('1', { City: 'Borås' });
  simulator.company.name = 'Annat';
  simulator.switches.searchMatch = 'contains';
  simulator.purchaseOrders.voidByHand(1);
  simulator.clearFaults();
  simulator.clock.advance(1_000);
  expect(carried(saved)).toEqual(before);
});
