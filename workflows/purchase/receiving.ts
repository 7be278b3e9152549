import type { GoodsReceipt } from '../../domain/goods-receipt/goods-receipt';
import { receiptMark } from '../../domain/goods-receipt/references';
import { receiptTexts } from '../../domain/goods-receipt/texts';
import type { Purchase } from '../../domain/purchase/purchase';
import { leftInFortnox } from '../contract/ledger';
import type { OrderState } from '../contract/purchase';
import type { OperatorDesk, StepResult } from '../operator/desk';
import { receiptDocuments } from './activities';
import { receiptFailure } from './failures';
import { settleFormer } from './former-receipt';
import { makeInvoice, skipInvoice, useExistingInvoice } from './invoice-steps';
import { takeNotedOrder } from './noted-order';
import { keepAs, orderOfLostAnswer } from './order-steps';
import { freeGoodsComeIn, leftOrdersAreRemembered, notedOrdersAreTaken, partsCountTwice } from './patches';
import type { PurchaseState } from './purchase-state';
import { documentWords, ofAnotherReceipt } from './receipt-documents';
import { settleRest, skipRest } from './rest-order';
import { type Entered, enterStock, inboundThatCounts, type Skipped, settleOrder, skipStock } from './stock-steps';

/**
 * Goods that came (R3.3), one verb per line of the manual: into stock, nothing expected any more, the supplier's
 * invoice, and what did not come. The ledger tells which are done, so that beginning again is harmless. Stock first: it
 * is the truth that matters, and nothing the order or the invoice meets holds it back.
 */
export class Receiving {
  readonly #toLookFor = new Set<string>();

  constructor(
    private readonly desk: OperatorDesk,
    private readonly state: PurchaseState,
  ) {}

