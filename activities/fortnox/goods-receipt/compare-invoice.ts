import { isLiveInvoice, type SupplierInvoiceDraft } from '../../../domain/goods-receipt/supplier-invoice';
import type { FortnoxGoodsReceiptActivities } from '../../../workflows/contract/goods-receipt-activities';
import { type Call, valueIn } from '../purchase/call';
import { listOf } from '../purchase/differences';
import { differencesOfNew, invoiceDifferences } from './invoice-differences';
import { invoiceSight } from './invoice-wire';
import { readInvoice } from './invoices-api';
import { invoiceWords } from './words';

type Compared = Awaited<ReturnType<FortnoxGoodsReceiptActivities['compareSupplierInvoice']>>;

/**
 * The invoice as it is now, held against what was meant (design rule 2). Its number may be any: the accountant replaces
 * it with the supplier's own.
 */
export async function compareSupplierInvoice(
  call: Call,
  fortnoxNumber: string,
  draft: SupplierInvoiceDraft,
  asMade: boolean,
): Promise<Compared> {
  const stored = valueIn(await readInvoice(call, fortnoxNumber), call, invoiceWords(fortnoxNumber));
  if (!stored) return { found: 'gone', differences: '' };
  const sight = invoiceSight(stored);
  if (!isLiveInvoice(sight)) return { found: 'cancelled', differences: '' };
  const meant = { ...draft, invoiceNumber: stored.InvoiceNumber };
  const differences = asMade ? differencesOfNew(meant, stored) : invoiceDifferences(meant, stored);
  if (differences.length === 0) return { found: 'same', differences: '' };
  return { found: 'different', booked: sight.booked, differences: listOf(differences)[call.language] };
}
