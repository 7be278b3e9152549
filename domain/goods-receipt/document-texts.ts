import type { Language } from '../language';
import type { PurchaseOrderDraftRow } from '../purchase/order';

/** What a receipt's documents say in Fortnox, in the company's language; the purchase's number is how people trace them (R3.3). */
export interface ReceiptDocumentTexts {
  /** The purchase's number stands first, so that notes sort and search by it (warehouse-api §6). */
  inboundNote(purchase: string): string;
  invoiceComments(purchase: string): string;
  /** Article, text and quantity of a received row, on one line: Fortnox keeps no line breaks in rows (core-api §4.3). */
  invoiceRow(row: Pick<PurchaseOrderDraftRow, 'itemId' | 'description' | 'unit' | 'quantity'>): string;
}

const sv: ReceiptDocumentTexts = {
  inboundNote: (purchase) => `${purchase} inleverans av inköp i Andersson`,
  invoiceComments: (purchase) => `Inköp ${purchase} i Andersson`,
  invoiceRow: (row) => rowText(row, row.quantity.replace('.', ',')),
};

const en: ReceiptDocumentTexts = {
  inboundNote: (purchase) => `${purchase} goods received of a purchase in Andersson`,
  invoiceComments: (purchase) => `Purchase ${purchase} in Andersson`,
  invoiceRow: (row) => rowText(row, row.quantity),
};

type Row = Parameters<ReceiptDocumentTexts['invoiceRow']>[0];

function rowText({ itemId, description, unit }: Row, quantity: string): string {
  const article = [itemId, description.replace(/\s+/g, ' ').trim()].filter(Boolean).join(' ');
  return `${article}, ${[quantity, unit].filter(Boolean).join(' ')}`;
}

export const receiptDocumentTexts: Readonly<Record<Language, ReceiptDocumentTexts>> = { sv, en };
