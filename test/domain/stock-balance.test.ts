import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import {
  type Balance,
  balanceOf,
  holdsFigures,
  noStock,
  sameBalance,
  sumOfPoints,
} from '../../domain/stock-balance/balance';
import {
  expected,
  madeForStock,
  nothingOpen,
  type OpenQuantities,
  stillToDraw,
  stillWanted,
} from '../../domain/stock-balance/open-quantities';

const open = (parts: Partial<Record<keyof OpenQuantities, string>>): OpenQuantities => ({
  ...nothingOpen,
  ...Object.fromEntries(Object.entries(parts).map(([part, quantity]) => [part, new Decimal(quantity)])),
});
const disposable = (available: string, parts: Partial<Record<keyof OpenQuantities, string>> = {}) =>
  balanceOf({ inStock: '100', available }, open(parts)).disposable;

test.each([
  ['nothing open', '7', {}, '7'],
  ['a customer still wants goods', '7', { orderedByCustomers: '3' }, '4'],
  ['a customer wants more than there is', '7', { orderedByCustomers: '10' }, '-3'],
  ['goods are bought', '7', { expectedFromPurchases: '12.5' }, '19.5'],
  ['goods are made', '7', { expectedFromManufacturing: '20' }, '27'],
  ['goods are to be taken for manufacturing', '7', { plannedMaterial: '9' }, '-2'],
  [
    'all at once',
    '7.25',
    {
      orderedByCustomers: '1.25',
      expectedFromPurchases: '10',
      expectedFromManufacturing: '0.5',
      plannedMaterial: '4',
    },
    '12.5',
  ],
  ['stock below zero', '-4', { expectedFromPurchases: '4' }, '0'],
])('R1.3.3 disposable: %s', (_, available, parts, shown) => {
  expect(disposable(available, parts)).toBe(shown);
});

test.each([
  ['nothing delivered or reserved', ['10', '0', '0'], '10'],
  ['some delivered, some reserved', ['10', '4', '2.5'], '3.5'],
  ['all reserved: the available stock has it off already', ['10', '0', '10'], '0'],
  ['more delivered than ordered does not make up for others', ['10', '12', '0'], '0'],
])('R1.3.3 an order row: %s', (_, [ordered = '', delivered = '', reserved = ''], wanted) => {
  expect(stillWanted({ ordered, delivered, reserved }).toFixed()).toBe(wanted);
});

test('R1.3.3 a manufacturing order brings to stock what is not the customer’s, and takes what is not yet drawn', () => {
  expect(madeForStock({ quantity: '50', forCustomer: '20' }).toFixed()).toBe('30');
  expect(madeForStock({ quantity: '50', forCustomer: '60' }).toFixed()).toBe('0');
  expect(stillToDraw({ planned: '8', drawn: '3.5' }).toFixed()).toBe('4.5');
  expect(stillToDraw({ planned: '8', drawn: '9' }).toFixed()).toBe('0');
  expect(expected({ quantity: '4' }).toFixed()).toBe('4');
  expect(expected({ quantity: '-4' }).toFixed()).toBe('0');
});

test('R1.3.3 artikelsaldo is the sum over the stock points, without what binary fractions add', () => {
  const points = [
    { inStock: '0.1', available: '0.1' },
    { inStock: '0.2', available: '0' },
    { inStock: '-3', available: '-3' },
  ];
  expect(sumOfPoints([{ inStock: '-0.0000001', available: '0' }])).toEqual(noStock);
  expect(sumOfPoints(points)).toEqual({ inStock: '-2.7', available: '-2.9' });
  expect(sumOfPoints([{ inStock: '0.30000000000000004', available: '1e-9' }])).toEqual({
    inStock: '0.3',
    available: '0',
  });
  expect(sumOfPoints([])).toEqual(noStock);
});

test('the same quantities are the same however they are written, and a difference in any part is one', () => {
  const balance = balanceOf({ inStock: '12.5', available: '10' }, open({ plannedMaterial: '2' }));
  expect(sameBalance(balance, { ...balance, stock: '12.500', disposable: '8.0', plannedMaterial: '02' })).toBe(true);
  for (const part of Object.keys(balance) as (keyof Balance)[])
    expect([part, sameBalance(balance, { ...balance, [part]: '99' })]).toEqual([part, false]);
  expect(holdsFigures(balance, { inStock: '12.50', available: '10.00' })).toBe(true);
  expect(holdsFigures(balance, { inStock: '12.5', available: '9' })).toBe(false);
  expect(holdsFigures(balance, { inStock: '12', available: '10' })).toBe(false);
});

const most = 10 ** 9;
const inThousandths = (min: number) => fc.integer({ min, max: most }).map((count) => new Decimal(count).div(1_000));
const quantity = inThousandths(-most).map((it) => it.toFixed());
const positive = inThousandths(0);
const anyOpen = fc.record({
  orderedByCustomers: positive,
  expectedFromPurchases: positive,
  expectedFromManufacturing: positive,
  plannedMaterial: positive,
});

test('R1.3.3 whatever is open: the parts shown add up to the disposable balance shown', () => {
  fc.assert(
    fc.property(quantity, quantity, anyOpen, (inStock, available, parts) => {
      const it = balanceOf({ inStock, available }, parts);
      const sum = new Decimal(it.availableInFortnox)
        .minus(it.orderedByCustomers)
        .plus(it.expectedFromPurchases)
        .plus(it.expectedFromManufacturing)
        .minus(it.plannedMaterial);
      expect(it.disposable).toBe(sum.toFixed());
      expect(holdsFigures(it, { inStock, available })).toBe(true);
      for (const shown of Object.values(it)) expect(shown).toMatch(/^-?\d+(\.\d{1,6})?$/);
    }),
  );
});

test('R1.3.3 no row is worth less than nothing, and what is open shrinks as it is delivered, reserved or drawn', () => {
  fc.assert(
    fc.property(positive, positive, positive, positive, (ordered, delivered, reserved, more) => {
      const row = { ordered: ordered.toFixed(), delivered: delivered.toFixed(), reserved: reserved.toFixed() };
      const later = { ...row, delivered: delivered.plus(more).toFixed() };
      const wanted = stillWanted(row);
      expect(wanted.isNegative() && !wanted.isZero()).toBe(false);
      expect(stillWanted(later).lessThanOrEqualTo(wanted)).toBe(true);
      const material = { planned: ordered.toFixed(), drawn: delivered.toFixed() };
      expect(stillToDraw(material).lessThanOrEqualTo(ordered)).toBe(true);
      expect(stillToDraw({ ...material, drawn: later.delivered }).lessThanOrEqualTo(stillToDraw(material))).toBe(true);
    }),
  );
});

test('R1.3.3 it does not matter in which order the stock points come', () => {
  const points = fc.array(fc.record({ inStock: quantity, available: quantity }), { maxLength: 6 });
  fc.assert(fc.property(points, (some) => expect(sumOfPoints([...some].reverse())).toEqual(sumOfPoints(some))));
});
