import { inbound, inboundBody, outbound, outboundBody, received, refusal } from './goods';
import { closeSimulators, refusalCode } from './plain-client';
import { connectPurchasing } from './purchasing';

afterEach(closeSimulators);

const path = `${inbound}/ANDERSSON-INLEV/000000001701`;

test('a draft moves nothing; released, the goods are in stock and the document is locked', async () => {
  const { warehouse, api, simulator } = await connectPurchasing();
  const standard = simulator.stockPoints.get('STANDARD');
  const saved = await warehouse('PUT', path, inboundBody({ note: 'Inköp 17' }));
  expect([saved.status, saved.json]).toMatchObject([
    200,
    {
      type: 'ANDERSSON-INLEV',
      id: '000000001701',
      date: '2026-11-23',
      note: 'Inköp 17',
      currency: null,
      warehouseReady: false,
      voided: false,
      rows: [{ rowId: 1, itemId: 'S1', quantity: 3, directCost: 10, freightCost: null, stockPointId: standard?.id }],
    },
  ]);
  expect(simulator.stock.of('S1')).toMatchObject({ inStock: 0, value: 0 });
  const released = await warehouse('PUT', `${path}/release`);
  expect([released.status, released.text]).toEqual([204, '']);
  expect((await warehouse('GET', path)).json).toMatchObject({ warehouseReady: true, voided: false });
  expect(simulator.stock.of('S1')).toMatchObject({ inStock: 3, available: 3, reserved: 0, value: 30 });
  const figures = { QuantityInStock: 3, ReservedQuantity: 0, DisposableQuantity: 3, StockValue: 30 };
  expect((await api('GET', '/articles/S1')).json.Article).toMatchObject(figures);
  expect((await api('GET', '/articles?articlenumber=S1')).json.Articles).toMatchObject([
    { QuantityInStock: '3', ReservedQuantity: '0', DisposableQuantity: '3', StockValue: '30' },
  ]);
});

test('a draft is replaced whole; one released or void is not', async () => {
  const { warehouse, simulator } = await connectPurchasing();
  await warehouse('PUT', path, inboundBody({ note: 'Först' }));
  const rows = [{ itemId: 'S2', quantity: 1, directCost: 2 }];
  expect((await warehouse('PUT', path, inboundBody({ rows }))).json).toMatchObject({ note: null, rows });
  expect(simulator.customDocuments.inbounds.all()).toHaveLength(1);
  await warehouse('PUT', `${path}/release`);
  expect(refusal(await warehouse('PUT', path, inboundBody()))).toEqual([400, 'cannot_modify_released_document']);
  await warehouse('PUT', `${path}/void`);
  expect(refusal(await warehouse('PUT', path, inboundBody()))).toEqual([400, 'document_is_voided']);
  expect((await warehouse('GET', path)).json).toMatchObject({ warehouseReady: true, voided: true, rows });
});

test.each([
  ['ignored', 3, 'Först'],
  ['replaced', 7, 'Sedan'],
] as const)(
  'a PUT of one released or void is %s by switch; stock stays as it was booked',
  async (edit, quantity, note) => {
    const { warehouse, simulator } = await connectPurchasing({ switches: { customClosedEdit: edit } });
    const later = () =>
      warehouse('PUT', path, inboundBody({ note: 'Sedan', rows: [{ itemId: 'S1', quantity: 7, directCost: 1 }] }));
    await warehouse('PUT', path, inboundBody({ note: 'Först' }));
    await warehouse('PUT', `${path}/release`);
    const put = await later();
    expect([put.status, put.json]).toMatchObject([
      200,
      { note, rows: [{ quantity }], warehouseReady: true, voided: false },
    ]);
    expect((await warehouse('GET', path)).json).toMatchObject({ note, rows: [{ quantity }], warehouseReady: true });
    expect(simulator.stock.of('S1')).toMatchObject({ inStock: 3, value: 30 });
    await warehouse('PUT', `${path}/void`);
    expect((await later()).json).toMatchObject({ warehouseReady: true, voided: true });
    expect(simulator.stock.of('S1').inStock).toBe(0);
  },
);

