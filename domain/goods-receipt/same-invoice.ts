import { Decimal } from 'decimal.js';
import type { SupplierInvoiceDraft, SupplierInvoiceSight } from './supplier-invoice';

/** Whether a live invoice in Fortnox is of the same supplier and the same amounts, to the öre (design rule 2). */
export function invoicesTheSame(sight: SupplierInvoiceSight, draft: SupplierInvoiceDraft): boolean {
  const same = (a: string, b: string) => new Decimal(a).equals(b);
  return (
    !sight.cancelled &&
    sight.supplierNumber === draft.supplierNumber &&
    same(sight.total, draft.total) &&
    same(sight.vat, draft.vat)
  );
}
