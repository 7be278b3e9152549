/** One Fortnox document that a process makes: its place in the document ledger (design rule 1). */
export interface LedgerKey {
  readonly company: string;
  /** Workflow kind, `purchase`. */
  readonly process: string;
  readonly number: string;
  /** Which document of the process: `purchaseOrder`. */
  readonly document: string;
  readonly revision: number;
  /** What the Fortnox document carries to be found again. */
  readonly reference: string;
}

export type LedgerState = 'intent' | 'sent' | 'confirmed' | 'voided';

export interface LedgerEntry {
  readonly state: LedgerState;
  readonly fortnoxNumber: string | null;
}
