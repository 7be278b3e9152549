import type { FortnoxSimulator } from '../../sandbox/fortnox/simulator';
import { closeSimulators } from './connect';
import { type Changes, came, documentId, receipt, receiptSetup } from './goods-receipt-setup';
import { failureOf } from './purchase-setup';

afterEach(closeSimulators);

const rows = (...all: readonly ReturnType<typeof came>[]): Changes => ({ receipt: { rows: all } });

test.each<[string, Changes, string, string]>([
  ['nothing came', rows(came(1, 'PL-10', '0')), 'receiptEmpty', 'Inköp 4711: Inleveransen har ingen rad'],
  [
    'more came than was ordered',
    rows(came(2, 'SK-8', '100.5')),
    'receiptExceedsOrder',
    'Inköp 4711 rad 2, artikel SK-8, mottaget 100.5, beställt 100: ',
  ],
  [
    'a row came that was not ordered',
    rows(came(3, 'SK-8', '1')),
    'receiptExceedsOrder',
    'Inköp 4711 rad 3, artikel SK-8, mottaget 1, beställt 0: ',
  ],
  [
    'less than nothing came',
    rows(came(2, 'SK-8', '-1')),
    'quantityNotPositive',
    'Inköp 4711 rad 2, artikel SK-8, mottaget -1: ',
  ],
  ['the received price is 0', rows(came(2, 'SK-8', '1', '0')), 'costMissing', 'Inköp 4711 rad 2, artikel SK-8: '],
  [
    'the received prices are 0',
    rows(came(1, 'PL-10', '1', '0'), came(2, 'SK-8', '1', '0')),
    'costMissing',
    'Inköp 4711 rad 1, artikel PL-10; rad 2, artikel SK-8: ',
  ],
  [
    'the received price is below 0',
    rows(came(2, 'SK-8', '1', '-0.5')),
    'priceNegative',
    'Inköp 4711 rad 2, artikel SK-8, pris -0.5: ',
  ],
  ['three decimals came', rows(came(2, 'SK-8', '1.125')), 'tooManyDecimals', 'Inköp 4711 rad 2, antal 1.125: '],
  [
    'the received text has an inch sign',
    rows({ ...came(1, 'PL-10', '1'), description: 'Plåt 2"' }),
    'forbiddenCharacters',
    'Inköp 4711 rad 1, benämning ("): ',
  ],
])('R3.3 %s: the row is named, and Fortnox is not asked', async (_name, changes, kind, sentence) => {
  const { inbound, invoice, calls } = await receiptSetup();
  for (const prepare of [inbound, invoice]) {
    const failure = await failureOf(prepare(changes));
    expect(failure).toMatchObject({ kind, nonRetryable: true, details: { who: 'den som arbetar i Andersson' } });
    expect(failure.message).toContain(sentence);
  }
  expect(calls()).toEqual([]);
});

type Gesture = (simulator: FortnoxSimulator) => void;
const nothing: Gesture = () => undefined;

