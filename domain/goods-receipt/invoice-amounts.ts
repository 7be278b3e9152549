import { Decimal } from 'decimal.js';
import { amountText, roundedToOre } from '../money';

/** What a row comes to, to the öre: it is booked by itself. */
export function rowAmount({ quantity, price }: { readonly quantity: string; readonly price: string }): string {
  return amountText(roundedToOre(new Decimal(quantity).times(price)));
}

/** What a supplier invoice adds up to, in its currency and to the öre. */
export interface InvoiceTotals {
  readonly vat: string;
  readonly rounding: string;
  readonly total: string;
}

/**
 * VAT on the rows' sum, so that rows + VAT + rounding = total. Only the supplier's own invoice may round its total; until
 * it comes nothing is rounded away.
 */
export function invoiceTotals(rowAmounts: readonly string[], vatPercent: number): InvoiceTotals {
  const net = rowAmounts.reduce((sum, amount) => sum.plus(amount), new Decimal(0));
  const vat = roundedToOre(net.times(vatPercent).dividedBy(100));
  return { vat: amountText(vat), rounding: amountText(new Decimal(0)), total: amountText(net.plus(vat)) };
}
