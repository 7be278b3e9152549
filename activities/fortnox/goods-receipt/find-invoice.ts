import type { SupplierInvoiceSight } from '../../../domain/goods-receipt/supplier-invoice';
import { type Call, valueIn } from '../purchase/call';
import { and } from '../purchase/words';
import { applicationFailure, findingFailure } from '../throw-failure';
import { unreadable } from '../wire';
import { invoiceSight } from './invoice-wire';
import { listInvoices, readInvoice } from './invoices-api';
import { invoiceNumberWords, invoiceWords } from './words';

/**
 * The supplier's one live invoice with exactly this number, else null; null as supplier: whosever it is. How Fortnox
 * matches its search word is not known, so that both are compared here.
 * @throws `twoDocuments`, with both numbers, when two live invoices have it
 */
export async function findSupplierInvoice(
  call: Call,
  supplierNumber: string | null,
  invoiceNumber: string,
): Promise<SupplierInvoiceSight | null> {
  const about = invoiceNumberWords(supplierNumber, invoiceNumber);
  const listed = valueIn(await listInvoices(call, supplierNumber), call, about);
  const live = listed.filter(
    (one) =>
      !one.cancelled &&
      (supplierNumber === null || one.supplierNumber === supplierNumber) &&
      one.invoiceNumber === invoiceNumber,
  );
  const fortnoxNumbers = live.map(({ fortnoxNumber }) => fortnoxNumber);
  if (fortnoxNumbers.length > 1) {
    const numbers = fortnoxNumbers.join(', ');
    const named = and(about, { sv: ` (nummer ${numbers})`, en: ` (numbers ${numbers})` });
    throw findingFailure({ kind: 'twoDocuments', about: named, fortnoxNumbers }, call.language);
  }
  const [found] = fortnoxNumbers;
  if (found === undefined) return null;
  const sight = await readSupplierInvoice(call, found);
  if (sight) return sight.cancelled ? null : sight;
  // As with orders: nothing may be concluded from it, least of all that a new one is needed.
  const contradiction = unreadable('GET', found, 'fakturan finns i listan men inte som dokument', null);
  throw applicationFailure(contradiction, call.language, about);
}

/** The invoice as it is now; null when Fortnox has none of that number. */
export async function readSupplierInvoice(call: Call, fortnoxNumber: string): Promise<SupplierInvoiceSight | null> {
  const stored = valueIn(await readInvoice(call, fortnoxNumber), call, invoiceWords(fortnoxNumber));
  return stored && invoiceSight(stored);
}
