/** Goods received in Andersson (R3.3): one receipt per purchase, made by "leverera alla". */
export interface GoodsReceipt {
  /** Andersson's numeric id of the receipt; the Fortnox document's id is made of it. */
  readonly id: number;
  /** The day the goods came, a local date. */
  readonly receivedOn: string;
  readonly rows: readonly GoodsReceiptRow[];
  /** Changes with anything Fortnox's documents are made of. */
  readonly fingerprint: string;
}

export interface GoodsReceiptRow {
  /** The purchase's row that was received. */
  readonly rowNumber: number;
  readonly articleNumber: string;
  readonly description: string;
  /** What came, in the row's unit; 0 where nothing of the row did. A decimal as text. */
  readonly quantity: string;
  readonly unit: string | null;
  /** The received price per unit, in the purchase's currency; null: the purchase row's own. */
  readonly price: string | null;
}
