import { badRequest } from '../http/bad-request';
import type { TypedFields } from '../resources/as-user';
import type { DocumentStore, StoredDocument } from '../resources/document-store';
import { type Detail, detailOf } from '../resources/document-text';
import { receiveGoods, stockNameOf } from './stock-of-invoice';
import type { Done, SupplierInvoiceActions } from './supplier-invoice-actions';
import type { Surroundings } from './surroundings';

type Id = number | string;

/** Supplier invoices as Fortnox's own user sees them. Refusals are thrown with a sentence. */
export interface SupplierInvoicesByHand {
  /** Lowest number first, cancelled ones too, as a detail shows them without `@url`. */
  all(): readonly Detail[];
  get(number: Id): Detail | undefined;
  /** Somebody types an invoice in Fortnox itself. */
  createByHand(fields: TypedFields): Detail;
  /** Changes fields; those sent as null are emptied. Of a booked invoice people change texts only. */
  editByHand(number: Id, patch: TypedFields): Detail;
  bookkeepByHand(number: Id): Detail;
  cancelByHand(number: Id): Detail;
  /** Answers the invoice that was credited; its CreditReference is the new one. */
  creditByHand(number: Id): Detail;
  /** "Lagerhantering klar": the goods on its article rows enter stock, whoever else may have received them (warehouse-api §4). */
  markStockReadyByHand(number: Id): Detail;
}

/** What the accountant may still write on a booked invoice; not in the sheets. */
const openWhenBooked = ['InvoiceNumber', 'OCR', 'Comments', 'OurReference', 'YourReference'];

/** The user's hands on the invoices. */
export function supplierInvoicesByHand(
  invoices: DocumentStore,
  actions: SupplierInvoiceActions,
  around: Surroundings,
): SupplierInvoicesByHand {
  const show = (document: StoredDocument): Detail => detailOf(invoices.definition, document, around.switches);
  const existing = (number: Id): StoredDocument => {
    const document = invoices.find(String(number));
    if (document === undefined) throw badRequest(`there is no supplier invoice ${number}`);
    return document;
  };
  const shown = (done: Done): Detail => {
    if ('refused' in done) throw badRequest(done.refused.message);
    return show(done.document);
  };

  /** As if it were not booked, and then booked as before. */
  const editedText = (document: StoredDocument, patch: TypedFields): Detail => {
    const wrong = Object.keys(patch).find((name) => !openWhenBooked.includes(name));
    if (wrong !== undefined)
      throw badRequest(`${wrong} of booked supplier invoice ${document.number} cannot be changed`);
    const open = { ...document, fields: new Map(document.fields).set('Booked', false) };
    const done = actions.update(open, patch);
    if ('refused' in done) throw badRequest(done.refused.message);
    return show(invoices.save(document.number, new Map(done.document.fields).set('Booked', true)));
  };

  return {
    all: () => invoices.inOrder().map(show),
    get(number) {
      const document = invoices.find(String(number));
      return document && show(document);
    },
    createByHand: (fields) => shown(actions.create(fields, 0)),
    editByHand(number, patch) {
      const document = existing(number);
      if (document.fields.get('Booked') === true) return editedText(document, patch);
      return shown(actions.update(document, patch));
    },
    bookkeepByHand: (number) => shown(actions.bookkeep(existing(number))),
    cancelByHand: (number) => shown(actions.cancel(existing(number))),
    creditByHand: (number) => shown(actions.credit(existing(number))),
    markStockReadyByHand(number) {
      const document = existing(number);
      if (document.fields.get('Cancelled') === true) throw badRequest(`supplier invoice ${number} is cancelled`);
      if (around.stock.hasBrought(stockNameOf(document.number))) {
        throw badRequest(`the goods of supplier invoice ${number} are in stock already`);
      }
      receiveGoods(document, around);
      return show(document);
    },
  };
}
