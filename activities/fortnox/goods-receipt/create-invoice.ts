import type { SupplierInvoiceDraft, SupplierInvoiceSight } from '../../../domain/goods-receipt/supplier-invoice';
import type { CreateOutcome } from '../../../workflows/contract/purchase-activities';
import { type Call, notMade } from '../purchase/call';
import { storedDifferently } from '../purchase/differences';
import { differencesOfNew } from './invoice-differences';
import { invoiceSight } from './invoice-wire';
import { sendInvoice } from './invoices-api';
import { invoiceNumberWords, invoiceWords } from './words';

/**
 * Makes the invoice with one request; the answer that holds the invoice is the read-back.
 * @throws what Fortnox refused, and `storedDifferently` with the invoice's number when it stored something else
 */
export async function createSupplierInvoice(
  call: Call,
  draft: SupplierInvoiceDraft,
): Promise<CreateOutcome<SupplierInvoiceSight>> {
  const about = invoiceNumberWords(draft.supplierNumber, draft.invoiceNumber);
  const made = await sendInvoice(call, draft);
  if (made.outcome !== 'done') return notMade(made, call, about);
  const value = invoiceSight(made.value);
  const differences = differencesOfNew(draft, made.value);
  if (differences.length > 0)
    throw storedDifferently(value.fortnoxNumber, differences, call.language, invoiceWords(value.fortnoxNumber));
  return { outcome: 'done', value };
}
