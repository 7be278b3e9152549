import type { AnderssonExecutor } from './database';
import { purchaseOrderDocument, purchaseProcess } from './purchase-process';

/** Which object's which document; a ledger row or a key. */
interface Document {
  readonly process: string;
  readonly number: string;
  readonly document: string;
}

/** Where Andersson keeps the number of a receipt's document (R3.3). */
const receiptColumns: Readonly<Record<string, 'fortnox_inbound' | 'fortnox_invoice'>> = {
  inbound: 'fortnox_inbound',
  supplierInvoice: 'fortnox_invoice',
};

/**
 * The document's number on Andersson's object: a purchase's order on the purchase (R3.1), what is made of a receipt on
 * the purchase's first receipt (R3.3). Written only where it differs: each write comes back to the watch as a change.
 * `changed_at` is the users' own.
 */
export async function writeBack(db: AnderssonExecutor, document: Document, fortnoxNumber: string): Promise<void> {
  if (document.process !== purchaseProcess) return;
  if (document.document === purchaseOrderDocument) {
    await db
      .updateTable('purchase')
      .set({ fortnox_number: fortnoxNumber })
      .where('purchase_number', '=', document.number)
      .where((eb) => eb.or([eb('fortnox_number', 'is', null), eb('fortnox_number', '<>', fortnoxNumber)]))
      .execute();
    return;
  }
  const column = receiptColumns[document.document];
  const receipt = column && (await firstReceipt(db, document.number));
  if (!column || !receipt || receipt[column] === fortnoxNumber) return;
  await db
    .updateTable('goods_receipt')
    .set({ [column]: fortnoxNumber })
    .where('id', '=', receipt.id)
    .execute();
}

/** The number is taken from Andersson's object, where it still is the one shown. */
export async function takeAway(db: AnderssonExecutor, document: Document, fortnoxNumber: string): Promise<void> {
  if (document.process !== purchaseProcess) return;
  if (document.document === purchaseOrderDocument) {
    await db
      .updateTable('purchase')
      .set({ fortnox_number: null })
      .where('purchase_number', '=', document.number)
      .where('fortnox_number', '=', fortnoxNumber)
      .execute();
    return;
  }
  const column = receiptColumns[document.document];
  if (!column) return;
  await db
    .updateTable('goods_receipt')
    .set({ [column]: null })
    .where('purchase_number', '=', document.number)
    .where(column, '=', fortnoxNumber)
    .execute();
}

async function firstReceipt(db: AnderssonExecutor, purchaseNumber: string) {
  const receipts = await db
    .selectFrom('goods_receipt')
    .select(['id', 'fortnox_inbound', 'fortnox_invoice'])
    .where('purchase_number', '=', purchaseNumber)
    .orderBy('id')
    .execute();
  return receipts[0];
}
