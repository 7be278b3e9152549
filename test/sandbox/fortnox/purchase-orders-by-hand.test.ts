import { closeSimulators } from './plain-client';
import { connectPurchasing, madeOrder, orderBody, orders, row } from './purchasing';

afterEach(closeSimulators);

test('people receive an order bit by bit, and in full it is received', async () => {
  const connected = await connectPurchasing();
  const { simulator, admin, warehouse } = connected;
  const id = await madeOrder(connected, { rows: [row('S1', 3), row('S2', 1)] });
  await warehouse('PUT', `${orders}/${id}/response`, { responseState: 'SENT' });
  const receive = (body?: object) => admin('POST', `/purchaseorders/${id}/receive`, body);
  expect((await receive({ receipts: [{ rowNum: 1, quantity: 2 }] })).json).toMatchObject({
    purchaseOrderState: 'SENT',
    totalReceivedQuantity: 2,
    rows: [{ receivedQuantity: 2, remainingOrderedQuantity: 1 }, { receivedQuantity: 0 }],
  });
  expect(simulator.warehouse.expected('S1')).toBe(1);
  expect((await receive()).json).toMatchObject({ purchaseOrderState: 'RECEIVED', totalReceivedQuantity: 4 });
  expect(simulator.warehouse.expected('S1')).toBe(0);
});

test('people write, change, void and complete orders in Fortnox itself, without licence or rights of the service', async () => {
  const { simulator, admin } = await connectPurchasing();
  Object.assign(simulator.warehouse, { activated: false, rights: false });
  expect((await admin('POST', '/purchaseorders', orderBody())).status).toBe(201);
  simulator.purchaseOrders.createByHand(orderBody() as Record<string, unknown>);
  const edited = await admin('PATCH', '/purchaseorders/1', { note: 'Ring först', rows: [row('S2', 8)] });
  expect(edited.json).toMatchObject({ note: 'Ring först', deliveryName: 'Verkstaden', rows: [{ itemId: 'S2' }] });
  expect((await admin('POST', '/purchaseorders/1/void')).json).toMatchObject({ purchaseOrderState: 'VOIDED' });
  expect((await admin('POST', '/purchaseorders/2/complete')).json).toMatchObject({ purchaseOrderState: 'RECEIVED' });
  expect((await admin('GET', '/purchaseorders')).list).toEqual(simulator.purchaseOrders.all());
  expect((await admin('GET', '/purchaseorders/1')).json).toEqual(simulator.purchaseOrders.get('1'));
  expect((await admin('GET', '/purchaseorders/9')).status).toBe(404);
  expect(simulator.figures().requests).toBe(0);
});

test('an edit by hand keeps rows that are not sent, with their numbers and what has come', async () => {
  const connected = await connectPurchasing();
  const { purchaseOrders } = connected.simulator;
  const id = await madeOrder(connected);
  const before = purchaseOrders.receiveByHand(id, [{ rowNum: 1, quantity: 1 }]);
  const after = purchaseOrders.editByHand(id, { deliveryDate: '2026-12-24' });
  expect(after).toEqual({ ...before, deliveryDate: '2026-12-24' });
});

test.each([
  ['POST', '/purchaseorders/9/void', undefined, '9'],
  ['POST', '/purchaseorders/1/receive', { receipts: [] }, 'receipts'],
  ['POST', '/purchaseorders/1/receive', { receipts: [{ rowNum: 4, quantity: 1 }] }, 'rowNum'],
  ['POST', '/purchaseorders/1/receive', { receipts: [{ rowNum: 1, quantity: 0 }] }, 'quantity'],
  ['PATCH', '/purchaseorders/1', { supplierNumber: '999' }, '999'],
  ['PATCH', '/purchaseorders/2', { note: 'x' }, 'VOIDED'],
  ['POST', '/purchaseorders/2/void', undefined, 'makulerad'],
  ['POST', '/purchaseorders', {}, 'supplierNumber'],
  ['PATCH', '/warehouse', { licence: true }, 'licence'],
])('%s %s with %j is refused in words', async (method, path, body, named) => {
  const connected = await connectPurchasing();
  await madeOrder(connected);
  connected.simulator.purchaseOrders.voidByHand(await madeOrder(connected));
  const reply = await connected.admin(method, path, body);
  expect(reply.status).toBe(400);
  expect(reply.json.message).toContain(named);
});