test.each<[string, Gesture, Changes, string, string]>([
  [
    'the goods are to come tomorrow',
    nothing,
    { receipt: { receivedOn: '2026-11-24' } },
    'receiptDateFuture',
    'Inköp 4711, inlevererat 2026-11-24: ',
  ],
  [
    'an article is unknown',
    nothing,
    {
      purchase: { rows: [{ ...came(1, 'NY-1', '1'), price: '1' }] },
      receipt: { rows: [came(1, 'NY-1', '1')] },
    },
    'articleMissing',
    'Inköp 4711 rad 1, artikel NY-1: ',
  ],
  [
    'an article is inactive',
    (it) => void it.articles.put('SK-8', { Active: false }),
    {},
    'articleInactive',
    'Inköp 4711 rad 2, artikel SK-8: ',
  ],
  [
    'an article is no stock goods',
    (it) => void it.articles.put('SK-8', { StockGoods: false }),
    {},
    'articleNotStockGoods',
    'Inköp 4711 rad 2, artikel SK-8: ',
  ],
  [
    'units differ, though only the purchase tells its own',
    (it) => void it.articles.put('PL-10', { Unit: 'kg' }),
    {},
    'unitMismatch',
    'Inköp 4711 rad 1, artikel PL-10 (m i Andersson, kg i Fortnox): ',
  ],
  [
    'the currency has no rate',
    (it) => void it.currencies.put('EUR', { BuyRate: null }),
    { purchase: { currency: 'EUR' } },
    'currencyRateMissing',
    'Inköp 4711, valuta EUR: ',
  ],
  [
    'the currency is unknown',
    nothing,
    { purchase: { currency: 'CHF' } },
    'currencyMissing',
    'Inköp 4711, valuta CHF: ',
  ],
  [
    'there are two stock points and none is given',
    (it) => void it.stockPoints.create({ code: 'B', name: 'Förråd B' }),
    {},
    'stockPointMissing',
    'Inköp 4711, inget lagerställe angivet (aktiva i Fortnox: STANDARD, B): ',
  ],
])('R3.3 %s: said with who mends it, and nothing is made', async (...it) => {
  const [, gesture, changes, kind, sentence] = it;
  const { simulator, inbound, calls } = await receiptSetup();
  gesture(simulator);
  const failure = await failureOf(inbound(changes));
  expect(failure).toMatchObject({ kind, nonRetryable: true, details: { who: expect.any(String) } });
  expect(failure.message).toContain(sentence);
  expect(calls().filter((call) => !call.startsWith('GET'))).toEqual([]);
});

test('R3.3 the inbound document holds what came, at what it cost, where it was put', async () => {
  const { simulator, inbound } = await receiptSetup();
  // An address that no order could be sent to keeps no goods out.
  Object.assign(simulator.company, { address: '' });
  const stockPointId = simulator.stockPoints.get('STANDARD')?.id;
  expect(await inbound()).toEqual({
    type: 'ANDERSSON-INLEV',
    id: '000000001201',
    date: '2026-11-23',
    note: '4711 inleverans av inköp i Andersson',
    currency: null,
    rows: [
      { itemId: 'PL-10', description: 'Plåt 10 mm', unit: 'm', quantity: '2.5', directCost: '129.9', stockPointId },
      { itemId: 'SK-8', description: 'Skruv M8', unit: 'st', quantity: '100', directCost: '0.9', stockPointId },
    ],
  });
});

test('R3.3 rows that did not come are left out; another currency goes at Fortnox’s buying rate', async () => {
  const { inbound } = await receiptSetup({ settings: { stockPoint: 'STANDARD' } });
  const draft = await inbound({
    purchase: { currency: 'NOK' },
    receipt: { rows: [came(1, 'PL-10', '0'), came(2, 'SK-8', '40')] },
  });
  expect(draft).toMatchObject({ currency: { code: 'NOK', rate: '95.4', unit: 100 } });
  expect(draft.rows).toMatchObject([{ itemId: 'SK-8', quantity: '40', directCost: '0.85' }]);
});

test('R3.3 the day is Fortnox’s: the morning after, the same receipt is in time', async () => {
  const { simulator, inbound } = await receiptSetup();
  const tomorrow = { receipt: { receivedOn: '2026-11-24' } };
  expect((await failureOf(inbound(tomorrow))).kind).toBe('receiptDateFuture');
  simulator.clock.set(new Date('2026-11-23T23:00:01Z'));
  expect(await inbound(tomorrow)).toMatchObject({ id: documentId, date: '2026-11-24' });
});

test('R3.3 a second receipt of the same articles asks Fortnox nothing that it has just said', async () => {
  const { inbound, invoice, calls } = await receiptSetup();
  await inbound();
  await invoice();
  const asked = calls();
  expect([...asked].sort()).toEqual([
    'GET /3/articles/PL-10 200',
    'GET /3/articles/SK-8 200',
    'GET /3/suppliers/50 200',
    'GET /3/termsofpayments/30 200',
    'GET /stockpoints-v1 200',
  ]);
  await inbound({ receipt: { ...receipt, id: 13 } });
  await invoice();
  expect(calls()).toEqual(asked);
});
