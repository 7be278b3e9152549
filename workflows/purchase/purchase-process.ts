import { condition, defineQuery, defineSignal, setHandler, upsertSearchAttributes } from '@temporalio/workflow';
import type { Purchase } from '../../domain/purchase/purchase';
import { purchaseTexts } from '../../domain/purchase/texts';
import {
  lookAtOrderSignal,
  type OrderState,
  type PurchaseAdmission,
  type PurchaseInput,
  type PurchaseOutcome,
  type PurchaseProgress,
  type PurchaseResult,
  type PurchaseRules,
  type PurchaseStage,
  type PurchaseStatusAnswer,
  purchaseChangedSignal,
} from '../contract/purchase';
import { fortnoxNumbersAttribute, stageAttribute } from '../contract/search-attributes';
import { OperatorDesk, type StepResult } from '../operator/desk';
import { markDone, readPurchase, showOnRequest } from './activities';
import {
  changeOrder,
  checkOrder,
  createOrder,
  type OrderScope,
  orderOfLostAnswer,
  useExistingOrder,
  voidOrder,
} from './order-steps';

const statusQuery = defineQuery<PurchaseStatusAnswer>('status');
const changed = defineSignal(purchaseChangedSignal);
const lookAtOrder = defineSignal(lookAtOrderSignal);

/** A purchase at rest is looked at by new code at least this often, and its history starts afresh. */
const longestRest = '30 days';
/** Notes carried along; older ones are in the histories before. */
const notesKept = 20;

/**
 * What a purchase knows and what happens to it, one verb per line of the manual. Facts only wake it: it then looks for
 * itself, so that a fact told twice, late or out of order does no harm.
 */
export class PurchaseProcess {
  readonly desk: OperatorDesk;
  #rules: PurchaseRules = { language: 'sv', onDelete: 'void', onChange: 'put', settleMs: 0, retryEveryMs: 0 };
  #order: OrderState | null = null;
  #revision = 1;
  #orderSkipped = false;
  #acceptedByHand = false;
  #stage: PurchaseStage = 'ordering';
  #notes: readonly string[] = [];
  #factsCame = false;
  #orderToBeChecked = false;

