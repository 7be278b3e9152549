import type { PurchaseOrderDraft, PurchaseOrderSight } from '../../domain/purchase/order';
import type { Purchase, PurchaseSight } from '../../domain/purchase/purchase';
import type { LedgerEntry, LedgerKey, ReceiptDocument } from './ledger';
import type { PurchaseAdmission } from './purchase';

/** How a call that makes a document ended; a refusal is thrown. */
export type CreateOutcome<T> =
  | { readonly outcome: 'done'; readonly value: T }
  /**
   * Fortnox never got it: it may be made again at once. `kind` of the failure table and who mends it where; absent from
   * histories older than them.
   */
  | {
      readonly outcome: 'notSent';
      readonly sentence: string;
      readonly kind?: string;
      readonly help?: { readonly who: string; readonly where: string };
    }
  /** Fortnox may have made it: it must be looked for. */
  | { readonly outcome: 'unknown'; readonly sentence: string };

/** Fortnox's part of a purchase (R3). All throw failures of the table; their details say who mends them, and where. */
export interface FortnoxPurchaseActivities {
  /**
   * Checks the purchase against Fortnox (supplier, articles, units, currency rate, stock point, licence) and makes the
   * whole order of it. `ordered`: the order that is to become like it, which may be late. Throws the first thing that is
   * wrong, as a failure for people.
   */
  preparePurchaseOrder(input: {
    readonly company: string;
    readonly purchase: Purchase;
    readonly reference: string;
    readonly ordered?: string;
  }): Promise<PurchaseOrderDraft>;
  /** Makes the order; never tried again by itself. Refusals are thrown. `sentBy`: the run that has noted it as sent. */
  createPurchaseOrder(input: {
    readonly company: string;
    readonly draft: PurchaseOrderDraft;
    readonly sentBy?: string | undefined;
  }): Promise<CreateOutcome<PurchaseOrderSight>>;
  /** The one live or voided order with exactly this reference; null when there is none. Two are a failure `twoDocuments`. */
  findPurchaseOrder(input: {
    readonly company: string;
    readonly reference: string;
  }): Promise<PurchaseOrderSight | null>;
  /** The order as it is now; null when Fortnox has none of that number. */
  readPurchaseOrder(input: {
    readonly company: string;
    readonly fortnoxNumber: string;
  }): Promise<PurchaseOrderSight | null>;
  /** Marks the order as sent, without any e-mail, so that it counts as expected goods; one that is sent is left alone. */
  markPurchaseOrderSent(input: {
    readonly company: string;
    readonly fortnoxNumber: string;
  }): Promise<PurchaseOrderSight>;
  /** Makes the order like the draft (reference kept). Throws `orderCannotChange` where Fortnox does not let it. */
  changePurchaseOrder(input: {
    readonly company: string;
    readonly fortnoxNumber: string;
    readonly draft: PurchaseOrderDraft;
  }): Promise<PurchaseOrderSight>;
  /**
   * Voids the order; one that is voided, or gone, is fine. Throws `orderCannotBeVoided` when goods were received on it.
   * `seenLiveAt`: when the process saw it live, with nothing received; a UTC instant.
   */
  voidPurchaseOrder(input: {
    readonly company: string;
    readonly fortnoxNumber: string;
    readonly seenLiveAt?: string;
  }): Promise<VoidedOrder>;
}

/** An order that is void or gone. */
export interface VoidedOrder {
  /** Goods came in on it in Fortnox all the same. */
  readonly goodsReceived: boolean;
}

/** Andersson's part of a purchase: reading it, the document ledger, what is written back and shown there. */
export interface AnderssonPurchaseActivities {
  /** Lets the process begin, or says why not (design §3). Throws `startRefused`, not to be tried again. */
  admitPurchase(input: unknown): Promise<PurchaseAdmission>;
  /** The purchase as it stands now. */
  readPurchase(input: { readonly company: string; readonly purchaseNumber: string }): Promise<PurchaseSight>;
  /**
   * The document's place in the ledger; written as `intent` when it is not there. A run that is to go on from `sent` must
   * have called it: what a run that was reset remembers of it may be older than what the ledger knows.
   */
  openLedger(key: LedgerKey): Promise<LedgerEntry>;
  /** To be called right before the request leaves: by which run of the process. None in histories older than that. */
  ledgerSent(key: LedgerKey): Promise<string | undefined>;
  /** Nothing was made (refused, never sent, or looked for in vain): back to `intent`. */
  ledgerNotSent(key: LedgerKey): Promise<void>;
  /**
   * The document exists: kept in the ledger, and its number on Andersson's object, in one transaction.
   * `madeFrom` is the fingerprint of what it was made from.
   */
  ledgerConfirmed(input: {
    readonly key: LedgerKey;
    readonly fortnoxNumber: string;
    readonly madeFrom: string;
    readonly by: 'created' | 'foundAgain' | 'chosenByHand';
    readonly note?: string;
  }): Promise<void>;
  /** The document was changed to be like this. */
  ledgerChanged(input: { readonly key: LedgerKey; readonly madeFrom: string }): Promise<void>;
  /**
   * The document is void in Fortnox. The number on Andersson's object is taken away, unless it is kept as a trace of
   * what has been done with it (R3.3).
   */
  ledgerVoided(input: {
    readonly key: LedgerKey;
    readonly note?: string;
    readonly keepNumber?: boolean;
  }): Promise<void>;
  /** An operator has decided that there is to be no such document; it holds until the purchase is deleted or reopened. */
  ledgerSkipped(input: {
    readonly key: LedgerKey;
    readonly note: string;
    /** What it was not made from, where that tells whose skip it is. */
    readonly madeFrom?: string;
  }): Promise<void>;
  /** What has, or may have, been made of the purchase's receipts in its present life: sent or confirmed, oldest first. */
  receiptDocuments(input: {
    readonly company: string;
    readonly purchaseNumber: string;
  }): Promise<readonly ReceiptDocument[]>;
  /** What the user sees in Andersson about the object: its newest request row, made when there is none. */
  showOnRequest(input: {
    readonly company: string;
    readonly kind: string;
    readonly number: string;
    readonly state: 'started' | 'waiting' | 'done' | 'refused';
    readonly message: string | null;
    readonly fortnoxNumber: string | null;
  }): Promise<void>;
  /** The process has ended for good: watcher, sweep and admission leave the object alone until it is reopened. */
  markDone(input: {
    readonly company: string;
    readonly process: string;
    readonly number: string;
    readonly outcome: 'done' | 'deleted' | 'abandoned' | 'skipped';
    readonly note: string | null;
    readonly fortnoxNumbers: readonly string[];
  }): Promise<void>;
}
