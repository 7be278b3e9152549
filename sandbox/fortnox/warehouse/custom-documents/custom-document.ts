import type { Members } from '../common/member-rule';

/** Whether documents of a type bring goods or take them. */
export type Category = 'INBOUND' | 'OUTBOUND';

/** How a caller tells one document from all others (warehouse-api §3.2). */
export interface DocumentKey {
  /** In upper case. */
  readonly type: string;
  /** Digits. */
  readonly id: string;
}

interface CustomDocument extends DocumentKey {
  /** As sent. */
  readonly header: Members;
  /** Released: locked, and booked. */
  readonly warehouseReady: boolean;
  readonly voided: boolean;
}

/** Goods come in: at release. */
export interface InboundDocument extends CustomDocument {
  /** Of the rows' costs; null: Swedish kronor. */
  readonly currency: Members | null;
  /** As sent, the stock point filled in. */
  readonly rows: readonly Members[];
}

/** A row of an outbound and what became of it when it was saved. */
export interface OutboundRow {
  /** As sent, the stock point filled in. */
  readonly members: Members;
  readonly deliveredQuantity: number;
  readonly reservedQuantity: number;
  /** The part of what was delivered that was not there. */
  readonly forcedQuantity: number;
}

/** Goods go out: when it is saved, as far as they are there. */
export interface OutboundDocument extends CustomDocument {
  readonly rows: readonly OutboundRow[];
}

/** What the stock calls a document by. */
export function nameOf({ type, id }: DocumentKey): string {
  return `${type}/${id}`;
}
