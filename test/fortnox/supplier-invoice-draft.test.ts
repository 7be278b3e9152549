import { neededScopes } from '../../activities/fortnox/consent';
import { dueDateOf } from '../../activities/fortnox/goods-receipt/due-date';
import type { FortnoxSimulator } from '../../sandbox/fortnox/simulator';
import { consent } from '../faults/bad-input';
import { closeSimulators } from './connect';
import { type Changes, came, inboundKey, receiptSetup } from './goods-receipt-setup';
import { company, failureOf } from './purchase-setup';

afterEach(closeSimulators);

test('R3.3 the invoice of what came: a row on an account for each, right to the öre, dated the day it came', async () => {
  const { simulator, invoice } = await receiptSetup();
  simulator.articles.put('PL-10', { PurchaseAccount: 4010 });
  expect(await invoice()).toEqual({
    supplierNumber: '50',
    invoiceNumber: 'AF-4711',
    invoiceDate: '2026-11-23',
    dueDate: '2026-12-23',
    currency: { code: 'SEK', rate: '1', unit: 1, ofTheDay: false },
    vatType: 'NORMAL',
    vat: '103.69',
    rounding: '0.00',
    total: '518.44',
    comments: 'Inköp 4711 i Andersson',
    rows: [
      { account: 4010, text: 'PL-10 Plåt 10 mm, 2,5 m', amount: '324.75' },
      { account: 4000, text: 'SK-8 Skruv M8, 100 st', amount: '90.00' },
    ],
  });
});

test('R3.3 what did not come is not invoiced; the ordered price steps in, and what Andersson calls it goes first', async () => {
  const { invoice } = await receiptSetup({ language: 'en' });
  const text = { ...came(2, 'SK-8', '40'), description: 'Skruv M8\r\nförzinkad', unit: 'ST' };
  const draft = await invoice({ receipt: { rows: [came(1, 'PL-10', '0'), text] } });
  expect(draft).toMatchObject({ vat: '8.50', total: '42.50', comments: 'Purchase 4711 in Andersson' });
  expect(draft.rows).toEqual([{ account: 4000, text: 'SK-8 Skruv M8 förzinkad, 40 ST', amount: '34.00' }]);
});

type Gesture = (simulator: FortnoxSimulator) => void;
const supplier = (fields: Parameters<FortnoxSimulator['suppliers']['put']>[1]): Gesture => {
  return (it) => void it.suppliers.put('50', fields);
};

test.each<[string, Gesture, number | null, readonly number[]]>([
  ['the article’s own', (it) => void it.articles.put('SK-8', { PurchaseAccount: 4020 }), 4990, [4000, 4020]],
  [
    'the supplier’s, where the article has none',
    (it) => {
      it.articles.put('SK-8', { PurchaseAccount: 0 });
      it.suppliers.put('50', { PreDefinedAccount: '4500' });
    },
    4990,
    [4000, 4500],
  ],
  [
    'the setting’s, where neither has one',
    (it) => void it.articles.put('SK-8', { PurchaseAccount: 0 }),
    4990,
    [4000, 4990],
  ],
])('R3.3 the account is %s', async (_name, gesture, purchaseAccount, accounts) => {
  const { simulator, invoice } = await receiptSetup({ settings: { purchaseAccount } });
  gesture(simulator);
  expect((await invoice()).rows.map(({ account }) => account)).toEqual(accounts);
});

test.each<[string, string | null, 'NORMAL' | 'REVERSE' | 'EUINTERNAL', string]>([
  ['25', null, 'NORMAL', '103.69'],
  ['12', '25', 'NORMAL', '49.77'],
  ['6', '25', 'NORMAL', '24.89'],
  ['0', '25', 'NORMAL', '0.00'],
  ['REVERSE', '25', 'REVERSE', '0.00'],
  ['UIF', '25', 'EUINTERNAL', '0.00'],
  ['NORMAL', '12', 'NORMAL', '49.77'],
  ['', '6', 'NORMAL', '24.89'],
])('R3.3 VAT type %j, with %j as the setting: %s', async (vatType, usual, expected, vat) => {
  const { simulator, invoice } = await receiptSetup({ settings: { vatType: usual as '25' } });
  simulator.suppliers.put('50', { VATType: vatType || null });
  const draft = await invoice();
  expect(draft).toMatchObject({ vatType: expected, vat });
  expect(Number(draft.total)).toBeCloseTo(414.75 + Number(vat), 6);
});

