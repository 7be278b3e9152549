import { Decimal } from 'decimal.js';
import { isReceiptInvoiceNumber } from '../../../domain/goods-receipt/references';
import type { SupplierInvoiceSight } from '../../../domain/goods-receipt/supplier-invoice';
import { booksCurrency } from '../../../domain/money';
import type { FortnoxGoodsReceiptActivities, MeantInvoice } from '../../../workflows/contract/goods-receipt-activities';
import type { Said } from '../failures';
import { type Call, valueIn } from '../purchase/call';
import { and } from '../purchase/words';
import { applicationFailure, findingFailure } from '../throw-failure';
import { unreadable } from '../wire';
import { invoiceSight, type ListedInvoice } from './invoice-wire';
import { listInvoices, readInvoice } from './invoices-api';
import { invoiceNumberWords, invoiceWords } from './words';

type Wanted = Omit<Parameters<FortnoxGoodsReceiptActivities['findSupplierInvoice']>[0], 'company'>;

/**
 * The supplier's one live invoice with exactly this number, else null; null as supplier: whosever it is. How Fortnox
 * matches its search word is not known, so that both are compared here.
 * @throws `twoDocuments`, with both numbers, when two live invoices have it; `invoiceRenumbered` when none has, but one is
 * as it was `meant`: the accountant replaces the number with the supplier's own, and perhaps date and sum
 */
export async function findSupplierInvoice(
  call: Call,
  { supplierNumber, invoiceNumber, meant }: Wanted,
): Promise<SupplierInvoiceSight | null> {
  const about = invoiceNumberWords(supplierNumber, invoiceNumber);
  const listed = valueIn(await listInvoices(call, supplierNumber), call, about);
  const live = listed.filter((one) => one.live && (supplierNumber === null || one.supplierNumber === supplierNumber));
  const fortnoxNumbers = numbersOf(live.filter((one) => one.invoiceNumber === invoiceNumber));
  if (fortnoxNumbers.length > 1) {
    const numbers = fortnoxNumbers.join(', ');
    const named = and(about, { sv: ` (nummer ${numbers})`, en: ` (numbers ${numbers})` });
    throw findingFailure({ kind: 'twoDocuments', about: named, fortnoxNumbers }, call.language);
  }
  const [found] = fortnoxNumbers;
  if (found === undefined) {
    const alike = meant ? await alikeOf(call, live, meant) : [];
    if (alike.length > 0) throw renumbered(call, about, alike);
    return null;
  }
  const sight = await readSupplierInvoice(call, found);
  if (sight) return sight.cancelled ? null : sight;
  // As with orders: nothing may be concluded from it, least of all that a new one is needed.
  const said = {
    sv: 'fakturan finns i listan men inte som dokument',
    en: 'the invoice is in the list but not as a document',
  };
  const contradiction = unreadable('GET', found, said, null);
  throw applicationFailure(contradiction, call.language, about);
}

/** An invoice that was made a while ago is among the supplier's last; each takes a call to read. */
const lastInvoices = 20;

/** Of the same day and sum, or with the comment that names the purchase; one with a number of the integration's own is another's. */
async function alikeOf(call: Call, live: readonly ListedInvoice[], meant: MeantInvoice): Promise<readonly string[]> {
  const others = live.filter((one) => !isReceiptInvoiceNumber(one.invoiceNumber));
  const alike = numbersOf(others.filter((one) => isOfTheSum(one, meant)));
  if (alike.length > 0 || !meant.comments) return alike;
  const newestFirst = numbersOf(others).toSorted((a, b) => Number(b) - Number(a));
  for (const number of newestFirst.slice(0, lastInvoices)) {
    const stored = valueIn(await readInvoice(call, number), call, invoiceWords(number));
    if (stored?.Comments === meant.comments && !invoiceSight(stored).credited) return [number];
  }
  return [];
}

function isOfTheSum(one: ListedInvoice, meant: MeantInvoice): boolean {
  return (
    one.invoiceDate === meant.invoiceDate &&
    (one.currency || booksCurrency) === meant.currency &&
    new Decimal(one.total).equals(meant.total)
  );
}

function renumbered({ language }: Call, about: Said, fortnoxNumbers: readonly string[]) {
  const numbers = fortnoxNumbers.join(', ');
  const named = and(about, { sv: ` (kanske nummer ${numbers})`, en: ` (perhaps number ${numbers})` });
  return findingFailure({ kind: 'invoiceRenumbered', about: named, fortnoxNumbers }, language);
}

function numbersOf(invoices: readonly ListedInvoice[]): readonly string[] {
  return invoices.map(({ fortnoxNumber }) => fortnoxNumber);
}

/** The invoice as it is now; null when Fortnox has none of that number. */
export async function readSupplierInvoice(call: Call, fortnoxNumber: string): Promise<SupplierInvoiceSight | null> {
  const stored = valueIn(await readInvoice(call, fortnoxNumber), call, invoiceWords(fortnoxNumber));
  return stored && invoiceSight(stored);
}
