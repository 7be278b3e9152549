import { documentTypes, inbound, inboundBody, outbound, outboundBody, quantitiesOf, received, refusal } from './goods';
import { type Connected, closeSimulators } from './plain-client';
import { connectPurchasing } from './purchasing';

afterEach(closeSimulators);

const path = `${outbound}/ANDERSSON-UTLEV/1`;

const save = ({ warehouse }: Connected, quantity: number, changes: object = {}, id = 1) =>
  warehouse('PUT', `${outbound}/ANDERSSON-UTLEV/${id}`, outboundBody(quantity, changes));

test('in delivery the goods are gone when it is saved; the release only locks', async () => {
  const connected = await connectPurchasing();
  const { warehouse, simulator } = connected;
  await received(connected, 1);
  const saved = await save(connected, 2, { note: 'Utlev 1' });
  expect([saved.status, saved.json]).toMatchObject([
    200,
    {
      referenceType: 'ANDERSSON-UTLEV',
      id: '1',
      deliveryState: 'delivery',
      note: 'Utlev 1',
      forcedDelivery: false,
      warehouseReady: false,
      averageCosts: [{ itemId: 'S1', averageCostInSEK: 10 }],
    },
  ]);
  expect(quantitiesOf(saved)).toEqual([2, 2, 0, 0]);
  expect(simulator.stock.of('S1')).toMatchObject({ inStock: 1, value: 10 });
  const released = await warehouse('PUT', `${path}/release`);
  expect([released.status, released.text]).toEqual([204, '']);
  expect((await warehouse('GET', path)).json).toMatchObject({ warehouseReady: true });
  expect(simulator.stock.of('S1').inStock).toBe(1);
  expect(refusal(await save(connected, 1))).toEqual([400, 'cannot_modify_released_document']);
});

test.each([
  ['ignored', 'Först', [2, 2, 0, 0]],
  ['replaced', 'Sedan', [1, 2, 0, 0]],
] as const)(
  'a PUT of one released or void is %s by switch; stock stays as it was booked',
  async (edit, note, quantities) => {
    const connected = await connectPurchasing({ switches: { customClosedEdit: edit } });
    const { warehouse, simulator } = connected;
    await received(connected, 1);
    await save(connected, 2, { note: 'Först' });
    await warehouse('PUT', `${path}/release`);
    const put = await save(connected, 1, { note: 'Sedan' });
    expect([put.status, put.json]).toMatchObject([200, { note, warehouseReady: true }]);
    expect(quantitiesOf(put)).toEqual(quantities);
    expect(simulator.stock.of('S1').inStock).toBe(1);
    await warehouse('PUT', `${path}/void`);
    expect((await save(connected, 1)).json).toMatchObject({ voided: true });
    expect(simulator.stock.of('S1').inStock).toBe(3);
  },
);

test('short stock cuts the quantity without an error, and saving it again when goods have come delivers the rest', async () => {
  const connected = await connectPurchasing();
  const { simulator } = connected;
  expect(quantitiesOf(await save(connected, 5))).toEqual([5, 0, 0, 0]);
  await received(connected, 1);
  expect(quantitiesOf(await save(connected, 5))).toEqual([5, 3, 0, 0]);
  expect(simulator.stock.of('S1').inStock).toBe(0);
  await received(connected, 2);
  expect(quantitiesOf(await save(connected, 5))).toEqual([5, 5, 0, 0]);
  expect(simulator.stock.of('S1').inStock).toBe(1);
});

test('a reservation lowers what is available and keeps it from others; a registration touches nothing', async () => {
  const connected = await connectPurchasing();
  const { simulator, api } = connected;
  await received(connected, 1);
  expect(quantitiesOf(await save(connected, 2, { deliveryState: 'registration' }))).toEqual([2, 0, 0, 0]);
  expect(quantitiesOf(await save(connected, 2, { deliveryState: 'reservation' }))).toEqual([2, 0, 2, 0]);
  expect(simulator.stock.of('S1')).toMatchObject({ inStock: 3, reserved: 2, available: 1 });
  expect((await api('GET', '/articles/S1')).json.Article).toMatchObject({
    QuantityInStock: 3,
    ReservedQuantity: 2,
    DisposableQuantity: 1,
  });
  expect(quantitiesOf(await save(connected, 5, {}, 2))).toEqual([5, 1, 0, 0]);
  expect(quantitiesOf(await save(connected, 2))).toEqual([2, 2, 0, 0]);
  expect(simulator.stock.of('S1')).toMatchObject({ inStock: 0, reserved: 0 });
});

