import { condition, defineQuery, defineSignal, setHandler } from '@temporalio/workflow';
import type { Purchase, PurchaseSight } from '../../domain/purchase/purchase';
import { purchaseTexts } from '../../domain/purchase/texts';
import {
  lookAtOrderSignal,
  type OrderState,
  type PurchaseAdmission,
  type PurchaseInput,
  type PurchaseOutcome,
  type PurchaseProgress,
  type PurchaseResult,
  type PurchaseStatusAnswer,
  purchaseChangedSignal,
} from '../contract/purchase';
import { type DeskProcess, OperatorDesk, type StepResult } from '../operator/desk';
import { type DeskOwner, showState } from '../operator/show-problem';
import { markDone, readPurchase } from './activities';
import {
  changeOrder,
  checkOrder,
  createOrder,
  markSent,
  maybeMade,
  orderOfLostAnswer,
  useExistingOrder,
  voidOrder,
} from './order-steps';
import { PurchaseState } from './purchase-state';

const statusQuery = defineQuery<PurchaseStatusAnswer>('status');
const changed = defineSignal(purchaseChangedSignal);
const lookAtOrder = defineSignal(lookAtOrderSignal);

/** A purchase at rest is looked at by new code at least this often, and its history starts afresh. */
const longestRest = '30 days';

/**
 * What happens to a purchase, one verb per line of the manual. Facts only wake it: it then looks for itself, so that a
 * fact told twice, late or out of order does no harm. A verb that gives false or null asks for another look first.
 */
export class PurchaseProcess {
  readonly desk: OperatorDesk;
  readonly #owner: DeskOwner;
  readonly #state: PurchaseState;
  #factsCame = false;

