import type { SupplierInvoiceDraft, SupplierInvoiceSight } from '../../../domain/goods-receipt/supplier-invoice';
import type { CreateOutcome } from '../../../workflows/contract/purchase-activities';
import { failureSentence } from '../failures';
import type { Call } from '../purchase/call';
import { storedDifferently } from '../purchase/differences';
import { applicationFailure } from '../throw-failure';
import { differencesOfNew } from './invoice-differences';
import { invoiceSight } from './invoice-wire';
import { sendInvoice } from './invoices-api';
import { invoiceNumberWords, invoiceWords } from './words';

/**
 * Makes the invoice with one request. What Fortnox never got and what it may have done are values; the answer that holds
 * the invoice is the read-back.
 * @throws what Fortnox refused, and `storedDifferently` with the invoice's number when it stored something else
 */
export async function createSupplierInvoice(
  call: Call,
  draft: SupplierInvoiceDraft,
): Promise<CreateOutcome<SupplierInvoiceSight>> {
  const about = invoiceNumberWords(draft.supplierNumber, draft.invoiceNumber);
  const made = await sendInvoice(call, draft);
  if (made.outcome === 'refused') throw applicationFailure(made.failure, call.language, about);
  if (made.outcome !== 'done')
    return { outcome: made.outcome, sentence: failureSentence(made.failure, call.language, about) };
  const value = invoiceSight(made.value);
  const differences = differencesOfNew(draft, made.value);
  if (differences.length > 0)
    throw storedDifferently(value.fortnoxNumber, differences, call.language, invoiceWords(value.fortnoxNumber));
  return { outcome: 'done', value };
}
