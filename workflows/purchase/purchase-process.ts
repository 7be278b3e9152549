import { condition, defineQuery, defineSignal, setHandler } from '@temporalio/workflow';
import type { GoodsReceipt } from '../../domain/goods-receipt/goods-receipt';
import { receiptTexts } from '../../domain/goods-receipt/texts';
import type { Purchase, PurchaseSight } from '../../domain/purchase/purchase';
import { purchaseTexts } from '../../domain/purchase/texts';
import {
  lookAtOrderSignal,
  type PurchaseAdmission,
  type PurchaseInput,
  type PurchaseOutcome,
  type PurchaseProgress,
  type PurchaseResult,
  type PurchaseStatusAnswer,
  purchaseChangedSignal,
} from '../contract/purchase';
import { type DeskProcess, OperatorDesk } from '../operator/desk';
import { type DeskOwner, showState } from '../operator/show-problem';
import { markDone, readPurchase } from './activities';
import { endSkip, maybeMade, orderOfLostAnswer, voidOrder } from './order-steps';
import { Ordering } from './ordering';
import { skipsAreKept } from './patches';
import { PurchaseState } from './purchase-state';
import { Receiving } from './receiving';

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
  readonly #ordering: Ordering;
  readonly #receiving: Receiving;
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
    this.#ordering = new Ordering(this.desk, this.#state, this.#owner);
    this.#receiving = new Receiving(this.desk, this.#state);
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
    if (step.result !== 'done') return null;
    this.#state.notedOrder = (step.value.found === 'live' && step.value.notedOrder) || null;
    return step.value;
  }

  /** R3.1, R3.4, R3.6: the order exists, is marked as sent, is as we left it, and is like the purchase. */
  keepOrder(purchase: Purchase, fingerprint: string, othersFollow = false): Promise<boolean> {
    return this.#ordering.keep(purchase, fingerprint, othersFollow);
  }

  /** R3.3: what has been made is of the receipt that is there now. */
  sameReceipt(receipts: readonly GoodsReceipt[]): Promise<boolean> {
    return this.#receiving.sameReceipt(receipts);
  }

  /** R3.2: only a purchase with status inköpt waits for goods. False: it has rested long. */
  async waitForFacts(purchase: Purchase): Promise<boolean> {
    this.#state.enter(purchase.status === 'inköpt' ? 'awaitingGoods' : 'ordered');
    return condition(() => this.#factsCame || this.desk.hasDecision(), longestRest);
  }

  /** R3.3: what was received is in stock and invoiced, and nothing is expected any more: the purchase is done. */
  async receive(purchase: Purchase, receipts: readonly GoodsReceipt[]): Promise<PurchaseResult | null> {
    const message = await this.#receiving.receive(purchase, receipts);
    if (message === null) return null;
    const result = await this.#end('done', message, this.#state.fortnoxNumbers);
    // A second receipt saved while it ended is refused here; later ones by the watch.
    return this.#factsCame ? null : result;
  }

  /** R3.2: goods can be received only of a purchase that is inköpt. */
  async refuseTooEarly(purchase: Purchase): Promise<void> {
    await this.#receiving.refuseTooEarly(purchase);
  }

  /** R3.5: the order of a deleted purchase is voided, or somebody is asked to. */
  async endDeleted(): Promise<PurchaseResult | null> {
    const state = this.#state;
    const { purchaseNumber } = this.input;
    const texts = this.#texts();
    const left = await this.#receiving.settleDeleted();
    if (left === null) return null;
    state.enter('voiding');
    const step = await this.desk.run({
      what: texts.cannot.void(state.fortnoxNumber, purchaseNumber),
      run: async () => {
        if (state.voided !== null) return;
        const order = state.order ?? (await orderOfLostAnswer(state.scope, state.revision));
        if (state.orderSkipped && skipsAreKept()) await endSkip(state.scope, state.revision);
        if (!order) return;
        state.keep(order);
        await voidOrder(state.scope, order);
      },
      skippable: true,
    });
    if (step.result === 'factsCame') return null;
    const ended = [texts.ended.deleted(purchaseNumber), ...this.#leftWords(left)].join(' ');
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
    const documents = await this.#receiving.documents();
    const ended = this.#texts().ended.abandoned(note, number, reference, documents);
    return this.#end('abandoned', ended, this.#state.fortnoxNumbers);
  }

  /** What stays in Fortnox when the process ends without settling it: an order, or one that may be there. */
  async #left(): Promise<{ readonly number: string | null; readonly reference: string | null }> {
    const { fortnoxNumber: number, scope, revision } = this.#state;
    return { number, reference: number === null ? await maybeMade(scope, revision) : null };
  }

  /** A purchase saved again under its number while it ended is a new one, for this same process. */
  async #endDeleted(message: string, number: string | null): Promise<PurchaseResult | null> {
    const result = await this.#end('deleted', message, number === null ? [] : [number]);
    return this.#factsCame ? null : result;
  }

  async #end(
    outcome: Exclude<PurchaseOutcome, 'alreadyDone'>,
    message: string,
    fortnoxNumbers: readonly string[],
  ): Promise<PurchaseResult> {
    await this.desk.close();
    const { company, purchaseNumber: number } = this.input;
    await markDone({ company, process: 'purchase', number, outcome, note: message, fortnoxNumbers });
    await showState(this.#owner, 'done', message, null);
    this.#state.enter('ended');
    return { outcome, message, fortnoxNumbers };
  }

  #leftWords(documents: readonly string[]): string[] {
    const { leftInFortnox } = receiptTexts[this.#state.rules.language];
    return documents.length === 0 ? [] : [leftInFortnox(documents)];
  }

  #hear(orderToo = false): void {
    this.#factsCame = true;
    this.#state.orderToBeChecked ||= orderToo;
  }

  #status(): PurchaseStatusAnswer {
    const { stage, fortnoxNumber, received, notes } = this.#state;
    return { stage, fortnoxNumber: fortnoxNumber ?? received.order, received, problem: this.desk.problem, notes };
  }

  #texts() {
    return purchaseTexts[this.#state.rules.language];
  }
}
