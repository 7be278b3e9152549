import { type Connected, closeSimulators } from './plain-client';
import { connectPurchasing, madeOrder, orderBody, orders, row } from './purchasing';

afterEach(closeSimulators);

const respond = ({ warehouse }: Connected, id: number, responseState: string) =>
  warehouse('PUT', `${orders}/${id}/response`, { responseState });

const mail = { receiver: 'order@stal.example', subject: 'Beställning', body: 'Hej', replyTo: 'inkop@verkstad.example' };

test('a response of SENT makes an order expected without mailing anybody', async () => {
  const connected = await connectPurchasing();
  const { simulator, admin } = connected;
  const id = await madeOrder(connected, { rows: [row('S1', 3), row('S1', 2), row('S2', 1)] });
  const reply = await respond(connected, id, 'SENT');
  expect([reply.status, reply.json]).toMatchObject([200, { purchaseOrderState: 'SENT', responseState: 'SENT' }]);
  expect((await admin('GET', '/warehouse/expected')).json).toEqual({ S1: 5, S2: 1 });
  expect((await admin('GET', '/warehouse/expected/S1')).json).toEqual({ itemId: 'S1', expected: 5 });
  expect(simulator.warehouse.emailsSent).toBe(0);
});

test('whether a response works without a send is a switch', async () => {
  const connected = await connectPurchasing({ switches: { purchaseResponseWithoutSend: 'refused' } });
  const { simulator } = connected;
  const id = await madeOrder(connected);
  const refused = await respond(connected, id, 'SENT');
  expect([refused.status, refused.json.error]).toEqual([400, 'invented.purchase.order.is.not.sent']);
  expect((await respond(connected, id, 'NOT_SENT')).status).toBe(200);
  simulator.switches.purchaseResponseWithoutSend = 'storedOnly';
  expect((await respond(connected, id, 'SENT')).json).toMatchObject({
    purchaseOrderState: 'NOT_SENT',
    responseState: 'SENT',
  });
  expect(simulator.warehouse.expected('S1')).toBe(0);
});

test('several orders take one response, all or none of them', async () => {
  const connected = await connectPurchasing();
  const { warehouse, simulator } = connected;
  const made = [await madeOrder(connected), await madeOrder(connected)];
  const all = (query: string) => warehouse('PUT', `${orders}/response${query}`, { responseState: 'SENT' });
  expect((await all('?ids=1,2,3')).status).toBe(404);
  expect((await all('')).status).toBe(400);
  expect((await all('?ids=one')).json).toMatchObject({ error: 'validation' });
  expect(simulator.purchaseOrders.get(1)?.responseState).toBe('NOT_SENT');
  expect((await all(`?ids=${made.join(',')}`)).list).toMatchObject([
    { id: 1, purchaseOrderState: 'SENT' },
    { id: 2, purchaseOrderState: 'SENT' },
  ]);
});

test('sending mails the supplier and is counted', async () => {
  const connected = await connectPurchasing();
  const { warehouse, admin } = connected;
  const first = await madeOrder(connected);
  const others = [await madeOrder(connected), await madeOrder(connected)];
  const bare = await warehouse('POST', `${orders}/${first}/send`, { subject: 'Beställning' });
  expect(bare.json).toMatchObject({
    error: 'validation',
    fields: [{ field: 'receiver' }, { field: 'body' }, { field: 'replyTo' }],
  });
  expect((await warehouse('POST', `${orders}/${first}/send`, mail)).status).toBe(204);
  expect((await warehouse('POST', `${orders}/sendpurchaseorders`, others)).status).toBe(204);
  expect((await warehouse('POST', `${orders}/sendpurchaseorders`, { ids: others })).status).toBe(400);
  expect((await warehouse('POST', `${orders}/sendpurchaseorders`, [99])).status).toBe(404);
  expect((await warehouse('GET', `${orders}/3`)).json).toMatchObject({ purchaseOrderState: 'SENT' });
  expect((await admin('GET', '/warehouse')).json).toEqual({
    activated: true,
    lagerPlus: true,
    rights: true,
    emailsSent: 3,
  });
});

