import { createHash } from 'node:crypto';
import type { GoodsReceipt, GoodsReceiptRow } from '../../domain/goods-receipt/goods-receipt';
import { type AnderssonDatabase, type Row, readRow } from './database';
import { filled, plainDecimal } from './plain-values';

/** A purchase's receipts and their rows as the database holds them, not yet checked. */
export interface ReceiptRows {
  readonly receipts: readonly unknown[];
  readonly rows: readonly unknown[];
}

/** What Andersson holds as received of a purchase (R3.3), oldest first. */
export async function receiptRowsOf({ kysely }: AnderssonDatabase, purchaseNumber: string): Promise<ReceiptRows> {
  const receipts = await kysely
    .selectFrom('goods_receipt')
    .selectAll()
    .where('purchase_number', '=', purchaseNumber)
    .orderBy('id')
    .execute();
  if (receipts.length === 0) return { receipts, rows: [] };
  const rows = await kysely
    .selectFrom('goods_receipt_row')
    .selectAll()
    .where(
      'goods_receipt_id',
      'in',
      receipts.map(({ id }) => id),
    )
    .orderBy('row_number')
    .orderBy('id')
    .execute();
  return { receipts, rows };
}

/** The receipts of their rows. @throws AnderssonDatabaseError `rowInvalid` */
export function toReceipts(read: ReceiptRows): readonly GoodsReceipt[] {
  const rows = read.rows.map((row) => readRow('goods_receipt_row', row));
  return read.receipts
    .map((receipt) => readRow('goods_receipt', receipt))
    .map(({ id, received_on }) => {
      const received = rows.filter((row) => row.goods_receipt_id === id).map(toReceiptRow);
      return { id, receivedOn: received_on, rows: received, fingerprint: fingerprintOf(received_on, received) };
    });
}

/** Kept in the ledger with what was made of the receipt: its recipe is stable once released. */
function fingerprintOf(receivedOn: string, rows: readonly GoodsReceiptRow[]): string {
  const content = rows.map((row) => [
    row.rowNumber,
    row.articleNumber,
    row.description,
    row.quantity,
    row.unit,
    row.price,
  ]);
  return createHash('sha256')
    .update(JSON.stringify([receivedOn, content]))
    .digest('hex');
}

function toReceiptRow(row: Row<'goods_receipt_row'>): GoodsReceiptRow {
  return {
    rowNumber: row.row_number,
    articleNumber: row.article_number,
    description: row.description ?? '',
    quantity: plainDecimal(row.quantity),
    unit: filled(row.unit),
    price: row.price === null ? null : plainDecimal(row.price),
  };
}
