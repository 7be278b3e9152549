import type { GoodsReceipt } from './goods-receipt';

/** Fortnox keeps Andersson's receipts under this type of custom document; in stored form, upper case (warehouse-api §3.2). */
export const receiptDocumentType = 'ANDERSSON-INLEV';

const idDigits = 10;
const revisionDigits = 2;

/** The id of a receipt's inbound document: digits only, and never used again once it is void (warehouse-api §5). */
export function receiptDocumentId(receiptId: number, revision: number): string {
  return `${String(receiptId).padStart(idDigits, '0')}${String(revision).padStart(revisionDigits, '0')}`;
}

/** What the ledger knows a receipt's inbound document by, and Andersson shows: type and id. */
export function inboundReference(receiptId: number, revision: number): string {
  return `${receiptDocumentType}/${receiptDocumentId(receiptId, revision)}`;
}

/** Whether the ledger's reference is of an inbound document of this receipt, in whichever revision. */
export function isInboundOf(reference: string, receiptId: number): boolean {
  const { type, id } = inboundOfReference(reference);
  return type === receiptDocumentType && id.slice(0, -revisionDigits) === String(receiptId).padStart(idDigits, '0');
}

/** Type and id of the document that the ledger knows by this reference. */
export function inboundOfReference(reference: string): { readonly type: string; readonly id: string } {
  const [type = '', id = ''] = reference.split('/');
  return { type, id };
}

/** How the ledger's marks of all receipts begin. */
export const receiptMarkWord = 'receipt ';

/** What the ledger says a document was made from: the receipt, as it was then. */
export function receiptMark(receipt: Pick<GoodsReceipt, 'id' | 'fingerprint'>): string {
  return `${receiptMarkStart(receipt)}${receipt.fingerprint}`;
}

/** How the marks of one receipt begin, however it was changed. */
export function receiptMarkStart({ id }: Pick<GoodsReceipt, 'id'>): string {
  return `${receiptMarkWord}${id} `;
}

/** The receipt a mark is of; null for a mark of something else. */
export function receiptOfMark(mark: string): number | null {
  const id = /^receipt (\d+) /.exec(mark)?.[1];
  return id === undefined ? null : Number(id);
}

/** What the supplier invoice of a purchase is found by until the accountant replaces it with the supplier's own number. */
export function receiptInvoiceNumber(purchaseNumber: string, revision: number): string {
  return `AF${revision === 1 ? '' : revision}-${purchaseNumber}`;
}

/** Whether an invoice's number is one that the integration gives. */
export function isReceiptInvoiceNumber(invoiceNumber: string): boolean {
  return /^AF(?!1-)([1-9]\d*)?-\S/.test(invoiceNumber);
}