  constructor(readonly input: PurchaseInput) {
    const owner = { company: input?.company, kind: 'purchase', number: input?.purchaseNumber };
    this.desk = new OperatorDesk(owner, { factsCame: () => this.#factsCame, note: (line) => this.#note(line) });
    setHandler(statusQuery, () => this.#status(), {
      description: 'Var inköpet står, dess inköpsorder och öppet problem',
    });
    setHandler(changed, () => this.#hear(), { description: 'Inköpet har sparats eller raderats i Andersson' });
    setHandler(lookAtOrder, () => this.#hear(true), { description: 'Se efter hur inköpsordern står i Fortnox' });
  }

  begin(admission: Extract<PurchaseAdmission, { admitted: true }>): void {
    this.#rules = admission.rules;
    this.#order = admission.order;
    this.#revision = admission.order?.revision ?? 1;
    this.desk.open(admission.rules);
    this.#showOrder();
  }

  resume(progress: PurchaseProgress): void {
    this.#rules = progress.rules;
    this.#order = progress.order;
    this.#revision = progress.revision;
    this.#orderSkipped = progress.orderSkipped;
    this.#acceptedByHand = progress.acceptedByHand;
    this.#notes = progress.notes;
    this.desk.open(progress.rules, progress.desk);
    this.#showOrder();
  }

  progress(): PurchaseProgress {
    return {
      v: 1,
      rules: this.#rules,
      order: this.#order,
      revision: this.#revision,
      orderSkipped: this.#orderSkipped,
      acceptedByHand: this.#acceptedByHand,
      desk: this.desk.state(),
      notes: this.#notes,
    };
  }

  /** The purchase as it stands now; null when it is deleted in Andersson. */
  async read(): Promise<{ readonly purchase: Purchase; readonly fingerprint: string } | null> {
    this.desk.throwIfAbandoned();
    this.#factsCame = false;
    const sight = await readPurchase(this.input);
    return sight.found === 'live' ? sight : null;
  }

  /** R3.1, R3.4, R3.6: the order exists, is as we left it, and is like the purchase. False: look again first. */
  async keepOrder(purchase: Purchase, fingerprint: string): Promise<boolean> {
    if (this.#orderSkipped) return true;
    if (this.#order && (this.#orderToBeChecked || this.#order.madeFrom !== fingerprint) && !(await this.#check()))
      return false;
    if (this.#orderSkipped) return true;
    if (!this.#order) return this.#create(purchase, fingerprint);
    return this.#order.madeFrom === fingerprint || this.#change(purchase, fingerprint);
  }

  /** R3.2: only a purchase with status inköpt waits for goods. False when it must be looked at again. */
  async waitForFacts(purchase: Purchase): Promise<boolean> {
    this.#enter(purchase.status === 'inköpt' ? 'awaitingGoods' : 'ordered');
    return condition(() => this.#factsCame || this.desk.hasDecision(), longestRest);
  }

  /** R3.5: the order of a deleted purchase is voided, or somebody is asked to. Null: look again first. */
  async endDeleted(): Promise<PurchaseResult | null> {
    const texts = this.#texts();
    this.#enter('voiding');
    const step = await this.desk.run({
      what: texts.cannot.void(this.#order?.fortnoxNumber ?? ''),
      run: async () => {
        this.#order ??= await orderOfLostAnswer(this.#scope(), this.#revision);
        if (this.#order) await voidOrder(this.#scope(), this.#order);
      },
      skippable: true,
    });
    if (step.result === 'factsCame') return null;
    if (step.result === 'skipped' && this.#order) this.#note(texts.orderKept(this.#order.fortnoxNumber));
    return this.#end('deleted', texts.ended.deleted(this.input.purchaseNumber));
  }

  /** The operator has ended the process; neither system is changed, and what is left in Fortnox is said. */
  endAbandoned(note: string): Promise<PurchaseResult> {
    const left = this.#order ? [this.#order.fortnoxNumber] : [];
    return this.#end('abandoned', this.#texts().ended.abandoned(note, left));
  }

  async #create(purchase: Purchase, fingerprint: string): Promise<boolean> {
    this.#enter('ordering');
    const step = await this.desk.run({
      what: this.#texts().cannot.create(purchase.number),
      run: () => createOrder(this.#scope(), purchase, fingerprint, this.#revision),
      useExisting: (number, note) => useExistingOrder(this.#scope(), number, this.#revision, note),
      skippable: true,
    });
    return this.#settled(step);
  }

  async #change(purchase: Purchase, fingerprint: string): Promise<boolean> {
    const { orderNow } = this.#need();
    this.#enter('changing');
    const step = await this.desk.run({
      what: this.#texts().cannot.change(purchase.number, orderNow.fortnoxNumber),
      run: () => changeOrder(this.#scope(), orderNow, purchase, fingerprint),
      skippable: true,
    });
    if (step.result === 'skipped') {
      // The order stays as it is; the purchase's next change is tried again.
      this.#order = { ...orderNow, madeFrom: fingerprint };
      return true;
    }
    return this.#settled(step);
  }

  /** R3.4: what a person has done to the order in Fortnox is found here, at the latest by the night check. */
  async #check(): Promise<boolean> {
    const { orderNow } = this.#need();
    this.#orderToBeChecked = false;
    const step = await this.desk.run<OrderState | null>({
      what: this.#texts().cannot.check(orderNow.fortnoxNumber),
      run: (by) => checkOrder(this.#scope(), orderNow, by, this.#acceptedByHand),
      useExisting: (number, note) => useExistingOrder(this.#scope(), number, orderNow.revision + 1, note),
      skippable: true,
    });
    if (step.result === 'factsCame') {
      this.#orderToBeChecked = true;
      return false;
    }
    if (step.result === 'skipped') {
      if (step.kind === 'orderReceivedByHand') this.#acceptedByHand = true;
      else this.#letGo();
      return true;
    }
    // Null: it is gone for good and the operator wants a new one, under the next revision.
    if (step.value === null) {
      this.#revision = orderNow.revision + 1;
      this.#order = null;
    } else if (step.value !== orderNow) await this.#keep(step.value);
    return true;
  }

  async #settled(step: StepResult<OrderState>): Promise<boolean> {
    if (step.result === 'factsCame') return false;
    if (step.result === 'skipped') this.#letGo();
    else await this.#keep(step.value);
    return true;
  }

  async #end(outcome: PurchaseOutcome, message: string): Promise<PurchaseResult> {
    await this.desk.close();
    this.#enter('ended');
    const fortnoxNumbers = this.#order ? [this.#order.fortnoxNumber] : [];
    const { company, purchaseNumber: number } = this.input;
    const mark = outcome === 'abandoned' ? 'abandoned' : 'deleted';
    await markDone({ company, process: 'purchase', number, outcome: mark, note: message, fortnoxNumbers });
    await showOnRequest({ company, kind: 'purchase', number, state: 'done', message, fortnoxNumber: null });
    return { outcome, message, fortnoxNumbers };
  }

  async #keep(order: OrderState): Promise<void> {
    const isNew = order.fortnoxNumber !== this.#order?.fortnoxNumber;
    this.#order = order;
    this.#revision = order.revision;
    if (!isNew) return;
    this.#showOrder();
    const { company, purchaseNumber: number } = this.input;
    await showOnRequest({
      company,
      kind: 'purchase',
      number,
      state: 'started',
      message: null,
      fortnoxNumber: order.fortnoxNumber,
    });
  }

  /** The operator wants no order in Fortnox for this purchase. */
  #letGo(): void {
    this.#order = null;
    this.#orderSkipped = true;
    this.#showOrder();
  }

  #need(): { readonly orderNow: OrderState } {
    if (!this.#order) throw new Error('a purchase without order was asked to change it');
    return { orderNow: this.#order };
  }

  #hear(orderToo = false): void {
    this.#factsCame = true;
    this.#orderToBeChecked ||= orderToo;
  }

  #enter(stage: PurchaseStage): void {
    if (stage === this.#stage) return;
    this.#stage = stage;
    upsertSearchAttributes([{ key: stageAttribute, value: stage }]);
  }

  #showOrder(): void {
    upsertSearchAttributes([
      { key: stageAttribute, value: this.#stage },
      { key: fortnoxNumbersAttribute, value: this.#order ? [this.#order.fortnoxNumber] : null },
    ]);
  }

  #note(line: string): void {
    this.#notes = [...this.#notes, line].slice(-notesKept);
  }

  #status(): PurchaseStatusAnswer {
    const fortnoxNumber = this.#order?.fortnoxNumber ?? null;
    return { stage: this.#stage, fortnoxNumber, problem: this.desk.problem, notes: this.#notes };
  }

  #texts() {
    return purchaseTexts[this.#rules.language];
  }

  #scope(): OrderScope {
    return { input: this.input, rules: this.#rules };
  }
}