test('by setting or by force it goes below zero; what comes next makes it good', async () => {
  const connected = await connectPurchasing();
  const { simulator, warehouse } = connected;
  await received(connected, 1);
  expect(quantitiesOf(await save(connected, 5, { forcedDelivery: true }))).toEqual([5, 5, 0, 2]);
  expect(simulator.stock.of('S1').inStock).toBe(-2);
  simulator.switches.negativeStock = true;
  expect(quantitiesOf(await save(connected, 1, {}, 2))).toEqual([1, 1, 0, 0]);
  expect(simulator.stock.of('S1').inStock).toBe(-3);
  await received(connected, 2, { rows: [{ itemId: 'S1', quantity: 4, directCost: 20 }] });
  expect(simulator.stock.of('S1')).toMatchObject({ inStock: 1, value: 20 });
  expect((await warehouse('GET', path)).json).toMatchObject({ averageCosts: [{ averageCostInSEK: 14 }] });
  expect(refusal(await warehouse('PUT', `${inbound}/IN/2/void`))).toEqual([400, 'void_linked_outbound']);
});

test('the oldest goods are taken first', async () => {
  const connected = await connectPurchasing();
  const { simulator } = connected;
  for (const [id, directCost] of [10, 20].entries()) {
    await received(connected, id, { rows: [{ itemId: 'S1', quantity: 3, directCost }] });
  }
  expect((await save(connected, 4)).json).toMatchObject({ averageCosts: [{ averageCostInSEK: 12.5 }] });
  expect(simulator.stock.of('S1').value).toBe(40);
});

test('a void gives the goods back, of a draft and of a released one', async () => {
  const connected = await connectPurchasing();
  const { warehouse, simulator } = connected;
  await received(connected, 1);
  await save(connected, 2);
  await save(connected, 1, {}, 2);
  await warehouse('PUT', `${path}/release`);
  expect(simulator.stock.of('S1').inStock).toBe(0);
  for (const id of [1, 2]) {
    expect((await warehouse('PUT', `${outbound}/ANDERSSON-UTLEV/${id}/void`)).status).toBe(204);
  }
  expect(simulator.stock.of('S1')).toMatchObject({ inStock: 3, value: 30 });
  expect((await warehouse('GET', path)).json).toMatchObject({ voided: true, warehouseReady: true });
  expect(refusal(await save(connected, 1))).toEqual([400, 'document_is_voided']);
});

test('an inbound whose goods were taken is voided only by force, and the stock goes below zero', async () => {
  const connected = await connectPurchasing();
  const { warehouse, simulator } = connected;
  await received(connected, 1);
  await save(connected, 2);
  const voidIt = (query: string) => warehouse('PUT', `${inbound}/IN/1/void${query}`);
  expect(refusal(await voidIt(''))).toEqual([400, 'void_linked_outbound']);
  expect(refusal(await voidIt('?force=false'))).toEqual([400, 'void_linked_outbound']);
  expect(refusal(await voidIt('?force=yes'))).toEqual([400, 'validation']);
  expect(simulator.stock.of('S1').inStock).toBe(1);
  expect((await voidIt('?force=true')).status).toBe(204);
  expect(simulator.stock.of('S1').inStock).toBe(-2);
  await received(connected, 2);
  expect((await warehouse('PUT', `${path}/void`)).status).toBe(204);
  expect((await warehouse('PUT', `${inbound}/IN/2/void`)).status).toBe(204);
  expect(simulator.stock.of('S1')).toMatchObject({ inStock: 0, value: 0 });
});

test('only what is in delivery is released, unless by switch the release delivers', async () => {
  const connected = await connectPurchasing();
  const { warehouse, simulator } = connected;
  await received(connected, 1);
  await save(connected, 2, { deliveryState: 'reservation' });
  const release = () => warehouse('PUT', `${path}/release`);
  expect(refusal(await release())).toEqual([400, 'invented.custom.document.not.in.delivery']);
  simulator.switches.outboundReleaseBeforeDelivery = 'delivers';
  expect((await release()).status).toBe(204);
  expect((await warehouse('GET', path)).json).toMatchObject({ deliveryState: 'delivery', warehouseReady: true });
  expect(simulator.stock.of('S1')).toMatchObject({ inStock: 1, reserved: 0 });
});

