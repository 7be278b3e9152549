import { closeSimulators } from './plain-client';
import { connectPurchasing, madeOrder, orderBody, orders, row } from './purchasing';

afterEach(closeSimulators);

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

test('a new order is not sent, numbered, summed up in its own currency and in kronor, and moves nothing', async () => {
  const { simulator, warehouse } = await connectPurchasing();
  const currency = { currencyCode: 'NOK', currencyRate: 95, currencyUnit: 100 };
  const reply = await warehouse(
    'POST',
    orders,
    orderBody({ ...currency, rows: [row('S1', 3, 10.5), row('S2', 2.5, 0.33)] }),
  );
  expect(reply.status).toBe(201);
  expect(reply.json).toMatchObject({
    id: 1,
    purchaseOrderState: 'NOT_SENT',
    responseState: 'NOT_SENT',
    voided: false,
    purchaseType: 'WAREHOUSE',
    orderValue: 32.33,
    orderValueInSEK: 30.71,
    totalReceivedQuantity: 0,
    rows: [
      {
        rowNum: 1,
        itemId: 'S1',
        orderedQuantity: 3,
        remainingOrderedQuantity: 3,
        isStockItem: true,
        purchaseOrderId: 1,
      },
      { rowNum: 2, itemId: 'S2', receivedQuantity: 0 },
    ],
  });
  for (const { id } of reply.json.rows as readonly { id: string }[]) expect(id).toMatch(uuid);
  expect((await warehouse('GET', `${orders}/1`)).json).toEqual(reply.json);
  expect(simulator.warehouse.expected('S1')).toBe(0);
});

test('what is not sent comes from the cards, by switch not', async () => {
  const connected = await connectPurchasing();
  const { simulator } = connected;
  const filled = simulator.purchaseOrders.get(await madeOrder(connected));
  expect(filled).toMatchObject({
    supplierName: 'Åmåls Stål AB',
    supplierCity: 'Åmål',
    supplierEmail: 'order@stal.example',
    stockPointCode: 'STANDARD',
    rows: [
      { itemDescription: 'Rundstång Ø20', itemUnit: 'm', stockPointCode: 'STANDARD', stockPointName: 'Standardlager' },
    ],
  });
  simulator.switches.purchaseOrderGaps = 'leftUnset';
  expect(simulator.purchaseOrders.get(await madeOrder(connected))).toMatchObject({
    supplierName: null,
    stockPointCode: null,
    rows: [{ itemDescription: null, itemUnit: null, stockPointCode: null }],
  });
});

test('a stock point may be named by code or by id, on the order or on a row', async () => {
  const connected = await connectPurchasing();
  const { stockPoints, purchaseOrders } = connected.simulator;
  const { id: stockPointId } = stockPoints.create({ code: 'GBG', name: 'Göteborg' });
  const byCode = await madeOrder(connected, { stockPointCode: 'GBG' });
  const onRow = await madeOrder(connected, { rows: [{ ...row('S1', 1), stockPointId }] });
  expect(purchaseOrders.get(byCode)).toMatchObject({ stockPointId, rows: [{ stockPointName: 'Göteborg' }] });
  expect(purchaseOrders.get(onRow)).toMatchObject({ stockPointCode: 'STANDARD', rows: [{ stockPointCode: 'GBG' }] });
});

test('a PUT replaces the whole order, and rows named by their id keep it, by switch not', async () => {
  const connected = await connectPurchasing();
  const { simulator, warehouse } = connected;
  const id = await madeOrder(connected, { note: 'Gammal', internalReference: 'AND-1' });
  const rowId = simulator.purchaseOrders.get(id)?.rows[0]?.id;
  const put = (rows: readonly object[]) =>
    warehouse('PUT', `${orders}/${id}`, orderBody({ internalReference: 'AND-1', rows }));
  const replaced = await put([row('S2', 7), { ...row('S1', 4), id: rowId }]);
  expect(replaced.json).toMatchObject({
    note: null,
    internalReference: 'AND-1',
    rows: [
      { itemId: 'S2', orderedQuantity: 7 },
      { id: rowId, orderedQuantity: 4 },
    ],
  });
  simulator.switches.purchaseRowIdsOnReplace = 'renewed';
  expect((await put([{ ...row('S1', 4), id: rowId }])).json).not.toMatchObject({ rows: [{ id: rowId }] });
});

test('whether a sent order may be replaced is a switch', async () => {
  const connected = await connectPurchasing();
  const { simulator, warehouse } = connected;
  const id = await madeOrder(connected);
  await warehouse('PUT', `${orders}/${id}/response`, { responseState: 'SENT' });
  const put = (quantity: number) => warehouse('PUT', `${orders}/${id}`, orderBody({ rows: [row('S1', quantity)] }));
  expect((await put(5)).json).toMatchObject({ purchaseOrderState: 'SENT' });
  expect(simulator.warehouse.expected('S1')).toBe(5);
  simulator.switches.purchaseOrderSentEdit = 'refused';
  const refused = await put(6);
  expect([refused.status, refused.json.error]).toEqual([400, 'invented.purchase.order.is.sent']);
  simulator.switches.purchaseOrderSentEdit = 'becomesNotSent';
  expect((await put(7)).json).toMatchObject({ purchaseOrderState: 'NOT_SENT', responseState: 'NOT_SENT' });
  expect(simulator.warehouse.expected('S1')).toBe(0);
});

test('a PATCH changes five members and no others, answers those five, and null empties one', async () => {
  const connected = await connectPurchasing();
  const { simulator, warehouse } = connected;
  const id = await madeOrder(connected, { note: 'Gammal', internalReference: 'AND-1' });
  const patch = { deliveryDate: '2026-12-01', note: null, yourReference: 'Åke', rows: [] };
  const reply = await warehouse('PATCH', `${orders}/${id}/partial`, patch);
  expect([reply.status, reply.json]).toEqual([
    200,
    {
      deliveryDate: '2026-12-01',
      internalReference: 'AND-1',
      messageToSupplier: null,
      note: null,
      supplierName: 'Åmåls Stål AB',
    },
  ]);
  expect(simulator.purchaseOrders.get(id)).toMatchObject({ deliveryDate: '2026-12-01', yourReference: null });
  expect(simulator.purchaseOrders.get(id)?.rows).toHaveLength(1);
});

test('by switch quantities and prices keep two decimals', async () => {
  const connected = await connectPurchasing();
  const { purchaseOrders, switches } = connected.simulator;
  const rows = [row('S1', 1.125, 2.005)];
  expect(purchaseOrders.get(await madeOrder(connected, { rows }))?.rows[0]).toMatchObject({ orderedQuantity: 1.125 });
  switches.purchaseOrderDecimals = 'two';
  expect(purchaseOrders.get(await madeOrder(connected, { rows }))?.rows[0]).toMatchObject({
    orderedQuantity: 1.13,
    price: 2.01,
  });
});
