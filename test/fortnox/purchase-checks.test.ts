import type { Purchase } from '../../domain/purchase/purchase';
import type { FortnoxSimulator } from '../../sandbox/fortnox/simulator';
import { closeSimulators } from './connect';
import { company, failureOf, purchaseSetup, reference, row } from './purchase-setup';

afterEach(closeSimulators);

const rowOf = (changes: Partial<Purchase['rows'][number]>): Partial<Purchase> => ({
  rows: [row(10, 'PL-10', '1'), { ...row(20, 'SK-8', '1', 'st', '1'), ...changes }],
});

test.each([
  ['no rows', { rows: [] }, 'purchaseWithoutRows', 'Inköp 4711: Inköpet har inga rader.'],
  ['quantity 0', rowOf({ quantity: '0' }), 'quantityNotPositive', 'Inköp 4711 rad 20, antal 0: '],
  ['a negative quantity', rowOf({ quantity: '-1.5' }), 'quantityNotPositive', 'Inköp 4711 rad 20, antal -1.5: '],
  ['three decimals', rowOf({ quantity: '1.125' }), 'tooManyDecimals', 'Inköp 4711 rad 20, antal 1.125: '],
  ['a price of three decimals', rowOf({ price: '0.125' }), 'tooManyDecimals', 'Inköp 4711 rad 20, pris 0.125: '],
  ['a negative price', rowOf({ price: '-1' }), 'priceNegative', 'Inköp 4711 rad 20, pris -1: '],
  [
    'a note of 1,001 characters',
    { note: 'x'.repeat(1001) },
    'textTooLong',
    'Inköp 4711, anteckning (1001 tecken, högst 1000): ',
  ],
  [
    'a reference of 51',
    { yourReference: 'x'.repeat(51) },
    'textTooLong',
    'Inköp 4711, er referens (51 tecken, högst 50): ',
  ],
  [
    'our reference of 51',
    { ourReference: 'x'.repeat(51) },
    'textTooLong',
    'Inköp 4711, vår referens (51 tecken, högst 50): ',
  ],
  [
    'a description of 201',
    rowOf({ description: 'x'.repeat(201) }),
    'textTooLong',
    'Inköp 4711 rad 20, benämning (201 tecken, högst 200): ',
  ],
  [
    'a long article number',
    rowOf({ articleNumber: 'x'.repeat(51) }),
    'textTooLong',
    'Inköp 4711 rad 20, artikelnummer (51 tecken, högst 50): ',
  ],
  ['inch signs', rowOf({ description: 'Rör 2"' }), 'forbiddenCharacters', 'Inköp 4711 rad 20, benämning ("): '],
  ['emoji and tabs', { note: 'Bra!👍\t|' }, 'forbiddenCharacters', 'Inköp 4711, anteckning (👍 U+0009 |): '],
] as const)('R3.1 %s: the row or field is named, and Fortnox is not asked', async (_name, changes, kind, sentence) => {
  const { prepare, calls } = await purchaseSetup();
  const failure = await failureOf(prepare(changes as Partial<Purchase>));
  expect(failure).toMatchObject({ kind, nonRetryable: true, details: { who: 'den som arbetar i Andersson' } });
  expect(failure.message).toContain(sentence);
  expect(calls()).toEqual([]);
});

type Gesture = (simulator: FortnoxSimulator) => void;

