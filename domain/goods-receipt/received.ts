import { Decimal } from 'decimal.js';
import type { Purchase, PurchaseRow } from '../purchase/purchase';
import { clean } from '../text';
import type { GoodsReceipt, GoodsReceiptRow } from './goods-receipt';

/** A row that came, with what one unit of it cost. */
export interface ReceivedRow extends PurchaseRow {
  readonly price: string;
}

/** Why a receipt cannot be handed on as it stands in Andersson. */
export type ReceiptFault =
  | { readonly fault: 'receiptEmpty' }
  | { readonly fault: 'quantityNotPositive' | 'priceNegative'; readonly row: GoodsReceiptRow }
  /** All rows that came without a price, so that an answer can be of all of them. */
  | { readonly fault: 'costMissing'; readonly rows: readonly GoodsReceiptRow[] }
  /** `received`: all that came of the row. */
  | {
      readonly fault: 'receiptExceedsOrder';
      readonly row: GoodsReceiptRow;
      readonly ordered: string;
      readonly received: string;
    };

/**
 * The rows that came (R3.3): those of quantity 0 are left out, and the cost is the received price, else the ordered one,
 * never assumed; or the first thing that is wrong. `freeOfCharge`: somebody has said that what has no price cost nothing.
 */
export function receivedRows(
  purchase: Purchase,
  receipt: GoodsReceipt,
  freeOfCharge: boolean,
): readonly ReceivedRow[] | ReceiptFault {
  const negative = receipt.rows.find((row) => new Decimal(row.quantity).lessThan(0));
  if (negative) return { fault: 'quantityNotPositive', row: negative };
  const came = receipt.rows.filter((row) => new Decimal(row.quantity).greaterThan(0));
  if (came.length === 0) return { fault: 'receiptEmpty' };
  const received: ReceivedRow[] = [];
  for (const row of came) {
    const made = receivedRow(purchase, came, row);
    if ('fault' in made) return made;
    received.push(made);
  }
  const withoutPrice = came.filter((_, index) => new Decimal(received[index]?.price ?? 0).isZero());
  return withoutPrice.length > 0 && !freeOfCharge ? { fault: 'costMissing', rows: withoutPrice } : received;
}

function receivedRow(
  purchase: Purchase,
  came: readonly GoodsReceiptRow[],
  row: GoodsReceiptRow,
): ReceivedRow | ReceiptFault {
  const ordered = purchase.rows.find((one) => orderedBy(row, one));
  const sum = came
    .filter(({ rowNumber }) => rowNumber === row.rowNumber)
    .reduce((total, { quantity }) => total.plus(quantity), new Decimal(0));
  const orderedQuantity = new Decimal(ordered?.quantity ?? 0);
  if (sum.greaterThan(orderedQuantity))
    return { fault: 'receiptExceedsOrder', row, ordered: orderedQuantity.toFixed(), received: sum.toFixed() };
  const price = new Decimal(row.price ?? ordered?.price ?? 0);
  if (price.lessThan(0)) return { fault: 'priceNegative', row };
  return { ...row, unit: row.unit ?? ordered?.unit ?? null, price: price.toFixed() };
}

/** Another article than the row's is not what was ordered. */
function orderedBy(row: GoodsReceiptRow, ordered: PurchaseRow): boolean {
  return ordered.rowNumber === row.rowNumber && clean(ordered.articleNumber) === clean(row.articleNumber);
}