test('a second release and a second void are refused or harmless by switch, under codes that are a switch too', async () => {
  const { warehouse, simulator } = await connectPurchasing();
  const release = () => warehouse('PUT', `${path}/release`);
  const voidIt = () => warehouse('PUT', `${path}/void`);
  await warehouse('PUT', path, inboundBody());
  await release();
  expect(refusal(await release())).toEqual([400, 'cannot_modify_released_document']);
  simulator.switches.customRepeatedAction = 'harmless';
  expect((await release()).status).toBe(204);
  expect(simulator.stock.of('S1').inStock).toBe(3);
  expect((await voidIt()).status).toBe(204);
  expect((await voidIt()).status).toBe(204);
  expect(refusal(await release())).toEqual([400, 'document_is_voided']);
  Object.assign(simulator.switches, { customRepeatedAction: 'refused', customDocumentCodes: 'invented' });
  expect(refusal(await voidIt())).toEqual([400, 'invented.custom.document.is.voided']);
  expect(simulator.stock.of('S1').inStock).toBe(0);
});

test('a document that is not there reads as 404 or, by switch, as 204 with nothing; acting on it is 404', async () => {
  const { warehouse, simulator } = await connectPurchasing();
  expect(refusal(await warehouse('GET', path))).toEqual([404, 'notfound']);
  expect(refusal(await warehouse('PUT', `${path}/release`))).toEqual([404, 'notfound']);
  expect(refusal(await warehouse('PUT', `${path}/void`))).toEqual([404, 'notfound']);
  simulator.switches.warehouseMissingDocument = 'emptyBody';
  const { status, text } = await warehouse('GET', path);
  expect([status, text]).toEqual([204, '']);
});

test('the type is the same in any case and kept in upper case; leading zeros tell ids apart', async () => {
  const { warehouse, simulator } = await connectPurchasing();
  const saved = await warehouse('PUT', `${inbound}/Andersson_in/7`, inboundBody({ type: 'ANDERSSON_IN', id: '7' }));
  expect(saved.json).toMatchObject({ type: 'ANDERSSON_IN', id: '7' });
  expect((await warehouse('GET', `${inbound}/andersson_in/7`)).status).toBe(200);
  expect((await warehouse('GET', `${inbound}/ANDERSSON_IN/07`)).status).toBe(404);
  expect(simulator.customDocuments.inbounds.get('andersson_IN', '7')).toMatchObject({ type: 'ANDERSSON_IN' });
});

test('a date after today in Sweden, or in the locked period, is refused at release and not before', async () => {
  const { warehouse, simulator, admin, api } = await connectPurchasing({
    clock: { startAt: new Date('2026-11-23T22:59:00Z') },
  });
  await warehouse('PUT', path, inboundBody({ date: '2026-11-24' }));
  const release = () => warehouse('PUT', `${path}/release`);
  expect(refusal(await release())).toEqual([400, 'cannot_release_later_than_current_date']);
  simulator.clock.set(new Date('2026-11-23T23:00:00Z'));
  expect((await api('GET', '/settings/lockedperiod')).json).toEqual({ LockedPeriod: { EndDate: null } });
  await admin('PATCH', '/company', { lockedUntil: '2026-11-24' });
  expect((await api('GET', '/settings/lockedperiod')).json).toEqual({ LockedPeriod: { EndDate: '2026-11-24' } });
  expect(refusal(await release())).toEqual([400, 'period_locked']);
  expect(simulator.stock.of('S1').inStock).toBe(0);
  simulator.company.lockedUntil = '2026-11-23';
  expect((await release()).status).toBe(204);
});

test('costs are per unit and in the currency of the document, at its rate', async () => {
  const { warehouse, simulator } = await connectPurchasing();
  const currency = { currency: 'NOK', rate: 95.4, unit: 100 };
  const rows = [{ itemId: 'S1', quantity: 2, directCost: 100, freightCost: 5, otherCost: 0.5 }];
  const saved = await warehouse('PUT', path, inboundBody({ currency, rows }));
  expect(saved.json).toMatchObject({ currency, rows });
  await warehouse('PUT', `${path}/release`);
  expect(simulator.stock.of('S1').value).toBe(201.29);
});