test('a void takes the order out of what is expected and keeps it readable; a second is a switch', async () => {
  const connected = await connectPurchasing();
  const { warehouse, simulator } = connected;
  const id = await madeOrder(connected);
  await respond(connected, id, 'SENT');
  const voidIt = () => warehouse('PUT', `${orders}/${id}/void`);
  const voided = await voidIt();
  expect([voided.status, voided.text]).toEqual([204, '']);
  expect((await warehouse('GET', `${orders}/${id}`)).json).toMatchObject({
    purchaseOrderState: 'VOIDED',
    voided: true,
  });
  expect(simulator.warehouse.expected('S1')).toBe(0);
  const again = await voidIt();
  expect([again.status, again.json.error]).toEqual([400, 'invented.purchase.order.is.voided']);
  simulator.switches.purchaseOrderRepeatedVoid = 'harmless';
  expect((await voidIt()).status).toBe(204);
});

test('goods received keep an order from being voided, by switch not', async () => {
  const connected = await connectPurchasing();
  const { warehouse, simulator } = connected;
  const id = await madeOrder(connected);
  simulator.purchaseOrders.receiveByHand(id, [{ rowNum: 1, quantity: 1 }]);
  const refused = await warehouse('PUT', `${orders}/${id}/void`);
  expect([refused.status, refused.json.error]).toEqual([400, 'invented.purchase.order.is.received']);
  simulator.switches.purchaseOrderVoidAfterReceipt = 'accepted';
  expect((await warehouse('PUT', `${orders}/${id}/void`)).status).toBe(204);
});

test('a completion drops what is left, once', async () => {
  const connected = await connectPurchasing();
  const { warehouse, simulator } = connected;
  const id = await madeOrder(connected);
  await respond(connected, id, 'SENT');
  const complete = () => warehouse('PUT', `${orders}/${id}/complete`);
  expect((await complete()).status).toBe(204);
  expect((await warehouse('GET', `${orders}/${id}`)).json).toMatchObject({
    purchaseOrderState: 'RECEIVED',
    manuallyCompleted: true,
    rows: [{ orderedQuantity: 3, remainingOrderedQuantity: 0 }],
  });
  expect(simulator.warehouse.expected('S1')).toBe(0);
  expect((await complete()).json.error).toBe('invented.purchase.order.is.received');
  simulator.switches.purchaseOrderRepeatedVoid = 'harmless';
  expect((await complete()).status).toBe(204);
});

test('an order voided or received is changed no more', async () => {
  const connected = await connectPurchasing();
  const { warehouse, simulator } = connected;
  const [voided, received] = [await madeOrder(connected), await madeOrder(connected)];
  simulator.purchaseOrders.voidByHand(voided);
  simulator.purchaseOrders.receiveByHand(received);
  for (const [id, word] of [
    [voided, 'voided'],
    [received, 'received'],
  ] as const) {
    const refusals = [
      await warehouse('PUT', `${orders}/${id}`, orderBody()),
      await warehouse('PATCH', `${orders}/${id}/partial`, { note: 'x' }),
      await warehouse('POST', `${orders}/${id}/send`, mail),
    ];
    for (const { status, json } of refusals) {
      expect([status, json.error]).toEqual([400, `invented.purchase.order.is.${word}`]);
    }
  }
  expect((await respond(connected, voided, 'SENT')).status).toBe(400);
});

test('matches and notes of rows are read', async () => {
  const connected = await connectPurchasing();
  const { warehouse, simulator } = connected;
  const id = await madeOrder(connected);
  const read = async (what: string) => (await warehouse('GET', `${orders}/${id}/${what}`)).list;
  expect([await read('matches'), await read('notes')]).toEqual([[], []]);
  const rowId = simulator.purchaseOrders.get(id)?.rows[0]?.id;
  simulator.purchaseOrders.editByHand(id, { rows: [{ ...row('S1', 3), id: rowId, note: 'Intyg krävs' }] });
  simulator.purchaseOrders.receiveByHand(id, [{ rowNum: 1, quantity: 2 }]);
  expect(await read('notes')).toEqual([
    { note: 'Intyg krävs', purchaseOrderId: id, purchaseOrderRowId: rowId, rowNum: 1 },
  ]);
  expect(await read('matches')).toEqual([{ id: '1', type: 'INCOMINGGOODS' }]);
});
