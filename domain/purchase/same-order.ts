import { Decimal } from 'decimal.js';
import type { PurchaseOrderDraft, PurchaseOrderSight } from './order';

/** Whether an order as read orders what the draft would: from whom, what, how much, at what price and for when. */
export function ordersTheSame(sight: PurchaseOrderSight, draft: PurchaseOrderDraft): boolean {
  return (
    sight.supplierNumber === draft.supplierNumber &&
    sight.deliveryDate === draft.deliveryDate &&
    sight.rows.length === draft.rows.length &&
    draft.rows.every((row, index) => {
      const there = sight.rows[index];
      return (
        there?.itemId === row.itemId &&
        new Decimal(there.quantity).equals(row.quantity) &&
        new Decimal(there.price).equals(row.price)
      );
    })
  );
}
