import type { Members } from '../common/member-rule';

/** States a purchase order is in; DELAYED and the rest are views of them (warehouse-api §3.5). */
export type StoredState = 'NOT_SENT' | 'SENT' | 'RECEIVED' | 'VOIDED';

export const responseStates = [
  'NOT_SENT',
  'SENT',
  'ACCEPTED_WITH_REQ_DLV_DATE',
  'ACCEPTED_WITH_CHANGED_DLV_DATE',
  'PARTLY_ACCEPTED_WITH_REQ_DLV_DATE',
  'PARTLY_ACCEPTED_WITH_CHANGED_DLV_DATE',
  'REJECTED',
] as const;
export type ResponseState = (typeof responseStates)[number];

/** Another document that belongs to an order. */
export interface DocumentReference {
  readonly id: string;
  readonly type: string;
}

export interface PurchaseOrderRow {
  readonly id: string;
  readonly rowNum: number;
  /** As sent, gaps filled. */
  readonly members: Members;
  readonly itemId: string;
  readonly orderedQuantity: number;
  readonly receivedQuantity: number;
  /** A user's note on the row; the API only reads it. */
  readonly note?: string;
}

/** A purchase order as stored; what can be worked out is worked out when it is shown. */
export interface PurchaseOrder {
  readonly id: number;
  readonly header: Members;
  readonly rows: readonly PurchaseOrderRow[];
  readonly state: StoredState;
  readonly responseState: ResponseState;
  readonly manuallyCompleted: boolean;
  readonly matches: readonly DocumentReference[];
  /** On the clock's `elapsedMs`: not in lists before that. */
  readonly listedFromMs: number;
}

/** What of a row is still to come: nothing, once somebody has called the order complete. */
export function remainingOf(order: PurchaseOrder, row: PurchaseOrderRow): number {
  if (order.manuallyCompleted) return 0;
  return Math.max(0, Number((row.orderedQuantity - row.receivedQuantity).toFixed(6)));
}