test('an outbound is named a stock point by id only, and its release looks at the day too', async () => {
  const connected = await connectPurchasing();
  const { warehouse, simulator } = connected;
  const goteborg = simulator.stockPoints.create({ code: 'GBG', name: 'Göteborg' });
  const rows = [{ itemId: 'S1', quantity: 3, directCost: 1, stockPointCode: 'GBG' }];
  await received(connected, 1, { rows });
  const named = (members: object) => ({ date: '2026-11-24', rows: [{ itemId: 'S1', quantity: 1, ...members }] });
  expect(quantitiesOf(await save(connected, 1, named({ stockPointCode: 'GBG' })))).toEqual([1, 0, 0, 0]);
  const saved = await save(connected, 1, named({ stockPointId: goteborg.id }));
  expect(quantitiesOf(saved)).toEqual([1, 1, 0, 0]);
  expect(saved.json).toMatchObject({ rows: [{ stockPointId: goteborg.id }] });
  expect(refusal(await warehouse('PUT', `${path}/release`))).toEqual([400, 'cannot_release_later_than_current_date']);
  await save(connected, 1, { ...named({ stockPointId: goteborg.id }), date: '2026-11-22' });
  simulator.company.lockedUntil = '2026-11-22';
  expect(refusal(await warehouse('PUT', `${path}/release`))).toEqual([400, 'period_locked']);
});

test('the first document fixes what a type is for; types are listed, read and made', async () => {
  const { warehouse } = await connectPurchasing();
  expect((await warehouse('GET', documentTypes)).list).toEqual([]);
  await warehouse('PUT', `${inbound}/Andersson-Inlev/1`, inboundBody());
  const clash = await warehouse('PUT', `${outbound}/ANDERSSON-INLEV/1`, outboundBody(1));
  expect(refusal(clash)).toEqual([400, 'invented.reference.type.of.other.category']);
  const make = (category: string, referenceType: string) =>
    warehouse('POST', documentTypes, { category, referenceType });
  const made = await make('OUTBOUND', 'andersson_ut');
  expect([made.status, made.text]).toEqual([201, '1']);
  const there = await make('OUTBOUND', 'ANDERSSON_UT');
  expect([there.status, there.text]).toEqual([201, '0']);
  expect(refusal(await make('INBOUND', 'ANDERSSON_UT'))).toEqual([400, 'invented.reference.type.of.other.category']);
  expect(refusal(await make('BOTH', 'X'))).toEqual([400, 'validation']);
  expect(refusal(await make('INBOUND', 'Å'))).toEqual([400, 'validation']);
  expect((await warehouse('GET', documentTypes)).list).toEqual([
    { category: 'INBOUND', referenceType: 'ANDERSSON-INLEV' },
    { category: 'OUTBOUND', referenceType: 'ANDERSSON_UT' },
  ]);
  expect((await warehouse('GET', `${documentTypes}/andersson_ut`)).json).toMatchObject({ category: 'OUTBOUND' });
  expect((await warehouse('GET', `${documentTypes}/OTHER`)).status).toBe(404);
});

test.each(['PURCHASE', 'production', 'Stock-Taking', 'LEGACY_INTEGRATION_IN'])(
  'the name %s is Fortnox’s own',
  async (type) => {
    const { warehouse } = await connectPurchasing();
    const refused = await warehouse('PUT', `${inbound}/${type}/1`, inboundBody());
    expect(refusal(refused)).toEqual([400, 'referenceTypeNotAllowed']);
    const made = await warehouse('POST', documentTypes, { category: 'INBOUND', referenceType: type });
    expect(refusal(made)).toEqual([400, 'referenceTypeNotAllowed']);
  },
);

test('people release and void custom documents in Fortnox itself', async () => {
  const connected = await connectPurchasing();
  const { warehouse, admin, simulator } = connected;
  await warehouse('PUT', `${inbound}/IN/1`, inboundBody());
  expect((await admin('POST', '/custominbounds/IN/1/release')).json).toMatchObject({ warehouseReady: true });
  await save(connected, 1);
  expect((await admin('POST', '/customoutbounds/ANDERSSON-UTLEV/1/release')).json).toMatchObject({
    warehouseReady: true,
  });
  const refused = await admin('POST', '/custominbounds/IN/1/void');
  expect([refused.status, refused.json.message]).toEqual([400, 'Varor från IN/1 är redan utlevererade.']);
  expect((await admin('POST', '/custominbounds/IN/1/void', { force: true })).json).toMatchObject({ voided: true });
  expect((await admin('POST', '/customoutbounds/ANDERSSON-UTLEV/1/void')).json).toMatchObject({ voided: true });
  expect((await admin('GET', '/custominbounds')).list).toMatchObject([{ type: 'IN', id: '1' }]);
  expect((await admin('GET', '/customoutbounds/andersson-utlev/1')).json).toMatchObject({ id: '1' });
  expect((await admin('GET', '/custominbounds/IN/2')).status).toBe(404);
  expect((await admin('POST', '/custominbounds/IN/2/void')).status).toBe(400);
  expect(simulator.stock.of('S1').inStock).toBe(0);
});