test.each<[string, Gesture, Changes, string, string, string]>([
  [
    'the supplier is gone',
    () => undefined,
    { purchase: { supplierNumber: '99' } },
    'supplierMissing',
    'Inköp 4711, leverantör 99: ',
    'Leverantörer',
  ],
  [
    'the supplier is inactive',
    supplier({ Active: false }),
    {},
    'supplierInactive',
    'Inköp 4711, leverantör 50: ',
    'Leverantörer',
  ],
  [
    'the supplier has no VAT type',
    supplier({ VATType: null }),
    {},
    'vatTypeMissing',
    'Inköp 4711, leverantör 50: ',
    'Leverantörer',
  ],
  [
    'the supplier’s VAT type is one that nobody knows',
    supplier({ VATType: 'EXPORT' }),
    {},
    'vatTypeMissing',
    'Inköp 4711, leverantör 50 (EXPORT): ',
    'Leverantörer',
  ],
  [
    'the supplier has no terms of payment',
    supplier({ TermsOfPayment: null }),
    {},
    'paymentTermsMissing',
    'Inköp 4711, leverantör 50: ',
    'Leverantörer',
  ],
  [
    'the terms of payment do not say when',
    (it) => terms('2', 'Enligt avtal')(it),
    {},
    'paymentTermsUnclear',
    'Inköp 4711, leverantör 50, betalningsvillkor 2 (Enligt avtal): ',
    'Betalningsvillkor',
  ],
  [
    'nobody has an account',
    (it) => void it.articles.put('SK-8', { PurchaseAccount: 0 }),
    {},
    'accountMissing',
    'Inköp 4711 rad 2, artikel SK-8: ',
    'Artiklar',
  ],
  [
    'the currency has no rate',
    (it) => void it.currencies.put('EUR', { BuyRate: 0 }),
    { purchase: { currency: 'EUR' } },
    'currencyRateMissing',
    'Inköp 4711, valuta EUR: ',
    'Valutor',
  ],
])('R3.3 %s: asked, not assumed, and mended it is seen at once', async (...it) => {
  const [, gesture, changes, kind, sentence, where] = it;
  const { simulator, invoice } = await receiptSetup();
  gesture(simulator);
  const failure = await failureOf(invoice(changes));
  expect(failure).toMatchObject({ kind, nonRetryable: true, details: { who: 'den som arbetar i Fortnox' } });
  expect(failure.message).toContain(sentence);
  expect(failure.details.where).toContain(where);
  simulator.suppliers.put('50', { Active: true, VATType: '25', TermsOfPayment: '30' });
  simulator.articles.put('SK-8', { PurchaseAccount: 4020 });
  simulator.currencies.put('EUR', { BuyRate: 11.15 });
  simulator.suppliers.create({ SupplierNumber: '99', Name: 'Rör AB', VATType: '25', TermsOfPayment: '30' });
  await invoice(changes);
});

test('R3.3 an article that is gone since it came is invoiced on the supplier’s account', async () => {
  const { simulator, invoice } = await receiptSetup();
  simulator.suppliers.put('50', { PreDefinedAccount: '4500' });
  const row = came(1, 'GONE-1', '2', '10');
  const draft = await invoice({ purchase: { rows: [row] }, receipt: { rows: [row] } });
  expect(draft.rows).toEqual([{ account: 4500, text: 'GONE-1, 2', amount: '20.00' }]);
});