  constructor(readonly input: PurchaseInput) {
    this.#state = new PurchaseState(input);
    this.#owner = { company: input?.company, kind: 'purchase', number: input?.purchaseNumber };
    const served: DeskProcess = {
      factsCame: () => this.#factsCame,
      fortnoxNumber: () => this.#state.fortnoxNumber,
      note: (line) => this.#state.note(line),
    };
    this.desk = new OperatorDesk(this.#owner, served);
    setHandler(statusQuery, () => this.#status(), { description: 'Var inköpet står, dess order och öppet problem' });
    setHandler(changed, () => this.#hear(), { description: 'Inköpet har sparats eller raderats i Andersson' });
    setHandler(lookAtOrder, () => this.#hear(true), { description: 'Se efter hur inköpsordern står i Fortnox' });
  }

  begin(admission: Extract<PurchaseAdmission, { admitted: true }>): void {
    this.#state.begin(admission);
    this.desk.open(admission.rules);
  }

  resume(progress: PurchaseProgress): void {
    this.#state.resume(progress);
    this.desk.open(progress.rules, progress.desk);
  }

  progress(): PurchaseProgress {
    return this.#state.progress(this.desk.state());
  }

  /** The purchase as it stands now. @throws Abandoned */
  async read(): Promise<PurchaseSight | null> {
    this.desk.beforeLooking();
    this.#factsCame = false;
    const what = this.#texts().cannot.read(this.input.purchaseNumber);
    const run = () => readPurchase(this.input);
    const step = await this.desk.run({ what, run, skippable: false, othersFollow: true });
    return step.result === 'done' ? step.value : null;
  }

  /** R3.1, R3.4, R3.6: the order exists, is marked as sent, is as we left it, and is like the purchase. */
  async keepOrder(purchase: Purchase, fingerprint: string): Promise<boolean> {
    const state = this.#state;
    if (!state.order && !state.orderSkipped && !(await this.#create(purchase, fingerprint))) return false;
    if (state.order && !state.markedAsSent && !(await this.#markSent(state.order))) return false;
    const isLike = () => state.order?.madeFrom === fingerprint;
    if (state.order && (state.orderToBeChecked || !isLike()) && !(await this.#check(state.order))) return false;
    if (state.order && !isLike() && !(await this.#change(state.order, purchase, fingerprint))) return false;
    // What an open problem was about is no longer so.
    await this.desk.close();
    return true;
  }

  /** R3.2: only a purchase with status inköpt waits for goods. False: it has rested long. */
  async waitForFacts(purchase: Purchase): Promise<boolean> {
    this.#state.enter(purchase.status === 'inköpt' ? 'awaitingGoods' : 'ordered');
    return condition(() => this.#factsCame || this.desk.hasDecision(), longestRest);
  }

  /** R3.5: the order of a deleted purchase is voided, or somebody is asked to. */
  async endDeleted(): Promise<PurchaseResult | null> {
    const state = this.#state;
    const { purchaseNumber } = this.input;
    const texts = this.#texts();
    state.enter('voiding');
    const step = await this.desk.run({
      what: texts.cannot.void(state.fortnoxNumber, purchaseNumber),
      run: async () => {
        if (state.voided !== null) return;
        const order = state.order ?? (await orderOfLostAnswer(state.scope, state.revision));
        if (!order) return;
        state.keep(order);
        await voidOrder(state.scope, order);
      },
      skippable: true,
    });
    if (step.result === 'factsCame') return null;
    const ended = texts.ended.deleted(purchaseNumber);
    if (step.result === 'skipped') {
      const { number, reference } = await this.#left();
      if (number !== null) return this.#endDeleted(`${ended} ${texts.orderKept(number)}`, number);
      return this.#endDeleted(reference === null ? ended : `${ended} ${texts.maybeMade(reference)}`, null);
    }
    state.startOver();
    return this.#endDeleted(ended, state.voided);
  }

  /** The operator has ended the process; neither system is changed, and what is left in Fortnox is said. */
  async endAbandoned(note: string): Promise<PurchaseResult> {
    const { number, reference } = await this.#left();
    return this.#end('abandoned', this.#texts().ended.abandoned(note, number, reference), number);
  }

  async #create(purchase: Purchase, fingerprint: string): Promise<boolean> {
    const { scope, revision } = this.#state;
    this.#state.enter('ordering');
    const step = await this.desk.run<OrderState | null>({
      what: this.#texts().cannot.create(purchase.number),
      run: () => createOrder(scope, purchase, fingerprint, revision),
      useExisting: (number, note) => useExistingOrder(scope, number, note, { fromRevision: revision, instead: null }),
      skippable: true,
    });
    return this.#settled(step, null);
  }

  async #markSent(order: OrderState): Promise<boolean> {
    this.#state.enter('ordering');
    const step = await this.desk.run({
      what: this.#texts().cannot.markSent(order.fortnoxNumber),
      run: () => markSent(this.#state.scope, order),
      skippable: true,
    });
    this.#state.markedAsSent = step.result !== 'factsCame';
    return this.#state.markedAsSent;
  }

  async #change(order: OrderState, purchase: Purchase, fingerprint: string): Promise<boolean> {
    this.#state.enter('changing');
    const step = await this.desk.run({
      what: this.#texts().cannot.change(purchase.number, order.fortnoxNumber),
      run: (by) => changeOrder(this.#state.scope, order, purchase, fingerprint, by),
      skippable: true,
    });
    if (step.result === 'skipped') {
      // The order stays as it is; the purchase's next change is tried again.
      await this.#keep({ ...order, madeFrom: fingerprint });
      return true;
    }
    return this.#settled(step, order);
  }

  /** R3.4: what a person has done to the order in Fortnox is found here, at the latest by the night check. */
  async #check(order: OrderState): Promise<boolean> {
    const state = this.#state;
    state.orderToBeChecked = false;
    const place = { fromRevision: order.revision + 1, instead: order };
    const step = await this.desk.run<OrderState | null>({
      what: this.#texts().cannot.check(order.fortnoxNumber),
      run: (by) => checkOrder(state.scope, order, by, state.acceptedByHand),
      useExisting: (number, note) => useExistingOrder(state.scope, number, note, place),
      skippable: true,
    });
    if (step.result === 'factsCame') state.orderToBeChecked = true;
    if (step.result === 'skipped') {
      if (step.kind === 'orderReceivedByHand') state.acceptedByHand = true;
      if (step.kind === 'orderVoidedByHand' || step.kind === 'orderGone') state.letGo();
      // Anything else only kept us from looking.
      return true;
    }
    // One that has taken its place is marked as sent before it is compared.
    return (await this.#settled(step, order)) && state.order === order;
  }

  /** An order that is no more, null, is made anew after another look. */
  async #settled(step: StepResult<OrderState | null>, before: OrderState | null): Promise<boolean> {
    if (step.result === 'factsCame') return false;
    if (step.result === 'skipped') this.#state.letGo();
    else if (step.value) await this.#keep(step.value);
    else if (before) this.#state.makeAnew(before);
    return step.result === 'skipped' || step.value !== null;
  }

  async #keep(order: OrderState): Promise<void> {
    if (this.#state.keep(order)) await showState(this.#owner, 'started', null, order.fortnoxNumber);
  }

  /** What stays in Fortnox when the process ends without settling it: an order, or one that may be there. */
  async #left(): Promise<{ readonly number: string | null; readonly reference: string | null }> {
    const { fortnoxNumber: number, scope, revision } = this.#state;
    return { number, reference: number === null ? await maybeMade(scope, revision) : null };
  }

  /** A purchase saved again under its number while it ended is a new one, for this same process. */
  async #endDeleted(message: string, number: string | null): Promise<PurchaseResult | null> {
    const result = await this.#end('deleted', message, number);
    return this.#factsCame ? null : result;
  }

  async #end(
    outcome: Extract<PurchaseOutcome, 'deleted' | 'abandoned'>,
    message: string,
    fortnoxNumber: string | null,
  ): Promise<PurchaseResult> {
    await this.desk.close();
    const fortnoxNumbers = fortnoxNumber === null ? [] : [fortnoxNumber];
    const { company, purchaseNumber: number } = this.input;
    await markDone({ company, process: 'purchase', number, outcome, note: message, fortnoxNumbers });
    await showState(this.#owner, 'done', message, null);
    this.#state.enter('ended');
    return { outcome, message, fortnoxNumbers };
  }

  #hear(orderToo = false): void {
    this.#factsCame = true;
    this.#state.orderToBeChecked ||= orderToo;
  }

  #status(): PurchaseStatusAnswer {
    const { stage, fortnoxNumber, notes } = this.#state;
    return { stage, fortnoxNumber, problem: this.desk.problem, notes };
  }

  #texts() {
    return purchaseTexts[this.#state.rules.language];
  }
}
