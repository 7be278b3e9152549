import type { GoodsReceipt } from '../goods-receipt/goods-receipt';

/** Andersson's own words for where a purchase stands; only `inköpt` may be received (R3.2). */
export const purchaseStatuses = ['registrerad', 'inköpt', 'inlevererad'] as const;
export type PurchaseStatus = (typeof purchaseStatuses)[number];
/** The goods have come. */
export const receivedStatus: PurchaseStatus = 'inlevererad';

/** A purchase as Andersson holds it (R3.1). Dates are local dates, quantities and prices decimals as text. */
export interface Purchase {
  readonly number: string;
  readonly supplierNumber: string;
  readonly status: PurchaseStatus;
  readonly orderDate: string;
  readonly deliveryDate: string | null;
  /** ISO code; null is Swedish kronor. */
  readonly currency: string | null;
  readonly ourReference: string;
  readonly yourReference: string;
  readonly note: string;
  /** Code of the stock point the goods go to; null: the company's setting, or its only one. */
  readonly stockPoint: string | null;
  readonly rows: readonly PurchaseRow[];
}

export interface PurchaseRow {
  readonly rowNumber: number;
  readonly articleNumber: string;
  readonly description: string;
  /** Pieces, kilos, metres…, in the row's unit. */
  readonly quantity: string;
  readonly unit: string | null;
  /** Per unit, in the purchase's currency. */
  readonly price: string | null;
}

/** A purchase as read in Andersson now. */
export type PurchaseSight =
  | {
      readonly found: 'live';
      readonly purchase: Purchase;
      /** Changes with anything Fortnox's order is made of. */
      readonly fingerprint: string;
      /**
       * What was received of it, oldest first: one is handled, any further one is refused (R3.3). Absent in histories
       * from before goods were received here.
       */
      readonly receipts?: readonly GoodsReceipt[];
      /** A Fortnox order that somebody noted on it, and that was not made from here (R7.1). Absent: none. */
      readonly notedOrder?: string;
    }
  | { readonly found: 'deleted' };
