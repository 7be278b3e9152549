import { findPurchaseOrders } from '../../activities/fortnox/purchase/find';
import { createTokenSource } from '../../activities/fortnox/token';
import { clientOf, closeSimulators, settingsOf } from './connect';
import { company, failureOf, purchaseSetup, reference, row } from './purchase-setup';

afterEach(closeSimulators);

const orders = '/api/warehouse/purchaseorders-v1';

test('R3.1 the order is complete in Fortnox, counts as expected, and nobody gets an e-mail', async () => {
  const { simulator, activities, order } = await purchaseSetup();
  const { fortnoxNumber } = await order();
  const sent = await activities.markPurchaseOrderSent({ company, fortnoxNumber });
  expect(sent).toEqual({
    fortnoxNumber,
    state: 'sent',
    touchedByHand: false,
    supplierNumber: '50',
    deliveryDate: '2026-12-07',
    rows: [
      { itemId: 'PL-10', quantity: '2.5', price: '129.9' },
      { itemId: 'SK-8', quantity: '100', price: '0.85' },
    ],
  });
  expect(simulator.purchaseOrders.get(fortnoxNumber)).toMatchObject({
    internalReference: reference,
    supplierNumber: '50',
    orderDate: '2026-11-23',
    deliveryDate: '2026-12-07',
    currencyCode: 'SEK',
    currencyRate: 1,
    currencyUnit: 1,
    paymentTermsCode: '30',
    languageCode: 'SV',
    ourReference: 'Karin Å',
    note: 'Inköp 4711\nLevereras före jul',
    stockPointCode: 'STANDARD',
    deliveryName: 'Ådalens Mekaniska Verkstad AB',
    deliveryAddress: 'Svarvargränd 3',
    deliveryZipCode: '872 42',
    deliveryCity: 'Kramfors',
    deliveryCountryCode: 'SE',
    rows: [
      {
        itemId: 'PL-10',
        itemDescription: 'Plåt 10 mm',
        itemUnit: 'm',
        stockPointCode: 'STANDARD',
        currencyCode: 'SEK',
      },
      { itemId: 'SK-8', itemDescription: 'Skruv M8', itemUnit: 'st', stockPointCode: 'STANDARD', currencyCode: 'SEK' },
    ],
  });
  expect(simulator.warehouse.expected('PL-10')).toBe(2.5);
  expect(simulator.warehouse.emailsSent).toBe(0);
});

test('requests of a purchase of two articles: 9 for the first, 3 for the next', async () => {
  const { simulator, activities, order, calls } = await purchaseSetup();
  const { fortnoxNumber } = await order();
  await activities.markPurchaseOrderSent({ company, fortnoxNumber });
  expect(calls()).toHaveLength(9);
  simulator.clearRequests();
  const next = await order();
  await activities.markPurchaseOrderSent({ company, fortnoxNumber: next.fortnoxNumber });
  const made = calls();
  expect([...made].sort()).toEqual([
    `GET /purchaseorders-v1/${next.fortnoxNumber} 200`,
    'POST /purchaseorders-v1 201',
    `PUT /purchaseorders-v1/${next.fortnoxNumber}/response 200`,
  ]);
});

test('an article on many rows is read once', async () => {
  const { prepare, calls } = await purchaseSetup();
  await prepare({ rows: [1, 2, 3, 4].map((number) => row(number, 'SK-8', '1')) });
  expect(calls().filter((call) => call.includes('articles'))).toEqual(['GET /3/articles/SK-8 200']);
});

test('rule 1: an answer that is lost is unknown, and the order is found by its reference', async () => {
  const { simulator, activities, prepare } = await purchaseSetup();
  const draft = await prepare();
  simulator.addFault({ kind: 'replyLost', method: 'POST', path: orders });
  const made = await activities.createPurchaseOrder({ company, draft });
  expect(made).toMatchObject({ outcome: 'unknown', sentence: expect.stringContaining(reference) });
  expect(await activities.findPurchaseOrder({ company, reference })).toMatchObject({
    fortnoxNumber: '1',
    state: 'notSent',
  });
});

