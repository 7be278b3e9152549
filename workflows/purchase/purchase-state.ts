import { upsertSearchAttributes } from '@temporalio/workflow';
import type { DeskState } from '../contract/operator';
import type {
  OrderState,
  PurchaseAdmission,
  PurchaseInput,
  PurchaseProgress,
  PurchaseRules,
  PurchaseStage,
  ReceivedSoFar,
} from '../contract/purchase';
import { fortnoxNumbersAttribute, stageAttribute } from '../contract/search-attributes';
import type { OrderScope } from './order-steps';
import { leftOrdersAreTakenUp } from './patches';

/** Notes carried along; older ones are in the histories before. */
const notesKept = 20;
const nothingReceived: ReceivedSoFar = { inbound: null, order: null, invoice: null };

/** What a purchase knows: shown in its search attributes, and carried over continue-as-new. */
export class PurchaseState {
  rules: PurchaseRules = {
    language: 'sv',
    onDelete: 'void',
    onChange: 'put',
    onShortReceipt: 'drop',
    settleMs: 0,
    retryEveryMs: 0,
  };
  order: OrderState | null = null;
  /** The next order's revision, or the present one's. */
  revision = 1;
  orderSkipped = false;
  acceptedByHand = false;
  markedAsSent = false;
  orderToBeChecked = false;
  /** An order somebody noted on the purchase (R7.1), as of the latest look. */
  notedOrder: string | null = null;
  /** An order that was voided here, while Andersson's database refused to note that: nobody has done so by hand. */
  voidedHere: string | null = null;
  /** The order that was voided since the purchase is deleted. */
  voided: string | null = null;
  /** What has been made of its receipt so far (R3.3). */
  received: ReceivedSoFar = nothingReceived;
  notes: readonly string[] = [];
  #stage: PurchaseStage = 'ordering';

  constructor(readonly input: PurchaseInput) {}

  get stage(): PurchaseStage {
    return this.#stage;
  }

  /** The present order's number, for people. */
  get fortnoxNumber(): string | null {
    return this.order?.fortnoxNumber ?? null;
  }

  get scope(): OrderScope {
    return { input: this.input, rules: this.rules, document: 'purchaseOrder' };
  }

  /** Numbers of what has been made of the receipt. */
  get receivedNumbers(): string[] {
    const { inbound, invoice, rest = null } = this.received;
    return [inbound, invoice, rest].filter((number) => number !== null);
  }

  /** Everything the purchase has, or had, in Fortnox. */
  get fortnoxNumbers(): string[] {
    const order = this.fortnoxNumber ?? this.received.order;
    return [...(order === null ? [] : [order]), ...this.receivedNumbers];
  }

  begin({ rules, order, revision, orderSkipped, received }: Extract<PurchaseAdmission, { admitted: true }>): void {
    this.rules = rules;
    this.order = order;
    this.revision = revision;
    this.orderSkipped = orderSkipped ?? false;
    this.received = received ?? nothingReceived;
    this.#show();
  }

  resume(progress: PurchaseProgress): void {
    this.rules = progress.rules;
    this.order = progress.order;
    this.revision = progress.revision;
    this.orderSkipped = progress.orderSkipped;
    this.acceptedByHand = progress.acceptedByHand;
    this.markedAsSent = progress.markedAsSent;
    this.orderToBeChecked = progress.orderToBeChecked;
    this.voidedHere = progress.voidedHere ?? null;
    this.received = progress.received;
    this.notes = progress.notes;
    this.#stage = progress.stage;
    this.#show();
  }

  progress(desk: DeskState): PurchaseProgress {
    const { rules, order, stage, revision, received, notes } = this;
    const { orderSkipped, acceptedByHand, markedAsSent, orderToBeChecked, voidedHere } = this;
    const flags = { orderSkipped, acceptedByHand, markedAsSent, orderToBeChecked };
    const carried = { rules, order, stage, revision, received, ...flags, ...(voidedHere !== null && { voidedHere }) };
    return { v: 2, ...carried, desk, notes };
  }

  enter(stage: PurchaseStage): void {
    if (stage === this.#stage) return;
    this.#stage = stage;
    upsertSearchAttributes([{ key: stageAttribute, value: stage }]);
  }

  /** This is the purchase's order now; true when it was not before. What was said of another one counts no more. */
  keep(order: OrderState): boolean {
    const isNew = order.fortnoxNumber !== this.order?.fortnoxNumber;
    this.order = order;
    this.revision = order.revision;
    if (!isNew) return false;
    this.acceptedByHand = false;
    this.markedAsSent = false;
    this.voided = null;
    this.#show();
    return true;
  }

  /** The order is void or gone, and a new one is to be made under the next revision. */
  makeAnew({ revision }: OrderState): void {
    this.order = null;
    this.revision = revision + 1;
    this.#show();
  }

  /** The operator wants no order in Fortnox for this purchase. */
  letGo(): void {
    this.order = null;
    this.orderSkipped = true;
    this.#show();
  }

  /** The receipt is begun; a document of it is made, or an operator wants none (null). */
  receive(made: Partial<ReceivedSoFar>): void {
    this.received = { ...this.received, ...made };
    this.#show();
  }

  /** The goods have come: nothing more is done with the order; its number stays as a trace. */
  settle({ fortnoxNumber, revision }: OrderState, orderLeft: boolean): void {
    this.order = null;
    this.revision = revision + 1;
    this.receive({ order: fortnoxNumber, orderLeft });
  }

  /**
   * What was made of the receipt is settled. `replaced`: another is there, of goods that were ordered by the same order.
   * Otherwise an order that was left in Fortnox is the purchase's again: the ledger has it under its revision.
   */
  forgetReceipt(replaced: boolean): void {
    const { order, orderLeft = false } = this.received;
    this.received = replaced ? { ...nothingReceived, order, orderLeft } : nothingReceived;
    if (!replaced && orderLeft && leftOrdersAreTakenUp()) this.revision -= 1;
    this.#show();
  }

  /** The deleted purchase's order is void; saved again under its number it is a new purchase. Its end still shows it. */
  startOver(): void {
    if (this.order) this.revision = this.order.revision + 1;
    this.voided = this.fortnoxNumber ?? this.voided;
    this.order = null;
    this.orderSkipped = false;
    this.received = nothingReceived;
  }

  note(line: string): void {
    this.notes = [...this.notes, line].slice(-notesKept);
  }

  #show(): void {
    const numbers = this.fortnoxNumbers;
    upsertSearchAttributes([
      { key: stageAttribute, value: this.#stage },
      { key: fortnoxNumbersAttribute, value: numbers.length > 0 ? numbers : null },
    ]);
  }
}