test('a row without any cost is refused, free, or costs what the article does, by switch', async () => {
  const { warehouse, simulator } = await connectPurchasing();
  simulator.articles.put('S1', { PurchasePrice: 12.5 });
  const save = () => warehouse('PUT', path, inboundBody({ rows: [{ itemId: 'S1', quantity: 2 }] }));
  expect((await save()).json).toMatchObject({
    error: 'validation',
    fields: [{ field: 'rows[0].directCost', error: 'validation.notnull' }],
  });
  simulator.switches.inboundWithoutCost = 'zero';
  expect((await save()).json).toMatchObject({ rows: [{ directCost: 0 }] });
  simulator.switches.inboundWithoutCost = 'articleCost';
  expect((await save()).json).toMatchObject({ rows: [{ directCost: 12.5 }] });
});

test('goods go to the stock point named by id or code, else to the card’s, else to the first active one', async () => {
  const { warehouse, simulator } = await connectPurchasing();
  const goteborg = simulator.stockPoints.create({ code: 'GBG', name: 'Göteborg' });
  simulator.articles.put('S2', { DefaultStockPoint: 'GBG' });
  const cost = { quantity: 1, directCost: 1 };
  const rows = [
    { itemId: 'S1', ...cost, stockPointCode: 'GBG' },
    { itemId: 'S1', ...cost, stockPointId: goteborg.id },
    { itemId: 'S1', ...cost },
    { itemId: 'S2', ...cost },
  ];
  const saved = await warehouse('PUT', path, inboundBody({ rows }));
  expect(saved.json).toMatchObject({
    rows: [
      { stockPointCode: 'GBG', stockPointId: goteborg.id },
      { stockPointCode: 'GBG', stockPointId: goteborg.id },
      { stockPointCode: 'STANDARD' },
      { stockPointCode: 'GBG' },
    ],
  });
  await warehouse('PUT', `${path}/release`);
  expect(simulator.stock.of('S1').points).toEqual([
    { itemId: 'S1', stockPointCode: 'STANDARD', inStock: 1, availableStock: 1 },
    { itemId: 'S1', stockPointCode: 'GBG', inStock: 2, availableStock: 2 },
  ]);
  simulator.switches.stockPointRequired = true;
  const refused = await warehouse('PUT', `${inbound}/IN/2`, inboundBody());
  expect(refused.json).toMatchObject({ fields: [{ field: 'rows[0].stockPointId', error: 'validation.notnull' }] });
});

test.each([
  ['an article that is not there', { rows: [{ itemId: 'S9', quantity: 1, directCost: 1 }] }, 'invented.item.not.found'],
  ['no stock goods', { rows: [{ itemId: 'T1', quantity: 1, directCost: 1 }] }, 'invented.item.not.stock.goods'],
  [
    'a stock point that is not there',
    { rows: [{ itemId: 'S1', quantity: 1, directCost: 1, stockPointCode: 'NOWHERE' }] },
    'invented.stock.point.not.found',
  ],
  ['a currency that is not there', { currency: { currency: 'XAU', rate: 1 } }, 'invented.currency.not.found'],
  ['a rate of nothing', { currency: { currency: 'EUR', rate: 0 } }, 'validation'],
  ['no quantity', { rows: [{ itemId: 'S1', quantity: 0, directCost: 1 }] }, 'validation'],
  ['no date', { date: null }, 'validation'],
  ['no rows', { rows: null }, 'validation'],
  ['too long a note', { note: 'å'.repeat(1_001) }, 'validation'],
  ['another id than the path', { id: '1' }, 'validation'],
  ['another type than the path', { type: 'OTHER' }, 'validation'],
  ['a quantity in text', { rows: [{ itemId: 'S1', quantity: '1', directCost: 1 }] }, 'invalidjson'],
])('%s is refused, and nothing is kept', async (_what, changes, code) => {
  const { warehouse, simulator } = await connectPurchasing();
  simulator.articles.create({ ArticleNumber: 'T1', Description: 'Härdning', Type: 'SERVICE' });
  expect(refusal(await warehouse('PUT', path, inboundBody(changes)))).toEqual([400, code]);
  expect(simulator.customDocuments.inbounds.all()).toEqual([]);
  expect((await warehouse('PUT', `${outbound}/ANDERSSON-INLEV/1`, outboundBody(1))).status).toBe(200);
});

