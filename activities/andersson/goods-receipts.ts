import { createHash } from 'node:crypto';
import type { GoodsReceipt, GoodsReceiptRow } from '../../domain/goods-receipt/goods-receipt';
import type { Purchase } from '../../domain/purchase/purchase';
import { type AnderssonDatabase, type Row, readRow } from './database';
import { filled, plainDecimal } from './plain-values';

/** A purchase's receipts and their rows as the database holds them, not yet checked. */
export interface ReceiptRows {
  readonly receipts: readonly { readonly row_version: string }[];
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

/** The receipts of their rows; `purchase` is whose they are, and lends what a row lacks. @throws AnderssonDatabaseError `rowInvalid` */
export function toReceipts(read: ReceiptRows, purchase: Purchase): readonly GoodsReceipt[] {
  const rows = read.rows.map((row) => readRow('goods_receipt_row', row));
  return read.receipts
    .map((receipt) => readRow('goods_receipt', receipt))
    .map(({ id, received_on }) => {
      const received = rows.filter((row) => row.goods_receipt_id === id).map(toReceiptRow);
      return {
        id,
        receivedOn: received_on,
        rows: received,
        fingerprint: fingerprintOf(received_on, received, purchase),
      };
    });
}

/**
 * Changes with what Fortnox's documents are made of, also where it is the purchase's: supplier, currency, and the price
 * and unit of a row that has none of its own. Kept in the ledger with what was made of the receipt: its recipe is
 * stable once released.
 */
function fingerprintOf(receivedOn: string, rows: readonly GoodsReceiptRow[], purchase: Purchase): string {
  const content = rows.map((row) => {
    const ordered = purchase.rows.find(({ rowNumber }) => rowNumber === row.rowNumber);
    return [
      row.rowNumber,
      row.articleNumber,
      row.description,
      row.quantity,
      row.unit ?? ordered?.unit ?? null,
      row.price ?? ordered?.price ?? null,
    ];
  });
  // Saying kronor aloud buys nothing else.
  const bought = [purchase.supplierNumber, purchase.currency ?? 'SEK'];
  return createHash('sha256')
    .update(JSON.stringify([receivedOn, bought, content]))
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