test('R3.3 another currency goes at the rate its goods went into stock at, however long ago; else at the day’s', async () => {
  const it = await receiptSetup();
  const inEuro = { purchase: { currency: 'EUR' } };
  const draft = await it.inbound(inEuro);
  await it.activities.storeInbound({ company, draft });
  it.simulator.currencies.put('EUR', { BuyRate: 11.9 });
  const later = it.restarted();
  const rate = async (inbound?: string) =>
    (await later.invoice({ ...inEuro, ...(inbound !== undefined && { inbound }) })).currency;
  expect(await rate(inboundKey)).toEqual({ code: 'EUR', rate: '11.15', unit: 1, ofTheDay: false });
  expect(await rate()).toEqual({ code: 'EUR', rate: '11.9', unit: 1, ofTheDay: true });
  expect(await rate('ANDERSSON-INLEV/999')).toMatchObject({ rate: '11.9', ofTheDay: true });
  const inKronor = await later.invoice({ inbound: inboundKey });
  expect(inKronor.currency).toEqual({ code: 'SEK', rate: '1', unit: 1, ofTheDay: false });
});

test('R3.3 another currency goes at Fortnox’s buying rate, never at 1', async () => {
  const { invoice } = await receiptSetup();
  expect(await invoice({ purchase: { currency: 'NOK' } })).toMatchObject({
    currency: { code: 'NOK', rate: '95.4', unit: 100, ofTheDay: true },
    total: '518.44',
  });
});

/** Terms of payment as somebody has added them, given to the supplier. */
const terms =
  (code: string, description: string): Gesture =>
  (it) => {
    it.termsOfPayment.create({ Code: code, Description: description });
    it.suppliers.put('50', { TermsOfPayment: code });
  };

test('R3.3 terms of payment: the supplier’s, else the setting’s; their description says the days, not their code', async () => {
  const own = await receiptSetup({ settings: { paymentTerms: '10' } });
  expect(await own.invoice()).toMatchObject({ dueDate: '2026-12-23' });
  const bare = await receiptSetup({ settings: { paymentTerms: '10' } });
  bare.simulator.suppliers.put('50', { TermsOfPayment: null });
  expect(await bare.invoice()).toMatchObject({ dueDate: '2026-12-03' });
  const named = await receiptSetup();
  terms('2', '60 dagar netto')(named.simulator);
  expect(await named.invoice()).toMatchObject({ dueDate: '2027-01-22' });
});

test('R3.3 terms of the setting that Fortnox does not have are told by their code', async () => {
  const { simulator, invoice } = await receiptSetup({ settings: { paymentTerms: '77' } });
  simulator.suppliers.put('50', { TermsOfPayment: null });
  const failure = await failureOf(invoice());
  expect(failure).toMatchObject({ kind: 'paymentTermsUnknown', nonRetryable: true });
  expect(failure.message).toContain('Inköp 4711, leverantör 50, betalningsvillkor 77: ');
});

test('R3.3 terms whose description is put right count at once', async () => {
  const { simulator, invoice } = await receiptSetup();
  terms('2', 'Enligt avtal')(simulator);
  expect((await failureOf(invoice())).kind).toBe('paymentTermsUnclear');
  simulator.termsOfPayment.put('2', { Description: 'Faktura 20 dagar' });
  expect(await invoice()).toMatchObject({ dueDate: '2026-12-13' });
});

test('R3.3 what costs nothing is never due: no terms are asked for', async () => {
  const { simulator, invoice } = await receiptSetup();
  simulator.suppliers.put('50', { TermsOfPayment: '' });
  const rows = [came(2, 'SK-8', '40', '0')];
  expect((await failureOf(invoice())).kind).toBe('paymentTermsMissing');
  expect(await invoice({ receipt: { rows }, freeOfCharge: true })).toMatchObject({ total: '0.00' });
});

test('R3.3 terms read once serve every supplier that has them', async () => {
  const { simulator, invoice, calls } = await receiptSetup();
  simulator.suppliers.create({ SupplierNumber: '51', Name: 'Rör AB', TermsOfPayment: '30', VATType: '25' });
  await invoice();
  await invoice({ purchase: { supplierNumber: '51' } });
  expect(calls().filter((one) => one.includes('terms'))).toEqual(['GET /3/termsofpayments/30 200']);
});

test('R3.3 a consent that does not reach terms of payment: an administrator is asked, and once given it goes on', async () => {
  const { simulator, invoice } = await receiptSetup();
  await consent(
    simulator,
    neededScopes.filter((scope) => scope !== 'settings'),
  );
  const failure = await failureOf(invoice());
  expect(failure).toMatchObject({ kind: 'missingRight', nonRetryable: true });
  expect(failure.message).toContain('Inköp 4711, leverantör 50, betalningsvillkor 30: Kopplingen saknar behörighet');
  await consent(simulator, neededScopes);
  expect(await invoice()).toMatchObject({ dueDate: '2026-12-23' });
});