test.each([
  `${inbound}/INLEV/17a`,
  `${inbound}/INLEV/${'1'.repeat(26)}`,
  `${inbound}/INLEV%C3%84/1`,
  `${inbound}/A%2FB/1`,
])('the key of %s is refused', async (wrong) => {
  const { warehouse } = await connectPurchasing();
  expect(refusal(await warehouse('PUT', wrong, inboundBody()))).toEqual([400, 'validation']);
});

test('an article set to follow it gets the purchase price of what came in last', async () => {
  const connected = await connectPurchasing();
  const { simulator, api } = connected;
  simulator.articles.put('S1', { CostCalculationMethod: 'LAST_RELEASED_INBOUND', PurchasePrice: 1 });
  const rows = ['S1', 'S2'].map((itemId) => ({ itemId, quantity: 4, directCost: 8, freightCost: 0.455 }));
  await received(connected, 1, { rows });
  expect((await api('GET', '/articles/S1')).json.Article).toMatchObject({
    PurchasePrice: 8.46,
    DirectCost: 8,
    FreightCost: 0.46,
    OtherCost: 0,
  });
  expect((await api('GET', '/articles/S2')).json.Article).toMatchObject({ PurchasePrice: 0, DirectCost: 0 });
});

test('whether a movement counts as a change of the article is a switch', async () => {
  const connected = await connectPurchasing();
  const { simulator } = connected;
  const stamp = () => simulator.articles.changedAt('S1')?.toISOString();
  simulator.clock.advance(60_000);
  await received(connected, 1);
  expect(stamp()).toBe('2026-11-23T10:00:00.000Z');
  simulator.switches.stockMovesTouchArticle = true;
  await received(connected, 2);
  expect(stamp()).toBe('2026-11-23T10:01:00.000Z');
});

test('figures typed on a card are what was there before, and movements add to them', async () => {
  const connected = await connectPurchasing();
  const { simulator, api } = connected;
  simulator.articles.put('S1', { QuantityInStock: 8, ReservedQuantity: 3, PurchasePrice: 2 });
  await received(connected, 1);
  expect((await api('GET', '/articles/S1')).json.Article).toMatchObject({
    QuantityInStock: 11,
    ReservedQuantity: 3,
    DisposableQuantity: 8,
    StockValue: 46,
  });
  const written = await api('PUT', '/articles/S1', { Article: { QuantityInStock: 1 } });
  expect([written.status, refusalCode(written)]).toEqual([400, 2999004]);
});

test('articles are sorted by what the stock says', async () => {
  const connected = await connectPurchasing();
  await received(connected, 1, { rows: [{ itemId: 'S2', quantity: 1, directCost: 1 }] });
  const numbers = async (query: string) => {
    const articles = (await connected.api('GET', `/articles?${query}`)).json.Articles;
    return (articles as readonly { ArticleNumber: string }[]).map(({ ArticleNumber }) => ArticleNumber);
  };
  expect(await numbers('sortby=quantityinstock')).toEqual(['S1', 'S2']);
  expect(await numbers('sortby=stockvalue&sortorder=descending')).toEqual(['S2', 'S1']);
});

test('quantities keep their decimals, or two of them by switch', async () => {
  const { warehouse, simulator } = await connectPurchasing();
  const rows = [{ itemId: 'S1', quantity: 1.125, directCost: 0.333 }];
  const save = async () => (await warehouse('PUT', path, inboundBody({ rows }))).json.rows;
  expect(await save()).toMatchObject([{ quantity: 1.125, directCost: 0.333 }]);
  simulator.switches.customDocumentDecimals = 'two';
  expect(await save()).toMatchObject([{ quantity: 1.13, directCost: 0.33 }]);
});
