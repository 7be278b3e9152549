import type { PurchaseDocument } from '../../domain/purchase/document';

export type { PurchaseDocument };

/** One Fortnox document that a process makes: its place in the document ledger (design rule 1). */
export interface LedgerKey {
  readonly company: string;
  /** Workflow kind, `purchase`. */
  readonly process: string;
  readonly number: string;
  /** Which document of the process. */
  readonly document: PurchaseDocument;
  readonly revision: number;
  /** What the Fortnox document carries to be found again. */
  readonly reference: string;
}

/** `skipped`: an operator has decided that there is to be none. */
export type LedgerState = 'intent' | 'sent' | 'confirmed' | 'voided' | 'skipped';

export interface LedgerEntry {
  readonly state: LedgerState;
  readonly fortnoxNumber: string | null;
  /** Fingerprint of what it was made from; null as long as it is not made. */
  readonly madeFrom: string | null;
}

/** A document made of a goods receipt, as the ledger knows it (R3.3). */
export interface ReceiptDocument {
  readonly key: LedgerKey;
  /** `sent`: whether Fortnox has it is not known. */
  readonly state: 'sent' | 'confirmed';
  readonly fortnoxNumber: string | null;
  readonly madeFrom: string | null;
}

/** Unlike any fingerprint: the document is compared with what it should be before anything else is done. */
export const notCompared = '';

/** What an order is made from by now that an operator has left in Fortnox although its goods have come. */
export const leftInFortnox = 'left in Fortnox';
