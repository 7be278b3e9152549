import { checkNewRow } from '../../../activities/andersson/database';
import { believablePurchases } from '../../../sandbox/andersson/believable-purchases';

const suppliers = [
  { number: '501', currency: null },
  { number: '502', currency: 'EUR' },
];
const articles = [
  { number: 'A-1', description: 'Plåt 2 mm', unit: 'kg', price: '31.4' },
  { number: 'A-2', description: 'Skruv M8', unit: 'st', price: '0.85' },
];
const dates = { today: '2026-11-23' };

test('believable purchases are the same for the same seed, and fit Andersson', () => {
  const purchases = believablePurchases(30, 7, suppliers, articles, dates);
  expect(purchases).toEqual(believablePurchases(30, 7, suppliers, articles, dates));
  expect(purchases).not.toEqual(believablePurchases(30, 8, suppliers, articles, dates));
  expect(purchases.map(({ head }) => head.purchase_number)).toEqual(
    Array.from({ length: 30 }, (_, index) => String(1001 + index)),
  );
  for (const { head, rows } of purchases) {
    checkNewRow('purchase', { ...head, status: 'registrerad' });
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) checkNewRow('purchase_row', { ...row, purchase_number: head.purchase_number });
    expect((head.delivery_date ?? '') > head.order_date).toBe(true);
  }
});