test.each([
  ['2026-11-23', '0 dagar', '2026-11-23'],
  ['2026-11-23', '1 dag', '2026-11-24'],
  ['2026-12-15', '30 dagar netto', '2027-01-14'],
  ['2026-12-15', '30 dagar', '2027-01-14'],
  ['2026-12-15', '30-dagars', '2027-01-14'],
  ['2028-02-15', ' 14 dgr. ', '2028-02-29'],
  ['2026-03-28', '1 DAG', '2026-03-29'],
  ['2026-11-23', '7d', '2026-11-30'],
  ['2026-11-23', '30', '2026-12-23'],
  ['2026-11-23', 'Netto 10', '2026-12-03'],
  ['2026-11-23', 'N30', '2026-12-23'],
  ['2026-11-23', 'Net 20 days', '2026-12-13'],
  ['2026-11-23', 'Betalning inom 30 dagar från fakturadatum', '2026-12-23'],
  ['2026-11-23', 'Faktura, 20 dagar efter leverans', '2026-12-13'],
  ['2026-11-23', 'Kontant', '2026-11-23'],
  ['2026-11-23', 'kontantbetalning', '2026-11-23'],
  ['2026-11-23', 'Förskott', '2026-11-23'],
  ['2026-11-23', 'Förskottsbetalning', '2026-11-23'],
  ['2026-11-23', 'Postförskott', '2026-11-23'],
  ['2026-11-23', 'Efterkrav', '2026-11-23'],
  ['2026-11-23', 'Fri leveransmånad + 30', '2026-12-30'],
  ['2026-11-23', 'Fri leveransmånad 30 dagar', '2026-12-30'],
  ['2026-11-23', '30 dagar fri lev.månad', '2026-12-30'],
  ['2026-11-23', '30 dgr, fri lev. mån.', '2026-12-30'],
  ['2026-02-01', 'Löpande månad + 10 dagar netto', '2026-03-10'],
  ['2026-12-31', 'fri leveransmånad + 0 dagar', '2026-12-31'],
])('R3.3 %s with terms %j falls due %s', (date, description, due) => {
  expect(dueDateOf(date, description)).toBe(due);
});

test.each([
  ['nothing is said', ''],
  ['no days are said', 'Enligt avtal'],
  ['no days are said', 'Netto'],
  ['no days are said', 'Fri leveransmånad'],
  ['no days are said', 'K'],
  ['a discount has days of its own', '10 dagar 2 %, 30 dagar netto'],
  ['a discount has days of its own', '30D2%'],
  ['a discount has days of its own', '10/30'],
  ['a part of it is paid otherwise', 'Förskott, resten 30 dagar'],
  ['a part of it is paid otherwise', '30 % förskott'],
  ['it counts otherwise', '30 days EOM'],
  ['it counts otherwise', '30 days E.O.M.'],
  ['it counts otherwise', '10 dagar före leverans'],
  ['it counts otherwise', '30 dagar efter kvartalets slut'],
  ['it counts otherwise', '30 dagar från orderdatum'],
  ['it counts otherwise', '30 dagar efter godkänd besiktning'],
  ['it counts otherwise', 'Räntefri månad 30 dagar'],
  ['it is a day, no number of days', 'Förfaller den 15 d.m.'],
  ['a part of it is paid otherwise', 'Halva vid order, resten 30 dagar'],
  ['it counts otherwise', '30 dagar från månadens slut'],
  ['it counts otherwise', '10 bankdagar'],
  ['it counts otherwise', '2 månader'],
  ['it counts otherwise', '4 veckor'],
  ['it is a day, no number of days', 'Den 25:e'],
  ['it is no number of days', '2026'],
  ['it is no number of days', '1000 dagar'],
  ['it is no number of days', '30,5 dagar'],
  ['it is no number of days', '30 dåliga'],
])('R3.3 the due date is not guessed where %s: %j', (_why, description) => {
  expect(dueDateOf('2026-11-23', description)).toBeNull();
});
