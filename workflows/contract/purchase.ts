import type { Language } from '../../domain/language';
import type { DeskState, Problem } from './operator';

/** What `purchaseLifecycle` is started with. */
export interface PurchaseInput {
  readonly company: string;
  readonly purchaseNumber: string;
}

/** Steps of a purchase (search attribute `Stage`). */
export const purchaseStages = [
  'ordering',
  'ordered',
  'awaitingGoods',
  'changing',
  'receiving',
  'invoicing',
  'voiding',
  'ended',
] as const;
export type PurchaseStage = (typeof purchaseStages)[number];

/** How a company wants its purchases handled; read at admission, so that replay never depends on the machine. */
export interface PurchaseRules {
  readonly language: Language;
  /** R3.5: the Fortnox order of a deleted purchase is voided, or a person is asked to. */
  readonly onDelete: 'void' | 'ask';
  /** R3.6: a changed purchase changes its order, or the order is voided and made anew (warehouse-api §6, question 2). */
  readonly onChange: 'put' | 'voidAndRecreate';
  /** R3.3: what was ordered and not received is dropped with a note, or ordered anew. */
  readonly onShortReceipt: 'drop' | 'keepRest';
  /** How long after a lost answer Fortnox is looked at (design rule 1). */
  readonly settleMs: number;
  /** First wait before a problem is tried again by itself; it grows to six hours. */
  readonly retryEveryMs: number;
}

/** The Fortnox order a purchase has. */
export interface OrderState {
  readonly fortnoxNumber: string;
  readonly revision: number;
  /** Fingerprint of the purchase the order was last made like. */
  readonly madeFrom: string;
}

/** `done`: received, in stock and invoiced. */
export type PurchaseOutcome = 'done' | 'deleted' | 'abandoned' | 'alreadyDone';

export interface PurchaseResult {
  readonly outcome: PurchaseOutcome;
  readonly message: string;
  readonly fortnoxNumbers: readonly string[];
}

/** Numbers of what a goods receipt has made in Fortnox (R3.3); null: not yet, or an operator wanted none. */
export interface ReceivedSoFar {
  readonly inbound: string | null;
  /** The order that is settled since the goods have come. */
  readonly order: string | null;
  /** It was not voided: an operator left it, or Fortnox has received it. */
  readonly orderLeft?: boolean;
  readonly invoice: string | null;
  /** The order of what did not come. */
  readonly rest?: string | null;
  /** An operator's note that rows without a price cost nothing, and the mark of the receipt it is of. */
  readonly free?: { readonly of: string; readonly note: string };
  /** Something has, or may have, been made of a receipt: the ledger says what. */
  readonly begun?: boolean;
}

export type PurchaseAdmission =
  | {
      readonly admitted: true;
      readonly rules: PurchaseRules;
      readonly order: OrderState | null;
      /** The order's revision, or the one the next order is to have. */
      readonly revision: number;
      /** An operator has decided that this purchase has no order in Fortnox; absent in histories before goods receipts. */
      readonly orderSkipped?: boolean;
      /** Absent in histories before goods receipts. */
      readonly received?: ReceivedSoFar;
    }
  | { readonly admitted: false; readonly result: PurchaseResult };

/** What the query `status` answers. */
export interface PurchaseStatusAnswer {
  readonly stage: PurchaseStage;
  /** The order's, also once it is voided since the goods have come. */
  readonly fortnoxNumber: string | null;
  readonly received: ReceivedSoFar;
  readonly problem: Problem | null;
  /** What operators have decided and what was cut or skipped, newest last. */
  readonly notes: readonly string[];
}

/** What a purchase carries over continue-as-new; small, and versioned since it outlives deploys. */
export interface PurchaseProgress {
  readonly v: 2;
  readonly rules: PurchaseRules;
  readonly order: OrderState | null;
  readonly stage: PurchaseStage;
  /** The next revision to make an order under. */
  readonly revision: number;
  readonly received: ReceivedSoFar;
  /** The person at the desk has let the order go: no order is kept for this purchase any more. */
  readonly orderSkipped: boolean;
  /** The operator has accepted that goods were received on the order in Fortnox. */
  readonly acceptedByHand: boolean;
  /** The order is known to be marked as sent, or is to be left unmarked. */
  readonly markedAsSent: boolean;
  /** Someone has asked how the order stands in Fortnox, and it has not been looked at since. */
  readonly orderToBeChecked: boolean;
  /** The order that was voided here, as Andersson's database would not note. */
  readonly voidedHere?: string;
  readonly desk: DeskState;
  readonly notes: readonly string[];
}

/** Facts a purchase is told; it always looks for itself, so that duplicates are harmless. */
export const purchaseChangedSignal = 'purchaseChanged';
export const lookAtOrderSignal = 'lookAtOrder';
