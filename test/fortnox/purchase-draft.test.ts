import { closeSimulators } from './connect';
import { company, failureOf, purchase, purchaseSetup, reference, row } from './purchase-setup';

afterEach(closeSimulators);

test('R3.1 what is mended in Fortnox is seen at the next try, remembered or not', async () => {
  // More requests than one rate window takes: time passes here.
  const { simulator, prepare } = await purchaseSetup({ clock: { speed: 1_000 } });
  await prepare();
  simulator.stockPoints.put('STANDARD', { usingCompanyAddress: false, deliveryAddress: 'Hamnen 2' });
  const b = simulator.stockPoints.create({ code: 'B', name: 'Förråd B' });
  expect(await prepare({ stockPoint: 'B' })).toMatchObject({ stockPointId: b.id });
  expect((await failureOf(prepare({ stockPoint: 'STANDARD' }))).kind).toBe('deliveryAddressMissing');
  simulator.stockPoints.put('STANDARD', { deliveryZipCode: '872 30', deliveryCity: 'Kramfors' });
  expect(await prepare({ stockPoint: 'STANDARD' })).toMatchObject({
    delivery: { name: simulator.company.name, address: 'Hamnen 2', zipCode: '872 30', city: 'Kramfors' },
  });
  simulator.currencies.put('EUR', { BuyRate: null });
  expect((await failureOf(prepare({ currency: 'EUR', stockPoint: 'B' }))).kind).toBe('currencyRateMissing');
  simulator.currencies.put('EUR', { BuyRate: 11.42 });
  expect(await prepare({ currency: 'EUR', stockPoint: 'B' })).toMatchObject({ currencyRate: '11.42' });
});

test('R3.1 the day is Sweden’s and Fortnox’s: delivery today is in time until midnight there', async () => {
  const justBeforeMidnight = { clock: { startAt: new Date('2026-11-23T22:59:00Z'), speed: 0 } };
  const { prepare } = await purchaseSetup(justBeforeMidnight);
  expect(await prepare({ deliveryDate: '2026-11-23' })).toMatchObject({ deliveryDate: '2026-11-23' });
  const after = await purchaseSetup({ clock: { startAt: new Date('2026-11-23T23:01:00Z'), speed: 0 } });
  expect((await failureOf(after.prepare({ deliveryDate: '2026-11-23' }))).kind).toBe('deliveryDatePast');
  expect(await after.prepare({ deliveryDate: null })).toMatchObject({ deliveryDate: null });
});

test('R3.6 an order that is late is checked as it stands: only another day that has passed is refused', async () => {
  const { simulator, activities, order } = await purchaseSetup();
  const { fortnoxNumber } = await order();
  simulator.purchaseOrders.editByHand(fortnoxNumber, { deliveryDate: '2026-11-20' });
  const prepare = (deliveryDate: string, changed = '') =>
    activities.preparePurchaseOrder({
      company,
      purchase: { ...purchase, deliveryDate },
      reference,
      ...(changed && { ordered: changed }),
    });
  expect(await prepare('2026-11-20', fortnoxNumber)).toMatchObject({ deliveryDate: '2026-11-20' });
  for (const late of [prepare('2026-11-20'), prepare('2026-11-19', fortnoxNumber), prepare('2026-11-20', '99')])
    expect((await failureOf(late)).kind).toBe('deliveryDatePast');
});

test('R3.1 settings step in where Fortnox and the purchase say nothing', async () => {
  const { simulator, prepare } = await purchaseSetup({ settings: { paymentTerms: '20', stockPoint: 'B' } });
  const b = simulator.stockPoints.create({ code: 'B', name: 'Förråd B' });
  simulator.suppliers.create({ SupplierNumber: '51', Name: 'Rör & Plåt AB' });
  expect(await prepare()).toMatchObject({ paymentTermsCode: '30', stockPointId: b.id });
  expect(await prepare({ supplierNumber: '51', stockPoint: 'STANDARD' })).toMatchObject({
    paymentTermsCode: '20',
    stockPointId: simulator.stockPoints.get('STANDARD')?.id,
  });
});

test('R3.1 another currency goes at Fortnox’s buying rate and unit', async () => {
  const { prepare } = await purchaseSetup();
  expect(await prepare({ currency: 'NOK' })).toMatchObject({
    currencyCode: 'NOK',
    currencyRate: '95.4',
    currencyUnit: 100,
  });
  for (const currency of [null, '', 'SEK', 'sek'])
    expect(await prepare({ currency })).toMatchObject({ currencyCode: 'SEK', currencyRate: '1', currencyUnit: 1 });
});

test('R3.1 gaps of a row come from the article; units are one whatever their case', async () => {
  const { prepare } = await purchaseSetup();
  const rows = [{ ...row(1, ' PL-10 ', '1', 'M'), description: 'Plåt\r\nkapad' }, row(2, 'SK-8', '1')];
  expect((await prepare({ rows })).rows).toEqual([
    { itemId: 'PL-10', description: 'Plåt\nkapad', unit: 'm', quantity: '1', price: '0' },
    { itemId: 'SK-8', description: 'Skruv M8', unit: 'st', quantity: '1', price: '0' },
  ]);
});

test('purchases that come at once ask together for what they share', async () => {
  const { prepare, simulator } = await purchaseSetup();
  await Promise.all(['1', '2', '3', '4', '5'].map((number) => prepare({ number })));
  const { byRoute } = simulator.figures();
  expect(byRoute).toMatchObject({
    'GET /api/warehouse/tenants-v4': 1,
    'GET /api/warehouse/stockpoints-v1': 1,
    'GET /3/companyinformation': 1,
    'GET /3/suppliers/{SupplierNumber}': 1,
    'GET /3/articles/{ArticleNumber}': 2,
  });
});

test('one whose shared question fails asks for itself', async () => {
  const { prepare, simulator } = await purchaseSetup();
  simulator.addFault({ kind: 'replyLost', method: 'GET', path: '/api/warehouse/tenants-v4' });
  const ended = await Promise.allSettled(['1', '2', '3'].map((number) => prepare({ number })));
  expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected']);
});
