import { Decimal } from 'decimal.js';
import type { Purchase, PurchaseRow } from '../purchase/purchase';
import type { GoodsReceipt } from './goods-receipt';

/**
 * What was ordered and did not come (R3.3), as rows of the purchase with the missing quantity; a row received twice
 * counts with both quantities.
 */
export function restOf(purchase: Purchase, receipt: GoodsReceipt): readonly PurchaseRow[] {
  return purchase.rows.flatMap((row) => {
    const came = receipt.rows
      .filter(({ rowNumber }) => rowNumber === row.rowNumber)
      .reduce((sum, { quantity }) => sum.plus(quantity), new Decimal(0));
    const missing = new Decimal(row.quantity).minus(came);
    return missing.greaterThan(0) ? [{ ...row, quantity: missing.toFixed() }] : [];
  });
}

/** The rest for people: `PL-10 3 st, PL-12 1,5 m`. */
export function restWords(rest: readonly PurchaseRow[]): string {
  return rest
    .map(({ articleNumber, quantity, unit }) => [articleNumber, quantity, unit].filter(Boolean).join(' '))
    .join(', ');
}
