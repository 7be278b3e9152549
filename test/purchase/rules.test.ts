import type { PurchaseOrderSight } from '../../domain/purchase/order';
import { companyReferences, purchaseOrderReference } from '../../domain/purchase/reference';
import { ordersTheSame } from '../../domain/purchase/same-order';
import { purchaseTexts } from '../../domain/purchase/texts';
import { companyKeyPattern } from '../../workflows/contract/ids';
import { upgradeProgress } from '../../workflows/purchase/upgrade-progress';
import { draftOf, plainPurchase } from './sides';

describe('the reference of a purchase order (design rule 1)', () => {
  const longest = 'a'.repeat(20);

  test('fits with the longest company key, the longest number and four digits of revision', () => {
    expect(companyKeyPattern.test(longest)).toBe(true);
    expect(companyKeyPattern.test(`${longest}a`)).toBe(false);
    expect(purchaseOrderReference(longest, '1'.repeat(20), 9_999).length).toBeLessThanOrEqual(50);
  });

  test('is told apart from every other one, whatever the numbers hold', () => {
    expect(purchaseOrderReference('demo', '4711', 1)).toBe('demo/P/4711/1');
    expect(purchaseOrderReference('demo', '4711', 1)).not.toBe(purchaseOrderReference('demo', '471', 11));
    expect(purchaseOrderReference('demo', '12', 1).startsWith(companyReferences('demo'))).toBe(true);
    expect(purchaseOrderReference('demo2', '12', 1).startsWith(companyReferences('demo'))).toBe(false);
  });
});

describe('whether an order orders the same as a purchase', () => {
  const draft = draftOf(plainPurchase, 'demo/P/4711/1');
  const sight: PurchaseOrderSight = {
    fortnoxNumber: '1',
    state: 'sent',
    touchedByHand: false,
    supplierNumber: '90',
    deliveryDate: '2026-12-01',
    rows: [{ itemId: 'A-17', quantity: '10.0', price: '12.5' }],
  };
  const row = { itemId: 'A-17', quantity: '10', price: '12.50' };

  test('decimals are compared as numbers', () => expect(ordersTheSame(sight, draft)).toBe(true));

  test.each<[string, Partial<PurchaseOrderSight>]>([
    ['another supplier', { supplierNumber: '91' }],
    ['another date', { deliveryDate: null }],
    ['another article', { rows: [{ ...row, itemId: 'A-18' }] }],
    ['another quantity', { rows: [{ ...row, quantity: '10.01' }] }],
    ['another price', { rows: [{ ...row, price: '12.51' }] }],
    ['a row too many', { rows: [row, row] }],
    ['no rows', { rows: [] }],
  ])('%s is a difference', (_, change) => expect(ordersTheSame({ ...sight, ...change }, draft)).toBe(false));
});

test.each([3, undefined, null, '1'])('a carried state of version %p is refused readably', (v) => {
  expect(() => upgradeProgress({ v })).toThrow(
    `Inköpets tillstånd har version ${v}, som det här programmet inte känner till. Kör den version av programmet som skrev det.`,
  );
});

test('a state carried before goods were received here is taken on, with what the rules lacked', () => {
  const desk = { problem: null, count: 0, retryInMs: 900_000 };
  const order = { fortnoxNumber: '17', revision: 2, madeFrom: 'abc' };
  const rules = { language: 'sv', onDelete: 'ask', onChange: 'put', settleMs: 180_000, retryEveryMs: 900_000 } as const;
  const flags = { orderSkipped: false, acceptedByHand: true, markedAsSent: true, orderToBeChecked: false };
  const rest = { order, stage: 'ordered', revision: 2, ...flags, desk, notes: ['x'] } as const;
  expect(upgradeProgress({ v: 1, rules, ...rest })).toEqual({
    v: 2,
    rules: { ...rules, onShortReceipt: 'drop' },
    received: { inbound: null, order: null, invoice: null },
    ...rest,
  });
});

test.each(['sv', 'en'] as const)('an end by hand says what is left, or may be (%s)', (language) => {
  const { abandoned } = purchaseTexts[language].ended;
  expect(abandoned('note', '17', null)).toContain('17');
  expect(abandoned('note', null, 'demo/P/4711/1')).toContain('demo/P/4711/1');
  expect(abandoned('note', null, null)).toMatch(language === 'sv' ? /inget\.$/ : /nothing\.$/);
});
