import { errorCodes, type Refusal, refusal } from '../http/error-answers';
import type { DocumentStore, StoredDocument } from '../resources/document-store';
import type { RowValue } from '../resources/field-rule';
import type { Fields } from '../resources/resource-definition';
import { swedishDay } from '../resources/swedish-time';
import { newDocument, updatedDocument } from '../resources/write-document';
import { completed } from './fill-gaps';
import { decimalOf, keptRowsOf } from './invoice-rows';
import { receiveGoods, stockNameOf } from './stock-of-invoice';
import type { Surroundings } from './surroundings';

/** The invoice as an action left it, or why it was refused. */
export type Done = { readonly document: StoredDocument } | { readonly refused: Refusal };

type Sent = Readonly<Record<string, unknown>>;

/** What can be done with supplier invoices. */
export interface SupplierInvoiceActions {
  /** Makes an unbooked one. Nothing keeps the same from being made twice (core-api §4.1). */
  create(sent: Sent, listingLagSeconds: number): Done;
  update(document: StoredDocument, sent: Sent): Done;
  bookkeep(document: StoredDocument): Done;
  cancel(document: StoredDocument): Done;
  /** Makes the invoice that takes this one back; answers the credited one. */
  credit(document: StoredDocument): Done;
  approveForPayment(document: StoredDocument): Done;
}

/** The series of supplier invoices' vouchers; not in the sheets. */
const voucherSeries = 'D';

const isTrue = ({ fields }: StoredDocument, name: string): boolean => fields.get(name) === true;

const booked = (number: string): Refusal =>
  refusal(errorCodes.supplierInvoiceBooked, `Leverantörsfaktura ${number} är bokförd.`);
const cancelled = (number: string): Refusal =>
  refusal(errorCodes.supplierInvoiceCancelled, `Leverantörsfaktura ${number} är makulerad.`);

/** Why a booked or cancelled invoice is changed no more (core-api §4.4; codes invented). */
function closedRefusal(document: StoredDocument): Refusal | undefined {
  if (isTrue(document, 'Booked')) return booked(document.number);
  return isTrue(document, 'Cancelled') ? cancelled(document.number) : undefined;
}

function taken(row: RowValue): RowValue {
  const { DebitCurrency, CreditCurrency, Quantity, ...rest } = row;
  return {
    ...rest,
    ...(DebitCurrency === undefined ? {} : { CreditCurrency: DebitCurrency }),
    ...(CreditCurrency === undefined ? {} : { DebitCurrency: CreditCurrency }),
    ...(Quantity === undefined ? {} : { Quantity: -Quantity }),
  };
}

/** The fields of the invoice that takes another back: its amounts turned round, with its number where `keepsNumber`. */
function creditOf({ fields }: StoredDocument, today: string, keepsNumber: boolean): Fields {
  const credit = new Map(fields);
  for (const name of ['Total', 'VAT', 'RoundOffValue', 'Freight', 'AdministrationFee']) {
    credit.set(name, decimalOf(fields, name).neg().toFixed());
  }
  const own = ['OCR', 'GivenNumber', 'VoucherNumber', 'VoucherSeries', 'VoucherYear'];
  for (const name of keepsNumber ? own : ['InvoiceNumber', ...own]) credit.delete(name);
  return credit
    .set('SupplierInvoiceRows', keptRowsOf(fields).map(taken))
    .set('Credit', true)
    .set('Booked', false)
    .set('InvoiceDate', today);
}

/** The actions on a store. */
export function supplierInvoiceActions(invoices: DocumentStore, around: Surroundings): SupplierInvoiceActions {
  const { definition } = invoices;
  const { switches, clock, company, stock } = around;

  const add = (fields: Fields, listingLagSeconds = 0): StoredDocument => {
    const number = invoices.nextNumber();
    return invoices.save(number, new Map(fields).set('GivenNumber', number), { listingLagSeconds });
  };
  const change = (
    { number, fields }: StoredDocument,
    changes: Readonly<Record<string, string | number | boolean>>,
  ) => ({
    document: invoices.save(number, new Map([...fields, ...Object.entries(changes)])),
  });
  const nextVoucher = (year: number): number => {
    const ofYear = invoices.inOrder().filter(({ fields }) => fields.get('VoucherYear') === year);
    return 1 + ofYear.reduce((highest, { fields }) => Math.max(highest, Number(fields.get('VoucherNumber'))), 0);
  };

  return {
    create(sent, listingLagSeconds) {
      const written = newDocument(definition, sent, switches);
      const whole = 'refused' in written ? written : completed(written.fields, around);
      return 'refused' in whole ? whole : { document: add(whole.fields, listingLagSeconds) };
    },
    update(document, sent) {
      const closed = closedRefusal(document);
      if (closed !== undefined) return { refused: closed };
      const written = updatedDocument(definition, document.fields, sent, switches);
      const whole = 'refused' in written ? written : completed(written.fields, around);
      return 'refused' in whole ? whole : { document: invoices.save(document.number, whole.fields) };
    },
    bookkeep(document) {
      const closed = closedRefusal(document);
      if (closed !== undefined) return { refused: closed };
      const invoiceDate = String(document.fields.get('InvoiceDate'));
      const { lockedUntil } = company;
      if (lockedUntil !== null && invoiceDate <= lockedUntil) {
        return { refused: refusal(errorCodes.periodLocked, `Perioden är låst t.o.m. ${lockedUntil}.`) };
      }
      const isIn = stock.hasBrought(stockNameOf(document.number));
      if (switches.supplierInvoiceBookkeepMovesStock && !isIn) receiveGoods(document, around);
      const VoucherYear = Number(invoiceDate.slice(0, 'yyyy'.length));
      const VoucherNumber = nextVoucher(VoucherYear);
      return change(document, { Booked: true, VoucherSeries: voucherSeries, VoucherNumber, VoucherYear });
    },
    cancel(document) {
      const again = refusal(errorCodes.alreadyCancelled, 'Är redan makulerad.');
      if (isTrue(document, 'Cancelled')) return { refused: again };
      if (isTrue(document, 'Booked')) return { refused: booked(document.number) };
      stock.takeBack(stockNameOf(document.number));
      return change(document, { Cancelled: true });
    },
    credit(document) {
      if (isTrue(document, 'Cancelled')) return { refused: cancelled(document.number) };
      if (document.fields.has('CreditReference')) {
        return { refused: refusal(errorCodes.alreadyCredited, `Leverantörsfaktura ${document.number} är krediterad.`) };
      }
      const made = add(creditOf(document, swedishDay(clock.now()), switches.supplierInvoiceCreditKeepsNumber));
      return change(document, { CreditReference: Number(made.number) });
    },
    approveForPayment: (document) => change(document, { PaymentPending: true }),
  };
}
