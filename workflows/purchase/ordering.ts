import type { Purchase } from '../../domain/purchase/purchase';
import { purchaseTexts } from '../../domain/purchase/texts';
import type { OrderState } from '../contract/purchase';
import { anderssonRefused } from '../contract/refusals';
import type { OperatorDesk, StepResult } from '../operator/desk';
import { type DeskOwner, showState } from '../operator/show-problem';
import { isFailure, purchaseFailure } from './failures';
import { takeNotedOrder } from './noted-order';
import { changeOrder, checkOrder, createOrder, keepAs, markSent, skipOrder, useExistingOrder } from './order-steps';
import { notedOrdersAreTaken, skipsAreKept } from './patches';
import type { PurchaseState } from './purchase-state';

/** The purchase's order in Fortnox, kept as it should be (R3.1, R3.4, R3.6). */
export class Ordering {
  readonly #state: PurchaseState;

  constructor(
    private readonly desk: OperatorDesk,
    state: PurchaseState,
    private readonly owner: DeskOwner,
  ) {
    this.#state = state;
  }

  /**
   * False: something became known, or the order is to be made anew; the purchase is looked at again first.
   * `othersFollow`: a problem that is open is not over when the order is as it should be.
   */
  async keep(purchase: Purchase, fingerprint: string, othersFollow: boolean): Promise<boolean> {
    const state = this.#state;
    if (!state.order && !state.orderSkipped && !(await this.#create(purchase, fingerprint))) return false;
    if (state.order && !state.markedAsSent && !(await this.#markSent(state.order))) return false;
    const isLike = () => state.order?.madeFrom === fingerprint;
    if (state.order && (state.orderToBeChecked || !isLike()) && !(await this.#check(state.order))) return false;
    if (state.order && !isLike() && !(await this.#change(state.order, purchase, fingerprint))) return false;
    // What an open problem was about is no longer so.
    if (!othersFollow) await this.desk.close();
    return true;
  }

  async #create(purchase: Purchase, fingerprint: string): Promise<boolean> {
    const { scope, revision } = this.#state;
    this.#state.enter('ordering');
    const step = await this.desk.run<OrderState | null>({
      what: this.#texts().cannot.create(purchase.number),
      run: async () => (await this.#takeNoted(purchase)) ?? createOrder(scope, purchase, fingerprint, revision),
      useExisting: (number, note) => useExistingOrder(scope, number, note, { fromRevision: revision, instead: null }),
      skippable: true,
    });
    if (step.result === 'skipped') await this.#keepSkip(revision, step.note);
    return this.#settled(step, null);
  }

  async #takeNoted(purchase: Purchase): Promise<OrderState | null> {
    const { scope, revision, notedOrder, rules } = this.#state;
    if (notedOrder === null || !notedOrdersAreTaken()) return null;
    const taken = await takeNotedOrder(scope, purchase, notedOrder, revision);
    if (taken !== 'wrong') return taken;
    throw purchaseFailure('wrongOrder', this.#texts().wrongNote(notedOrder, purchase.number), rules.language);
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
      run: (retried) => this.#changed(order, changeOrder(this.#state.scope, order, purchase, fingerprint, retried)),
      skippable: true,
    });
    if (step.result === 'skipped') {
      // The order stays as it is; the purchase's next change is tried again.
      const asItIs = { ...order, madeFrom: fingerprint };
      await this.#keep(skipsAreKept() ? await keepAs(this.#state.scope, order, fingerprint) : asItIs);
      return true;
    }
    return this.#settled(step, order);
  }

  /** A void that could not be noted in Andersson is remembered as ours: the next look would take it for a person's. */
  async #changed(order: OrderState, changing: Promise<OrderState | null>): Promise<OrderState | null> {
    try {
      return await changing;
    } catch (error) {
      const isVoided = isFailure(error, anderssonRefused) && error.activityType === 'ledgerVoided';
      if (isVoided) this.#state.voidedHere = order.fortnoxNumber;
      throw error;
    }
  }

  /** R3.4: what a person has done to the order in Fortnox is found here, at the latest by the night check. */
  async #check(order: OrderState): Promise<boolean> {
    const state = this.#state;
    state.orderToBeChecked = false;
    const place = { fromRevision: order.revision + 1, instead: order };
    const { acceptedByHand } = state;
    const voidedHere = state.voidedHere === order.fortnoxNumber;
    const step = await this.desk.run<OrderState | null>({
      what: this.#texts().cannot.check(order.fortnoxNumber),
      run: (retried) => checkOrder(state.scope, order, { retried, voidedHere, acceptedByHand }),
      useExisting: (number, note) => useExistingOrder(state.scope, number, note, place),
      skippable: true,
    });
    if (step.result === 'factsCame') state.orderToBeChecked = true;
    if (step.result === 'skipped') {
      if (step.kind === 'orderReceivedByHand') state.acceptedByHand = true;
      if (step.kind === 'orderVoidedByHand' || step.kind === 'orderGone') {
        await this.#keepSkip(order.revision, step.note);
        state.letGo();
      }
      // Anything else only kept us from looking.
      return true;
    }
    // One that has taken its place is marked as sent before it is compared.
    return (await this.#settled(step, order)) && state.order === order;
  }

  /** An order that is no more, null, is made anew after another look; one an operator wanted none of is let go. */
  async #settled(step: StepResult<OrderState | null>, before: OrderState | null): Promise<boolean> {
    if (step.result === 'factsCame') return false;
    if (step.result === 'skipped') this.#state.letGo();
    else if (step.value) await this.#keep(step.value);
    else if (before) this.#state.makeAnew(before);
    else this.#state.letGo();
    return before === null || step.result === 'skipped' || step.value !== null;
  }

  async #keep(order: OrderState): Promise<void> {
    if (this.#state.keep(order)) await showState(this.owner, 'started', null, order.fortnoxNumber);
  }

  /** What an operator wanted holds for later processes too. */
  async #keepSkip(revision: number, note: string): Promise<void> {
    if (skipsAreKept()) await skipOrder(this.#state.scope, revision, note);
  }

  #texts() {
    return purchaseTexts[this.#state.rules.language];
  }
}