test.each([
  ['half an answer', { kind: 'truncatedBody' }],
  ['a gateway’s page after the effect', { kind: 'htmlBody', status: 200, effect: true }],
  ['a 500', { kind: 'serverError', effect: true }],
] as const)('rule 1: %s is unknown', async (_name, fault) => {
  const { simulator, activities, prepare } = await purchaseSetup();
  const draft = await prepare();
  simulator.addFault({ ...fault, method: 'POST', path: orders });
  expect(await activities.createPurchaseOrder({ company, draft })).toMatchObject({ outcome: 'unknown' });
  expect(simulator.purchaseOrders.all()).toHaveLength(1);
});

test('rule 1: noted as sent by a run that was reset since, the order may exist: nothing leaves', async () => {
  const { activities, prepare, calls } = await purchaseSetup();
  const draft = await prepare();
  const before = calls();
  const made = await activities.createPurchaseOrder({ company, draft, sentBy: 'a run before' });
  expect(made).toEqual({ outcome: 'unknown', sentence: expect.stringContaining('backats i Temporal (Reset)') });
  expect(calls()).toEqual(before);
});

test('rule 1: what Fortnox never took is said so', async () => {
  const { simulator, activities, prepare } = await purchaseSetup();
  const draft = await prepare();
  simulator.addFault({ kind: 'tooManyRequests', method: 'POST', path: orders, times: 'always', retryAfter: 1 });
  expect(await activities.createPurchaseOrder({ company, draft })).toMatchObject({
    outcome: 'notSent',
    sentence: expect.stringContaining('Fortnox tar inte emot fler anrop'),
    kind: 'rateLimited',
    help: expect.objectContaining({ who: expect.any(String), where: expect.any(String) }),
  });
  expect(simulator.purchaseOrders.all()).toEqual([]);
});

test('a refusal is thrown with Fortnox’s code and words, what it is about, and who mends it', async () => {
  const { simulator, activities, prepare } = await purchaseSetup();
  const draft = await prepare();
  simulator.warehouse.rights = false;
  expect(await failureOf(activities.createPurchaseOrder({ company, draft }))).toMatchObject({
    kind: 'missingRight',
    nonRetryable: true,
    details: { method: 'POST', path: orders, status: 403, code: 'missing.rights', who: 'en administratör i Fortnox' },
  });
  simulator.warehouse.rights = true;
  const refused = await failureOf(
    activities.createPurchaseOrder({ company, draft: { ...draft, paymentTermsCode: '77' } }),
  );
  expect(refused).toMatchObject({ kind: 'refused', nonRetryable: true });
  expect(refused.message).toMatch(
    /^Inköpsorder med intern referens demo\/P\/4711\/1: .*Betalningsvillkoret 77 finns inte/,
  );
  expect(simulator.purchaseOrders.all()).toEqual([]);
});

test('rule 2: what Fortnox stored otherwise is named, and the order’s number is learnt', async () => {
  const { activities, prepare } = await purchaseSetup({ switches: { purchaseOrderDecimals: 'two' } });
  const draft = await prepare();
  const rows = draft.rows.map((one) => ({ ...one, quantity: '1.125' }));
  const failure = await failureOf(activities.createPurchaseOrder({ company, draft: { ...draft, rows } }));
  expect(failure).toMatchObject({
    kind: 'storedDifferently',
    nonRetryable: true,
    details: { fortnoxNumber: '1', fortnoxNumbers: ['1'], who: 'den som arbetar i Fortnox' },
  });
  expect(failure.message).toContain('Inköpsorder 1 i Fortnox, antal på rad 1 (PL-10): 1.13 i stället för 1.125; ');
});

const made = { method: 'POST', path: '/api/warehouse/purchaseorders-v1' } as const;

test('rule 2: a text that Fortnox cut short is named; one that may name somebody is not repeated', async () => {
  const { simulator, activities, prepare } = await purchaseSetup();
  const address = { name: 'Verkstan', address: 'Smedjegatan 3', zipCode: '335 31', city: 'Gnosjö', countryCode: 'SE' };
  const draft = { ...(await prepare()), yourReference: 'Per Å', delivery: address };
  simulator.addFault({ ...made, kind: 'oddBody', members: { yourReference: 'Per', deliveryAddress: 'Smedj' } });
  const { kind, message } = await failureOf(activities.createPurchaseOrder({ company, draft }));
  expect(kind).toBe('storedDifferently');
  expect(message).toContain(' er referens; leveransadress: Smedj i stället för Smedjegatan 3');
  expect(message).not.toContain('Per');
});

