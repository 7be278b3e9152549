import type { SupplierInvoiceDraft } from '../../../domain/goods-receipt/supplier-invoice';
import type { Said } from '../failures';
import { numberDifference, textDifference } from '../purchase/differences';
import { costRows, type StoredInvoice } from './invoice-wire';

/**
 * What is otherwise in an invoice than it was meant (design rule 2), to the öre. A day's rate makes no difference by
 * itself: an invoice keeps the rate it was made at.
 */
export function invoiceDifferences(draft: SupplierInvoiceDraft, stored: StoredInvoice): readonly Said[] {
  return differences(draft, stored, !draft.currency.ofTheDay);
}

/** The same of an invoice just made, whose rate is the draft's. */
export function differencesOfNew(draft: SupplierInvoiceDraft, stored: StoredInvoice): readonly Said[] {
  return differences(draft, stored, true);
}

/** Rate, unit and VAT type decide what it is worth in the books; whether every answer carries them is not known. */
function differences(draft: SupplierInvoiceDraft, stored: StoredInvoice, rateToo: boolean): readonly Said[] {
  const { code, rate, unit } = draft.currency;
  const rows = costRows(stored);
  return [
    ...textDifference('leverantör', 'supplier', stored.SupplierNumber, draft.supplierNumber),
    ...textDifference('fakturanummer', 'invoice number', stored.InvoiceNumber, draft.invoiceNumber),
    ...textDifference('fakturadatum', 'invoice date', stored.InvoiceDate, draft.invoiceDate),
    ...textDifference('förfallodatum', 'due date', stored.DueDate, draft.dueDate),
    ...textDifference('valuta', 'currency', stored.Currency, code),
    ...(rateToo ? numberDifference('kurs', 'currency rate', stored.CurrencyRate ?? rate, rate) : []),
    ...numberDifference('valutaenhet', 'currency unit', stored.CurrencyUnit ?? unit, unit),
    ...textDifference('momstyp', 'VAT type', stored.VATType || draft.vatType, draft.vatType),
    ...numberDifference('total', 'total', stored.Total, draft.total),
    ...numberDifference('moms', 'VAT', stored.VAT, draft.vat),
    ...numberDifference('antal rader', 'number of rows', rows.length, draft.rows.length),
    ...draft.rows.flatMap((row, index) => {
      const there = rows[index];
      if (!there) return [];
      const [sv, en] = [`på rad ${index + 1}`, `of row ${index + 1}`];
      return [
        ...numberDifference(`konto ${sv}`, `account ${en}`, there.account ?? 0, row.account),
        ...numberDifference(`belopp ${sv}`, `amount ${en}`, there.amount, row.amount),
        ...textDifference(`text ${sv}`, `text ${en}`, there.text, row.text),
      ];
    }),
    ...textDifference('kommentar', 'comments', stored.Comments, draft.comments),
  ];
}
