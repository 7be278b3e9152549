import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { receiptDocumentTexts } from '../../domain/goods-receipt/document-texts';
import { invoiceTotals, rowAmount } from '../../domain/goods-receipt/invoice-amounts';
import { vatRates, vatTreatment } from '../../domain/goods-receipt/vat';

test.each([
  ['2.5', '129.90', '324.75'],
  ['100', '0.85', '85.00'],
  ['0.5', '0.01', '0.01'],
  ['0.49', '0.01', '0.00'],
  ['1.15', '0.10', '0.12'],
  ['3', '33.335', '100.01'],
  ['1000000', '99999.99', '99999990000.00'],
])('R3.3 %s at %s is %s, half an öre upwards', (quantity, price, amount) => {
  expect(rowAmount({ quantity, price })).toBe(amount);
});

test.each([
  [['324.75', '85.00'], 25, '102.44', '512.19'],
  [['0.02'], 25, '0.01', '0.03'],
  [['0.01'], 25, '0.00', '0.01'],
  [['100.00'], 12, '12.00', '112.00'],
  [['100.05'], 6, '6.00', '106.05'],
  [['100.05', '0.10'], 0, '0.00', '100.15'],
])('R3.3 VAT of %j at %i %% is %s', (amounts, percent, vat, total) => {
  expect(invoiceTotals(amounts, percent)).toEqual({ vat, rounding: '0.00', total });
});

const decimal = (max: number) =>
  fc.integer({ min: 1, max }).map((hundredths) => new Decimal(hundredths).dividedBy(100).toFixed(2));
const anyRows = fc.array(fc.record({ quantity: decimal(10_000_000), price: decimal(100_000_000) }), {
  minLength: 1,
  maxLength: 40,
});
const anyPercent = fc.constantFrom(0, 6, 12, 25);
const sum = (amounts: readonly string[]) => amounts.reduce((total, amount) => total.plus(amount), new Decimal(0));

test('R3.3 rows + VAT + rounding = total, all of them to the öre, whatever came', () => {
  fc.assert(
    fc.property(anyRows, anyPercent, (rows, percent) => {
      const amounts = rows.map(rowAmount);
      const { vat, rounding, total } = invoiceTotals(amounts, percent);
      expect(sum([...amounts, vat, rounding]).toFixed(2)).toBe(total);
      for (const amount of [...amounts, vat, rounding, total]) expect(amount).toMatch(/^\d+\.\d\d$/);
    }),
  );
});

test('R3.3 no row and no VAT is more than half an öre from its exact amount', () => {
  fc.assert(
    fc.property(anyRows, anyPercent, (rows, percent) => {
      const amounts = rows.map(rowAmount);
      for (const [index, { quantity, price }] of rows.entries()) {
        const exact = new Decimal(quantity).times(price);
        expect(
          exact
            .minus(amounts[index] ?? 0)
            .abs()
            .lessThanOrEqualTo('0.005'),
        ).toBe(true);
      }
      const exactVat = sum(amounts).times(percent).dividedBy(100);
      expect(exactVat.minus(invoiceTotals(amounts, percent).vat).abs().lessThanOrEqualTo('0.005')).toBe(true);
    }),
  );
});

test.each([
  ['25', null, 'NORMAL', 25],
  ['12', '25', 'NORMAL', 12],
  ['6', '25', 'NORMAL', 6],
  ['0', '25', 'NORMAL', 0],
  ['REVERSE', '25', 'REVERSE', 0],
  ['UIF', '25', 'EUINTERNAL', 0],
  ['', '12', 'NORMAL', 12],
  ['NORMAL', '25', 'NORMAL', 25],
] as const)('R3.3 VAT type %j with %j as the setting is %s at %i %%', (vatType, usual, expected, percent) => {
  expect(vatTreatment(vatType, usual)).toEqual({ vatType: expected, percent });
});

test.each([
  ['', null],
  ['NORMAL', null],
  ['24', '25'],
  ['EXPORT', '25'],
] as const)('R3.3 VAT type %j with %j as the setting is not guessed', (vatType, usual) => {
  expect(vatTreatment(vatType, usual)).toBeNull();
});

test('the setting takes every rate that Fortnox writes on suppliers', () => {
  for (const rate of vatRates) expect(vatTreatment('', rate)).toMatchObject({ percent: Number(rate) });
});

test.each([
  ['sv', 'Inköp 4711 i Andersson', '4711 inleverans av inköp i Andersson', 'PL-10 Plåt kapad, 2,5 m'],
  ['en', 'Purchase 4711 in Andersson', '4711 goods received of a purchase in Andersson', 'PL-10 Plåt kapad, 2.5 m'],
] as const)('R3.3 in %s people find the purchase from its documents', (language, comments, note, rowText) => {
  const texts = receiptDocumentTexts[language];
  expect(texts.invoiceComments('4711')).toBe(comments);
  expect(texts.inboundNote('4711')).toBe(note);
  const row = { itemId: 'PL-10', description: 'Plåt\nkapad', unit: 'm', quantity: '2.5' };
  expect(texts.invoiceRow(row)).toBe(rowText);
  expect(texts.invoiceRow({ itemId: 'X', description: '', unit: '', quantity: '3' })).toBe('X, 3');
});