test.each<[string, Gesture, Partial<Purchase>, string, string, string]>([
  [
    'Lager is not activated',
    (it) => void Object.assign(it.warehouse, { activated: false }),
    {},
    'missingLicence',
    'Modulen Lager är inte aktiverad: ',
    'Fortnox → abonnemang',
  ],
  [
    'the supplier is unknown',
    () => undefined,
    { supplierNumber: '99' },
    'supplierMissing',
    'Inköp 4711, leverantör 99: Leverantören finns inte i Fortnox.',
    'Fortnox → Register → Leverantörer',
  ],
  [
    'the supplier is inactive',
    (it) => void it.suppliers.put('50', { Active: false }),
    {},
    'supplierInactive',
    'Inköp 4711, leverantör 50: ',
    'Fortnox → Register → Leverantörer',
  ],
  [
    'delivery was to be yesterday',
    () => undefined,
    { deliveryDate: '2026-11-22' },
    'deliveryDatePast',
    'Inköp 4711, leveransdatum 2026-11-22: ',
    'Andersson → Inköp → inköpet',
  ],
  [
    'the supplier has no terms of payment',
    (it) => void it.suppliers.put('50', { TermsOfPayment: null }),
    {},
    'paymentTermsMissing',
    'Inköp 4711, leverantör 50: ',
    'Fortnox → Register → Leverantörer',
  ],
  [
    'an article is unknown',
    () => undefined,
    rowOf({ articleNumber: 'NY-1' }),
    'articleMissing',
    'Inköp 4711 rad 20, artikel NY-1: Artikeln finns inte i Fortnox.',
    'Fortnox → Register → Artiklar',
  ],
  [
    'an article is inactive',
    (it) => void it.articles.put('SK-8', { Active: false }),
    {},
    'articleInactive',
    'Inköp 4711 rad 2, artikel SK-8: ',
    'Fortnox → Register → Artiklar',
  ],
  [
    'an article is no stock goods',
    (it) => void it.articles.put('SK-8', { StockGoods: false }),
    {},
    'articleNotStockGoods',
    'Inköp 4711 rad 2, artikel SK-8: ',
    'Fortnox → Register → Artiklar',
  ],
  [
    'units differ',
    () => undefined,
    rowOf({ unit: 'kg' }),
    'unitMismatch',
    'Inköp 4711 rad 20, artikel SK-8 (kg i Andersson, st i Fortnox): ',
    'Andersson → Inköp → raden, eller Fortnox → Register → Artiklar',
  ],
  [
    'the currency is unknown',
    () => undefined,
    { currency: 'CHF' },
    'currencyMissing',
    'Inköp 4711, valuta CHF: ',
    'Fortnox → Register → Valutor',
  ],
  [
    'the currency has no rate',
    (it) => void it.currencies.put('EUR', { BuyRate: null }),
    { currency: 'EUR' },
    'currencyRateMissing',
    'Inköp 4711, valuta EUR: ',
    'Fortnox → Register → Valutor',
  ],
  [
    'the currency has rate 0',
    (it) => void it.currencies.put('EUR', { BuyRate: 0 }),
    { currency: 'EUR' },
    'currencyRateMissing',
    'Inköp 4711, valuta EUR: ',
    'Fortnox → Register → Valutor',
  ],
  [
    'the stock point is unknown',
    () => undefined,
    { stockPoint: 'B' },
    'stockPointMissing',
    'Inköp 4711, lagerställe B (aktiva i Fortnox: STANDARD): ',
    'Fortnox → Lager → Lagerställen',
  ],
  [
    'the stock point is inactive',
    (it) => void it.stockPoints.create({ code: 'B', name: 'Förråd B', active: false }),
    { stockPoint: 'B' },
    'stockPointMissing',
    'Inköp 4711, lagerställe B (aktiva i Fortnox: STANDARD): ',
    'Fortnox → Lager → Lagerställen',
  ],
  [
    'there are two stock points and none is given',
    (it) => void it.stockPoints.create({ code: 'B', name: 'Förråd B' }),
    {},
    'stockPointMissing',
    'Inköp 4711, inget lagerställe angivet (aktiva i Fortnox: STANDARD, B): ',
    'Fortnox → Lager → Lagerställen',
  ],
  [
    'the company has no address',
    (it) => void Object.assign(it.company, { address: '' }),
    {},
    'deliveryAddressMissing',
    'Inköp 4711, lagerställe STANDARD: ',
    'Fortnox → Lager → Lagerställen, eller Fortnox → Inställningar → Företagsuppgifter',
  ],
  [
    'the stock point has half an address',
    (it) => void it.stockPoints.put('STANDARD', { usingCompanyAddress: false, deliveryAddress: 'Hamnen 2' }),
    {},
    'deliveryAddressMissing',
    'Inköp 4711, lagerställe STANDARD: ',
    'Fortnox → Lager → Lagerställen, eller Fortnox → Inställningar → Företagsuppgifter',
  ],
])('R3.1 %s: said with who mends it and where, and nothing is made', async (...it) => {
  const [, gesture, changes, kind, sentence, where] = it;
  const { simulator, prepare, calls } = await purchaseSetup();
  gesture(simulator);
  const failure = await failureOf(prepare(changes));
  expect(failure).toMatchObject({ kind, nonRetryable: true, details: { who: expect.any(String) } });
  expect(failure.details.where).toContain(where);
  expect(failure.message).toContain(sentence);
  expect(calls().filter((call) => !call.startsWith('GET'))).toEqual([]);
});

describe.each(['invented', 'missingRights'] as const)(
  'R0.2 a tenant with plain Lager, which answers %s',
  (plainLagerSays) => {
    const words = 'Lager Plus (krävs för inköpsordrar)';
    const setup = async () => {
      const it = await purchaseSetup({ switches: { plainLagerSays } });
      const made = await it.order();
      it.simulator.warehouse.lagerPlus = false;
      return { ...it, ...made };
    };

    test('every call to an order names Lager Plus, and nothing is made', async () => {
      const { activities, draft, fortnoxNumber, simulator } = await setup();
      const calls = [
        activities.createPurchaseOrder({ company, draft }),
        activities.findPurchaseOrder({ company, reference }),
        activities.readPurchaseOrder({ company, fortnoxNumber }),
        activities.markPurchaseOrderSent({ company, fortnoxNumber }),
        activities.changePurchaseOrder({ company, fortnoxNumber, draft }),
        activities.voidPurchaseOrder({ company, fortnoxNumber }),
      ];
      for (const failure of await Promise.all(calls.map(failureOf))) {
        expect(failure).toMatchObject({ kind: 'missingRight', nonRetryable: true });
        expect(failure.message).toContain(words);
      }
      expect(simulator.purchaseOrders.all()).toHaveLength(1);
    });
  },
);

test('Fortnox down, and rights missing in the warehouse: a failure of the table that names the purchase’s part', async () => {
  const { simulator, prepare } = await purchaseSetup({ language: 'en' });
  simulator.addFault({ kind: 'serverError', path: '/3/articles/SK-8' });
  const failure = await failureOf(prepare());
  expect(failure).toMatchObject({ kind: 'fortnoxDown', nonRetryable: false });
  expect(failure.message).toMatch(/^Article SK-8: Fortnox has a fault/);
  simulator.addFault({ kind: 'missingRight', path: '/api/warehouse/stockpoints-v1', times: 2 });
  const withoutRight = await failureOf(prepare());
  expect(withoutRight).toMatchObject({
    kind: 'missingRight',
    nonRetryable: true,
    details: { code: 'missing.rights', status: 403, who: 'an administrator in Fortnox' },
  });
  expect(withoutRight.message).not.toContain('Lager Plus');
});