test('rule 2: what Fortnox fills in where nothing was meant, leaves out or spaces otherwise is no difference', async () => {
  const { simulator, activities, prepare } = await purchaseSetup();
  const plain = await prepare();
  const draft = { ...plain, yourReference: '', delivery: { ...plain.delivery, countryCode: '' } };
  const members = { yourReference: 'Per', deliveryCountryCode: 'SE', languageCode: 'EN', deliveryZipCode: '87242' };
  simulator.addFault({ ...made, kind: 'oddBody', members, without: ['paymentTermsCode'] });
  expect(plain.delivery.zipCode).toBe('872 42');
  expect(await activities.createPurchaseOrder({ company, draft })).toMatchObject({ outcome: 'done' });
});

test('two live orders of one reference are a problem with both numbers; a voided twin is not', async () => {
  const { simulator, activities, order } = await purchaseSetup();
  await order();
  await order();
  const failure = await failureOf(activities.findPurchaseOrder({ company, reference }));
  expect(failure).toMatchObject({ kind: 'twoDocuments', details: { fortnoxNumbers: ['1', '2'] } });
  expect(failure.message).toContain('(nummer 1, 2)');
  const client = clientOf(simulator.address, createTokenSource(settingsOf(simulator)));
  expect(await findPurchaseOrders(client, reference)).toHaveLength(2);
  simulator.purchaseOrders.voidByHand(1);
  expect(await activities.findPurchaseOrder({ company, reference })).toMatchObject({ fortnoxNumber: '2' });
  simulator.purchaseOrders.voidByHand(2);
  expect(await activities.findPurchaseOrder({ company, reference })).toMatchObject({
    fortnoxNumber: '2',
    state: 'voided',
  });
});

test.each([
  ['sv', 'Fortnox: ordern finns i listan men inte som dokument'],
  ['en', 'Fortnox: the order is in the list but not as a document'],
] as const)(
  'an order that the list shows and no read does is no reason to make another, said in %s',
  async (language, said) => {
    const { simulator, activities, order } = await purchaseSetup({ language });
    const { fortnoxNumber } = await order();
    const path = `${orders}/${fortnoxNumber}`;
    simulator.addFault({ kind: 'refuse', code: 'notfound', message: 'Finns inte', method: 'GET', path });
    const failure = await failureOf(activities.findPurchaseOrder({ company, reference }));
    expect(failure).toMatchObject({ kind: 'unexpectedAnswer', nonRetryable: false });
    expect(failure.message).toContain(said);
  },
);

test('references are compared exactly, over all pages; a list that repeats itself proves nothing', async () => {
  const { simulator, activities, order } = await purchaseSetup();
  const { fortnoxNumber } = await order();
  const { id: _, rows, ...members } = simulator.purchaseOrders.voidByHand(fortnoxNumber);
  simulator.purchaseOrders.createByHand({ ...members, internalReference: reference.toUpperCase(), rows });
  const another = (internalReference: string) =>
    simulator.purchaseOrders.createByHand({ ...members, internalReference, rows });
  for (let number = 0; number < 100; number += 1) another(`${reference}${number}`);
  expect(await activities.findPurchaseOrder({ company, reference })).toMatchObject({ state: 'voided' });
  const live = another(reference);
  expect(await activities.findPurchaseOrder({ company, reference })).toMatchObject({ fortnoxNumber: String(live.id) });
  expect(await activities.findPurchaseOrder({ company, reference: 'demo/P/471/1' })).toBeNull();
  simulator.switches.warehouseOffset = 'ignored';
  expect(await failureOf(activities.findPurchaseOrder({ company, reference }))).toMatchObject({
    kind: 'listNotComplete',
    message: expect.stringContaining('Fortnox: samma sida kom två gånger'),
  });
});
