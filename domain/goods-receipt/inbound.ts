/** A custom inbound document as it is sent to Fortnox (warehouse-api §3.2): its id is ours, so that it is made once. */
export interface InboundDraft {
  readonly type: string;
  /** Digits only. */
  readonly id: string;
  /** The day the goods came, a local date. */
  readonly date: string;
  readonly note: string;
  /** Null: costs are in Swedish kronor. */
  readonly currency: { readonly code: string; readonly rate: string; readonly unit: number } | null;
  readonly rows: readonly InboundDraftRow[];
}

export interface InboundDraftRow {
  readonly itemId: string;
  readonly description: string;
  readonly unit: string;
  readonly quantity: string;
  /** Per unit, in the document's currency. */
  readonly directCost: string;
  readonly stockPointId: string | null;
}

/** A custom inbound document as read back. */
export interface InboundSight {
  readonly type: string;
  readonly id: string;
  /** A draft moves nothing; released it has entered stock, for good. */
  readonly state: 'draft' | 'released' | 'voided';
}
