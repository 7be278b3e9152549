import { type Connected, closeSimulators } from './plain-client';
import { connectPurchasing, orderBody, orders, row } from './purchasing';

let fortnox: Connected;
beforeAll(async () => {
  fortnox = await connectPurchasing();
  const { suppliers, articles } = fortnox.simulator;
  suppliers.create({ SupplierNumber: '502', Name: 'Nedlagda Stål AB', Active: false });
  articles.create({ ArticleNumber: 'GONE', Description: 'Utgången', StockGoods: true, Active: false });
  articles.create({ ArticleNumber: 'WORK', Description: 'Härdning', Type: 'SERVICE' });
});
// Each case is a moment of its own for the rate window.
beforeEach(() => fortnox.simulator.clock.advance(1_000));
afterAll(closeSimulators);

const post = (body: unknown) => fortnox.warehouse('POST', orders, body);
const { rows: _, ...withoutRows } = orderBody() as { rows: unknown };
const emptyRow = { itemId: 'S1', orderedQuantity: 1 };

test.each([
  ['supplierNumber', 'validation.notnull'],
  ['currencyCode', 'validation.notnull'],
  ['currencyRate', 'validation.notnull'],
  ['orderDate', 'validation.notnull'],
  ['deliveryName', 'validation.notnull'],
  ['deliveryAddress', 'validation.notnull'],
  ['deliveryZipCode', 'validation.notnull'],
  ['deliveryCity', 'validation.notnull'],
  ['paymentTermsCode', 'validation.notnull'],
])('an order without %s is refused by name, and nothing is stored', async (field, error) => {
  const before = fortnox.simulator.purchaseOrders.all().length;
  const reply = await post(orderBody({ [field]: undefined }));
  expect([reply.status, reply.json]).toMatchObject([400, { error: 'validation', fields: [{ field, error }] }]);
  expect(fortnox.simulator.purchaseOrders.all()).toHaveLength(before);
});

test.each([
  ['too long a reference', { internalReference: 'x'.repeat(51) }, 'internalReference', 'validation.size'],
  ['an empty delivery name', { deliveryName: '' }, 'deliveryName', 'validation.size'],
  ['a day that is none', { deliveryDate: '2026-02-30' }, 'deliveryDate', 'validation.invalid.localdate'],
  ['a moment for a day', { orderDate: '2026-11-23T00:00:00Z' }, 'orderDate', 'validation.invalid.localdate'],
  ['a type that is none', { purchaseType: 'GIFT' }, 'purchaseType', 'validation.invalid.enum'],
  ['a stock point id that is none', { stockPointId: '7' }, 'stockPointId', 'validation.invalid.uuid'],
  ['less than one unit of currency', { currencyUnit: 0 }, 'currencyUnit', 'validation.min'],
  ['a negative quantity', { rows: [row('S1', -1)] }, 'rows[0].orderedQuantity', 'validation.min'],
  ['a row without article', { rows: [{ ...row('S1', 1), itemId: null }] }, 'rows[0].itemId', 'validation.notnull'],
  [
    'a row without currency',
    { rows: [{ ...row('S1', 1), currencyCode: null }] },
    'rows[0].currencyCode',
    'validation.notnull',
  ],
])('%s is refused with the constraint', async (_what, changes, field, error) => {
  const reply = await post(orderBody(changes));
  expect(reply.status).toBe(400);
  expect(reply.json).toMatchObject({ error: 'validation', message: expect.stringContaining(field) });
  expect(reply.json.fields).toContainEqual(expect.objectContaining({ field, error }));
});

test('every fault of a body is told at once, lengths with their limits', async () => {
  const reply = await post(orderBody({ note: 'x'.repeat(1_001), orderDate: 'idag', rows: [row('S1', -1)] }));
  expect(reply.json.fields).toEqual([
    { field: 'note', error: 'validation.size', errorParams: { min: 0, max: 1_000 } },
    { field: 'orderDate', error: 'validation.invalid.localdate' },
    { field: 'rows[0].remainingOrderedQuantity', error: 'validation.min', errorParams: { min: 0 } },
    { field: 'rows[0].orderedQuantity', error: 'validation.min', errorParams: { min: 0 } },
  ]);
});

test.each([
  ['no body', ''],
  ['broken JSON', '{"supplierNumber":'],
  ['a list', []],
  ['rows that are none', { ...withoutRows, rows: 'S1' }],
  ['a row that is none', { ...withoutRows, rows: ['S1'] }],
  ['a number as text', orderBody({ currencyRate: '1' })],
  ['a text as number', orderBody({ supplierNumber: 501 })],
])('%s cannot be read', async (_what, body) => {
  const reply = await post(body);
  expect([reply.status, reply.json.error]).toEqual([400, 'invalidjson']);
});

test('by switch a row needs article and quantity only; the currency is the header’s', async () => {
  fortnox.simulator.switches.purchaseRowRequiredMembers = 'itemAndQuantity';
  const reply = await post(orderBody({ rows: [emptyRow] }));
  expect([reply.status, reply.json]).toMatchObject([
    201,
    { orderValue: 0, rows: [{ currencyCode: 'SEK', price: null, remainingOrderedQuantity: 1 }] },
  ]);
  fortnox.simulator.switches.purchaseRowRequiredMembers = 'asDescribed';
  expect((await post(orderBody({ rows: [emptyRow] }))).status).toBe(400);
});

test.each([
  ['a supplier nobody has', { supplierNumber: '999' }, 'invented.supplier.not.found'],
  ['a supplier retired', { supplierNumber: '502' }, 'invented.supplier.inactive'],
  ['an article nobody has', { rows: [row('NOPE', 1)] }, 'invented.item.not.found'],
  ['an article retired', { rows: [row('S1', 1), row('GONE', 1)] }, 'invented.item.inactive'],
  ['work, which is no stock goods', { rows: [row('WORK', 1)] }, 'invented.item.not.stock.goods'],
  ['a currency not registered', { currencyCode: 'XYZ' }, 'invented.currency.not.found'],
  ['terms not registered', { paymentTermsCode: '31' }, 'invented.payment.terms.not.found'],
  ['a stock point not there', { stockPointCode: 'NOWHERE' }, 'invented.stock.point.not.found'],
])('%s is refused with a code of the simulator’s own', async (_what, changes, code) => {
  const reply = await post(orderBody(changes));
  expect([reply.status, reply.json.error, typeof reply.json.message]).toEqual([400, code, 'string']);
});

test('by switch rows may be of anything, and codes of nothing', async () => {
  Object.assign(fortnox.simulator.switches, {
    purchaseRowNotStockGoods: 'accepted',
    purchaseRowInactiveItem: 'accepted',
    purchaseOrderUnknownCodes: 'accepted',
  });
  const codes = { currencyCode: 'XYZ', paymentTermsCode: '31', stockPointCode: 'NOWHERE' };
  const reply = await post(orderBody({ ...codes, rows: [row('WORK', 1), row('GONE', 1)] }));
  expect(reply.status).toBe(201);
  expect(reply.json.rows).toMatchObject([{ isStockItem: false }, { isStockItem: true }]);
});
