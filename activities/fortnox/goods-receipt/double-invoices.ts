import { isReceiptInvoiceNumber } from '../../../domain/goods-receipt/references';
import type { DoubleInvoice } from '../../../workflows/contract/company-activities';
import type { ListedInvoice } from './invoice-wire';

/** The numbers of the integration that more than one live invoice of a supplier carries (core-api §4.1). */
export function doubleInvoices(listed: readonly ListedInvoice[]): readonly Omit<DoubleInvoice, 'sentence'>[] {
  const found = new Map<string, Omit<DoubleInvoice, 'sentence'>>();
  for (const { supplierNumber, invoiceNumber, live, fortnoxNumber } of listed) {
    if (!live || !isReceiptInvoiceNumber(invoiceNumber)) continue;
    const key = JSON.stringify([supplierNumber, invoiceNumber]);
    const fortnoxNumbers = [...(found.get(key)?.fortnoxNumbers ?? []), fortnoxNumber];
    found.set(key, { supplierNumber, invoiceNumber, fortnoxNumbers });
  }
  return [...found.values()].filter(({ fortnoxNumbers }) => fortnoxNumbers.length > 1);
}
