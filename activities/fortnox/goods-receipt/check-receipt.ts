import type { GoodsReceipt, GoodsReceiptRow } from '../../../domain/goods-receipt/goods-receipt';
import { type ReceiptFault, type ReceivedRow, receivedRows } from '../../../domain/goods-receipt/received';
import type { Purchase } from '../../../domain/purchase/purchase';
import type { Said } from '../failures';
import { faultOfRow } from '../purchase/check-purchase';
import { and, purchaseWords } from '../purchase/words';
import type { Finding } from '../throw-failure';

/** A purchase with the rows that came in the place of those that were ordered. */
export interface ReceivedPurchase extends Purchase {
  readonly rows: readonly ReceivedRow[];
}

/** The purchase as it was received, or the first thing that is wrong with it, told without asking Fortnox. */
export function receivedPurchase(
  purchase: Purchase,
  receipt: GoodsReceipt,
  freeOfCharge: boolean,
): ReceivedPurchase | Finding {
  const rows = receivedRows(purchase, receipt, freeOfCharge);
  if ('fault' in rows) return { kind: rows.fault, about: faultWords(purchase, rows) };
  for (const row of rows) {
    const fault = faultOfRow(purchase, row);
    if (fault) return fault;
  }
  return { ...purchase, rows };
}

function faultWords(purchase: Purchase, fault: ReceiptFault): Said {
  if (fault.fault === 'receiptEmpty') return purchaseWords(purchase);
  if (fault.fault === 'costMissing') return and(purchaseWords(purchase), rowsWords(fault.rows));
  const { quantity, price } = fault.row;
  const row = and(purchaseWords(purchase), rowsWords([fault.row]));
  switch (fault.fault) {
    case 'quantityNotPositive':
      return and(row, { sv: `, mottaget ${quantity}`, en: `, received ${quantity}` });
    case 'receiptExceedsOrder': {
      const { received, ordered } = fault;
      return and(row, {
        sv: `, mottaget ${received}, beställt ${ordered}`,
        en: `, received ${received}, ordered ${ordered}`,
      });
    }
    case 'priceNegative':
      return and(row, { sv: `, pris ${price}`, en: `, price ${price}` });
  }
}

/** The rows with their articles: ` rad 1, artikel PL-10; rad 2, artikel SK-8`. */
function rowsWords(rows: readonly GoodsReceiptRow[]): Said {
  const each = (word: string, article: string) =>
    rows.map((row) => ` ${word} ${row.rowNumber}, ${article} ${row.articleNumber}`).join(';');
  return { sv: each('rad', 'artikel'), en: each('row', 'article') };
}
