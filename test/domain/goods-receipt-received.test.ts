import fc from 'fast-check';
import type { GoodsReceipt, GoodsReceiptRow } from '../../domain/goods-receipt/goods-receipt';
import { receivedRows } from '../../domain/goods-receipt/received';
import type { Purchase, PurchaseRow } from '../../domain/purchase/purchase';

const ordered = (rowNumber: number, changes: Partial<PurchaseRow> = {}): PurchaseRow => ({
  ...{ rowNumber, articleNumber: `A-${rowNumber}`, description: '', quantity: '10', unit: 'st', price: '2.50' },
  ...changes,
});
const came = (rowNumber: number, changes: Partial<GoodsReceiptRow> = {}): GoodsReceiptRow => ({
  ...{ rowNumber, articleNumber: `A-${rowNumber}`, description: '', quantity: '10', unit: null, price: null },
  ...changes,
});
const received = (rows: readonly GoodsReceiptRow[], orderedRows = [ordered(1), ordered(2)], freeOfCharge = false) =>
  receivedRows(
    { rows: orderedRows } as Partial<Purchase> as Purchase,
    { rows } as Partial<GoodsReceipt> as GoodsReceipt,
    freeOfCharge,
  );

test('R3.3 rows of quantity 0 are left out; the received price goes before the ordered one, and kilos stay kilos', () => {
  const rows = [came(1, { quantity: '4', price: '2.75' }), came(2, { quantity: '0.00' }), came(3)];
  expect(received(rows, [ordered(1, { unit: 'kg' }), ordered(2), ordered(3)])).toEqual([
    came(1, { quantity: '4', price: '2.75', unit: 'kg' }),
    came(3, { price: '2.5', unit: 'st' }),
  ]);
});

test.each([
  ['no rows', []],
  ['nothing but zeroes', [came(1, { quantity: '0' }), came(2, { quantity: '0.000' })]],
])('R3.3 %s: the receipt is empty', (_name, rows) => {
  expect(received(rows)).toEqual({ fault: 'receiptEmpty' });
});

const [one, half] = [came(1, { quantity: '10.01' }), came(1, { quantity: '5.5' })];

test.each([
  ['more than ordered', [one], one, '10', '10.01'],
  ['more than ordered on two rows together', [half, half], half, '10', '11'],
  ['a row that was not ordered', [came(3)], came(3), '0', '10'],
  ['another article than the row’s', [came(1, { articleNumber: 'A-2' })], came(1, { articleNumber: 'A-2' }), '0', '10'],
])('R3.3 %s is refused', (_name, rows, row, orderedQuantity, sum) => {
  expect(received(rows)).toEqual({ fault: 'receiptExceedsOrder', row, ordered: orderedQuantity, received: sum });
});

test('R3.3 a quantity below zero is refused, though others came', () => {
  const negative = came(2, { quantity: '-1' });
  expect(received([came(1), negative])).toEqual({ fault: 'quantityNotPositive', row: negative });
});

test.each([
  ['neither price is set', null, null],
  ['the received price is 0, whatever was ordered', '0', '2.50'],
  ['the ordered price is 0', null, '0.00'],
])('R3.3 %s: asked, not assumed; free of charge by somebody’s word it costs 0', (_name, price, orderedPrice) => {
  const row = came(1, { price });
  const orderedRows = [ordered(1, { price: orderedPrice })];
  expect(received([row], orderedRows)).toEqual({ fault: 'costMissing', rows: [row] });
  expect(received([row], orderedRows, true)).toEqual([{ ...row, unit: 'st', price: '0' }]);
});

test('R3.3 all rows without a price are told at once, so that one answer is of all of them; nothing else is let through', () => {
  const [one, two, three] = [came(1, { price: '0' }), came(2), came(3, { price: '0' })];
  const orderedRows = [ordered(1), ordered(2), ordered(3)];
  expect(received([one, two, three], orderedRows)).toEqual({ fault: 'costMissing', rows: [one, three] });
  const negative = came(2, { price: '-1' });
  for (const free of [false, true])
    expect(received([one, negative], orderedRows, free)).toEqual({ fault: 'priceNegative', row: negative });
});

test('R3.3 what is handed on never exceeds what was ordered, and costs something', () => {
  const quantity = fc.integer({ min: 0, max: 2_000 }).map((hundredths) => (hundredths / 100).toFixed(2));
  const anyRow = fc.record({ number: fc.integer({ min: 1, max: 3 }), quantity });
  fc.assert(
    fc.property(fc.array(anyRow), (rows) => {
      const made = received(rows.map((row) => came(row.number, { quantity: row.quantity })));
      if ('fault' in made) return;
      for (const row of made) {
        expect(Number(row.quantity)).toBeGreaterThan(0);
        expect(Number(row.price)).toBeGreaterThan(0);
      }
      for (const number of [1, 2, 3]) {
        const sum = made
          .filter((row) => row.rowNumber === number)
          .reduce((total, row) => total + Number(row.quantity), 0);
        expect(sum).toBeLessThanOrEqual(number === 3 ? 0 : 10.000001);
      }
      expect(made.length).toBe(rows.filter((row) => Number(row.quantity) > 0).length);
    }),
  );
});
