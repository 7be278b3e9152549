import { type Connected, closeSimulators } from './plain-client';
import { connectPurchasing, madeOrder, orderBody, orders, row } from './purchasing';

afterEach(closeSimulators);

const ids = async ({ warehouse }: Connected, query: string) =>
  (await warehouse('GET', `${orders}?${query}`)).list.map(({ id }) => id);

/** One order in each state, and two ways of being sent. */
async function oneOfEach(): Promise<Connected> {
  const connected = await connectPurchasing();
  const { warehouse, simulator } = connected;
  for (const deliveryDate of [undefined, '2026-11-23', '2026-11-22', undefined, undefined, '2026-11-22']) {
    await madeOrder(connected, { deliveryDate });
  }
  await warehouse('PUT', `${orders}/response?ids=2,3`, { responseState: 'SENT' });
  await warehouse('PUT', `${orders}/6/response`, { responseState: 'REJECTED' });
  simulator.purchaseOrders.completeByHand(4);
  simulator.purchaseOrders.voidByHand(5);
  simulator.clock.advance(5_000);
  return connected;
}

test('a list is a bare array of whole orders', async () => {
  const connected = await connectPurchasing();
  const id = await madeOrder(connected);
  const { warehouse } = connected;
  expect((await warehouse('GET', `${orders}?state=ALL`)).list).toEqual([
    (await warehouse('GET', `${orders}/${id}`)).json,
  ]);
  expect((await warehouse('GET', `${orders}?state=VOIDED`)).list).toEqual([]);
});

test('each state filter lets through what its name says; a day that has passed makes an order late', async () => {
  const connected = await oneOfEach();
  expect(await ids(connected, 'state=ALL')).toEqual([1, 2, 3, 4, 5, 6]);
  expect(await ids(connected, 'state=NOT_SENT')).toEqual([1]);
  expect(await ids(connected, 'state=SENT')).toEqual([2]);
  expect(await ids(connected, 'state=DELAYED')).toEqual([3, 6]);
  expect(await ids(connected, 'state=SENT_NOT_REJECTED')).toEqual([2, 3]);
  expect(await ids(connected, 'state=CURRENT')).toEqual([1, 2, 3, 6]);
  expect(await ids(connected, 'state=RECEIVED')).toEqual([4]);
  expect(await ids(connected, 'state=VOIDED')).toEqual([5]);
  expect((await connected.warehouse('GET', `${orders}?state=sent`)).json).toMatchObject({ error: 'validation' });
  // Midnight in Sweden, an hour before midnight UTC.
  connected.simulator.clock.set(new Date('2026-11-23T23:00:00Z'));
  expect(connected.simulator.purchaseOrders.get(2)?.purchaseOrderState).toBe('DELAYED');
});

test('whether an order that is late shows it, and what the list is without a state, are switches', async () => {
  const connected = await oneOfEach();
  const { switches, purchaseOrders } = connected.simulator;
  expect(purchaseOrders.get(3)?.purchaseOrderState).toBe('DELAYED');
  expect(await ids(connected, '')).toEqual([1, 2, 3, 6]);
  Object.assign(switches, { purchaseOrderShowsDelayed: false, purchaseOrderDefaultState: 'NOT_SENT' });
  expect(purchaseOrders.get(3)?.purchaseOrderState).toBe('SENT');
  expect(await ids(connected, 'state=SENT')).toEqual([2, 3, 6]);
  expect(await ids(connected, 'state=DELAYED')).toEqual([3, 6]);
  expect(await ids(connected, '')).toEqual([1]);
});

test('references and notes are found by any part in any case, supplier and article only whole', async () => {
  const connected = await connectPurchasing();
  connected.simulator.suppliers.create({ SupplierNumber: '50', Name: 'Skruv AB' });
  await madeOrder(connected, { internalReference: 'AND-IK-12' });
  await madeOrder(connected, { internalReference: 'AND-IK-123', note: 'Åk hit' });
  await madeOrder(connected, { supplierNumber: '50', rows: [row('S2', 1)], purchaseType: 'DROPSHIP' });
  const found = (query: string) => ids(connected, `state=ALL&${query}`);
  expect(await found('internalReference=and-ik-12')).toEqual([1, 2]);
  expect(await found('internalReference=IK-123')).toEqual([2]);
  expect(await found(`note=${encodeURIComponent('ÅK')}`)).toEqual([2]);
  expect(await found('q=3')).toEqual([2, 3]);
  expect(await found('supplierNumber=50')).toEqual([3]);
  expect(await found('supplierNumber=5')).toEqual([]);
  expect(await found('itemId=S1')).toEqual([1, 2]);
  expect(await found('itemId=S')).toEqual([]);
  expect(await found('purchaseType=DROPSHIP')).toEqual([3]);
  expect(await found('internalReference=IK&itemId=S2')).toEqual([]);
});

test('pages are 100 long unless asked, at most 1,000, and by switch the offset is ignored', async () => {
  const connected = await connectPurchasing();
  const { simulator } = connected;
  for (let made = 0; made < 1_010; made += 1)
    simulator.purchaseOrders.createByHand(orderBody() as Record<string, unknown>);
  const page = (query: string) => ids(connected, `state=ALL&${query}`);
  expect(await page('')).toHaveLength(100);
  expect(await page('limit=5000')).toHaveLength(1_000);
  expect(await page('limit=1000&offset=1000')).toEqual([1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010]);
  expect(await page('limit=2&offset=2000')).toEqual([]);
  expect(await page('limit=2&order=DESC')).toEqual([1010, 1009]);
  expect(await page('limit=2&sortby=internal_reference')).toEqual([1, 2]);
  expect(await page('limit=2&sortby=colour')).toEqual([1, 2]);
  expect((await connected.warehouse('GET', `${orders}?limit=many`)).status).toBe(400);
  simulator.switches.warehouseOffset = 'ignored';
  expect(await page('limit=2&offset=2')).toEqual([1, 2]);
});

test('an order may be sorted by what it holds', async () => {
  const connected = await connectPurchasing();
  for (const deliveryDate of ['2026-12-24', '2026-12-01']) await madeOrder(connected, { deliveryDate });
  expect(await ids(connected, 'state=ALL&sortby=delivery_date')).toEqual([2, 1]);
  expect(await ids(connected, 'state=ALL&sortby=deliveryDate&order=DESC')).toEqual([1, 2]);
});

test('a listing may lag behind: the order is there by its number before it is found by its reference', async () => {
  const connected = await connectPurchasing();
  const { simulator, warehouse } = connected;
  simulator.addFault({ kind: 'listingLag', seconds: 30, method: 'POST', path: '/api/warehouse' });
  const id = await madeOrder(connected, { internalReference: 'AND-1' });
  expect(await ids(connected, 'state=ALL&internalReference=AND-1')).toEqual([]);
  expect((await warehouse('GET', `${orders}/${id}`)).status).toBe(200);
  simulator.clock.advance(30_000);
  expect(await ids(connected, 'state=ALL&internalReference=AND-1')).toEqual([id]);
});