  /** Null: something became known; the purchase is looked at again. Otherwise what the end is to say. */
  async receive(purchase: Purchase, receipts: readonly GoodsReceipt[]): Promise<string | null> {
    const [receipt, ...further] = receipts;
    if (!receipt) return null;
    const { state } = this;
    state.receive({ begun: true });
    state.enter('receiving');
    if (!(await this.#findOrder(purchase))) return null;
    const entered = await this.#enterStock(purchase, receipt);
    if (!entered || !(await this.#settleOrder(receipt, entered))) return null;
    state.enter('invoicing');
    if (!(await this.#invoice(purchase, receipt))) return null;
    const rest = await this.#settleRest(purchase, receipt);
    if (rest === null) return null;
    if (further.length > 0 && !(await this.#refuse(purchase, further))) return null;
    return [this.#texts().done({ purchase: purchase.number, ...state.received }), ...rest, ...this.#toLookFor].join(
      ' ',
    );
  }

  /** R3.2: goods can be received only of a purchase that is inköpt; resolves when something became known. */
  async refuseTooEarly(purchase: Purchase): Promise<void> {
    const { cannot, why } = this.#texts();
    await this.desk.run({
      what: cannot.further(purchase.number),
      run: () => Promise.reject(this.#receiptFailure('receiptTooEarly', why.tooEarly(purchase.number))),
      skippable: false,
    });
  }

  /**
   * What was made is of the receipt there is now: one that was taken back, or replaced, has left goods in stock and an
   * invoice to be paid. Nothing is made of another before those are void: stock and payable would be doubled.
   */
  async sameReceipt(receipts: readonly GoodsReceipt[]): Promise<boolean> {
    if (!this.state.received.begun) return true;
    const { cannot, why } = this.#texts();
    const left = await settleFormer(this.desk, this.state, {
      what: cannot.receive(this.state.input.purchaseNumber),
      of: (documents) => ofAnotherReceipt(documents, receipts[0]),
      failure: (words) => this.#receiptFailure('receiptReplaced', why.replaced(words)),
      replaced: receipts.length > 0,
      mayStay: false,
    });
    return left !== null;
  }

  /**
   * The purchase is deleted, but not what has been made of its receipt: a person voids that, or says that it is to stay.
   * What is left in Fortnox then; null when something became known.
   */
  async settleDeleted(): Promise<readonly string[] | null> {
    if (!this.state.received.begun) return [];
    const { cannot, why } = this.#texts();
    return settleFormer(this.desk, this.state, {
      what: cannot.endDeleted(this.state.input.purchaseNumber),
      of: (documents) => documents,
      failure: (words) => this.#receiptFailure('deletedAfterReceipt', why.deletedAfterReceipt(words)),
      replaced: false,
      mayStay: true,
    });
  }

  /** What has been made of the receipt, or may have been, for people. */
  async documents(): Promise<readonly string[]> {
    if (!this.state.received.begun) return [];
    return documentWords(await receiptDocuments(this.state.input), this.state.rules.language);
  }

  /** An order whose answer was lost, or that somebody noted on the purchase, is found before it could be forgotten. */
  async #findOrder(purchase: Purchase): Promise<boolean> {
    const { state } = this;
    if (state.order || state.orderSkipped || state.received.order !== null) return true;
    const step = await this.desk.run({
      what: this.#texts().cannot.receive(state.input.purchaseNumber),
      run: async () => (await orderOfLostAnswer(state.scope, state.revision)) ?? (await this.#takeNoted(purchase)),
      skippable: false,
      othersFollow: true,
    });
    if (step.result !== 'done') return false;
    if (step.value) state.keep(step.value);
    return true;
  }

  /** One that does not fit holds nothing back: the end says that it is to be looked for. */
  async #takeNoted(purchase: Purchase): Promise<OrderState | null> {
    const { scope, revision, notedOrder } = this.state;
    if (notedOrder === null || !notedOrdersAreTaken()) return null;
    const taken = await takeNotedOrder(scope, purchase, notedOrder, revision);
    if (taken !== 'wrong') return taken;
    this.#toLookFor.add(this.#texts().lookFor(this.#texts().document('purchaseOrder', notedOrder)));
    return null;
  }

  async #enterStock(purchase: Purchase, receipt: GoodsReceipt): Promise<Entered | null> {
    const { state } = this;
    const step = await this.desk.run({
      what: this.#texts().cannot.receive(purchase.number),
      run: (retried) =>
        enterStock(state.scope, purchase, receipt, { order: state.order, free: this.#free(receipt), retried }),
      skippable: true,
      othersFollow: true,
    });
    if (step.result === 'factsCame') return null;
    if (this.#saysFree(step, receipt)) return this.#enterStock(purchase, receipt);
    const entered =
      step.result === 'done'
        ? step.value
        : { inbound: this.#keep(await skipStock(state.scope, receipt, step.note)), orderLiveAt: null };
    state.receive({ inbound: entered.inbound });
    return entered;
  }

  async #settleOrder(receipt: GoodsReceipt, entered: Entered): Promise<boolean> {
    const { state } = this;
    const { order } = state;
    if (!order) return true;
    if (order.madeFrom === leftInFortnox) {
      state.settle(order, true);
      return true;
    }
    const step = await this.desk.run({
      what: this.#texts().cannot.settleOrder(order.fortnoxNumber),
      run: () => settleOrder(state.scope, order, entered),
      skippable: true,
      othersFollow: true,
    });
    if (step.result === 'factsCame') return false;
    if (step.result === 'skipped') await this.#leave(order, receipt, entered, step);
    state.settle(order, step.result === 'skipped' || step.value !== 'voided');
    return true;
  }

  /** An operator lets the order stand in Fortnox: no later run voids it, and what was voided in its stead is let go. */
  async #leave(
    order: OrderState,
    receipt: GoodsReceipt,
    { inbound }: Entered,
    { kind, note }: { readonly kind: string; readonly note: string },
  ): Promise<void> {
    const { scope } = this.state;
    if (leftOrdersAreRemembered()) await keepAs(scope, order, leftInFortnox);
    if (kind !== 'orderReceivedByHand' || inbound === null || !partsCountTwice()) return;
    this.state.receive({ inbound: await inboundThatCounts(scope, receipt, inbound, note) });
  }

  async #invoice(purchase: Purchase, receipt: GoodsReceipt): Promise<boolean> {
    const { state } = this;
    const step = await this.desk.run<string | null>({
      what: this.#texts().cannot.invoice(purchase.number),
      run: (retried) => {
        const { inbound } = state.received;
        const freeOfCharge = this.#free(receipt) !== null;
        return makeInvoice(state.scope, purchase, receipt, { inbound, freeOfCharge, retried });
      },
      useExisting: (number, note) => useExistingInvoice(state.scope, purchase, receipt, number, note),
      skippable: true,
      othersFollow: true,
    });
    if (step.result === 'factsCame') return false;
    if (this.#saysFree(step, receipt)) return this.#invoice(purchase, receipt);
    const invoice =
      step.result === 'done' ? step.value : this.#keep(await skipInvoice(state.scope, receipt, step.note));
    state.receive({ invoice });
    return true;
  }

  /** What there is to say of what did not come. */
  async #settleRest(purchase: Purchase, receipt: GoodsReceipt): Promise<readonly string[] | null> {
    const { state } = this;
    const step = await this.desk.run({
      what: this.#texts().cannot.orderRest(purchase.number),
      run: (retried) => settleRest(state.scope, purchase, receipt, { left: this.#orderLeft(), retried }),
      skippable: true,
    });
    if (step.result === 'factsCame') return null;
    if (step.result === 'skipped') {
      await skipRest(state.scope, receipt, step.note);
      return [];
    }
    const { sentence, order } = step.value;
    if (order !== null) state.receive({ rest: order });
    return sentence === null ? [] : [sentence];
  }

  /** The purchase's order, where it was left in Fortnox. */
  #orderLeft(): string | null {
    const { order, orderLeft = false } = this.state.received;
    return orderLeft && leftOrdersAreRemembered() ? order : null;
  }

  /** R3.3: one receipt per purchase; a further one is refused, visibly. */
  async #refuse(purchase: Purchase, further: readonly GoodsReceipt[]): Promise<boolean> {
    const { cannot, why } = this.#texts();
    const ids = further.map(({ id }) => String(id));
    const step = await this.desk.run({
      what: cannot.further(purchase.number),
      run: () => Promise.reject(this.#receiptFailure('secondReceipt', why.second(purchase.number, ids))),
      skippable: true,
    });
    return step.result !== 'factsCame';
  }

  /** Why its rows without a price cost nothing; null where nobody has said so of the receipt as it is now. */
  #free(receipt: GoodsReceipt): string | null {
    const { free } = this.state.received;
    return free?.of === receiptMark(receipt) ? free.note : null;
  }

  /** The question for a price is not left out by a skip, but answered: it is 0. */
  #saysFree(step: StepResult<unknown>, receipt: GoodsReceipt): boolean {
    if (step.result !== 'skipped' || step.kind !== 'costMissing' || !freeGoodsComeIn()) return false;
    this.state.receive({ free: { of: receiptMark(receipt), note: step.note } });
    return true;
  }

  /** Whatever may be in Fortnox after a skip is to be looked for, and the end says so. */
  #keep({ number, maybe, found }: Skipped): string | null {
    const texts = this.#texts();
    if (maybe !== null) this.#toLookFor.add(texts.lookFor(maybe));
    if (found) this.#toLookFor.add(texts[found.state === 'draft' ? 'voidDraft' : 'takenAsItIs'](found.reference));
    return number;
  }

  #receiptFailure(kind: string, sentence: string) {
    return receiptFailure(kind, sentence, 'receiver', this.state.rules.language);
  }

  #texts() {
    return receiptTexts[this.state.rules.language];
  }
}
