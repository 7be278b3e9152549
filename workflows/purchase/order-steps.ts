import type { Purchase } from '../../domain/purchase/purchase';
import { purchaseOrderReference, restOrderReference } from '../../domain/purchase/reference';
import { ordersTheSame } from '../../domain/purchase/same-order';
import { purchaseTexts } from '../../domain/purchase/texts';
import { type LedgerEntry, type LedgerKey, leftInFortnox, notCompared } from '../contract/ledger';
import type { OrderState, PurchaseInput, PurchaseRules } from '../contract/purchase';
import { lookTwice, makeOnce } from '../once-only';
import { asksFor, type RetriedProblem } from '../operator/retried-problem';
import {
  changePurchaseOrder,
  createPurchaseOrder,
  findPurchaseOrder,
  ledgerChanged,
  ledgerConfirmed,
  ledgerNotSent,
  ledgerSent,
  ledgerSkipped,
  ledgerVoided,
  markPurchaseOrderSent,
  preparePurchaseOrder,
  readPurchaseOrder,
  voidPurchaseOrder,
} from './activities';
import { handledByOthers, isFailure, purchaseFailure } from './failures';
import { type Place, placeInLedger } from './ledger-place';
import { chosenDocumentsWaitForLostAnswers, lateOrdersMayChange } from './patches';

/** Whose order it is, and how the company wants it handled. */
export interface OrderScope {
  readonly input: PurchaseInput;
  readonly rules: PurchaseRules;
  /** The purchase's order, or the one of what was not received of it (R3.3). */
  readonly document: 'purchaseOrder' | 'restOrder';
  /** How the ledger's marks of a rest order's receipt begin; one of another receipt is not this one. */
  readonly markStart?: string;
}

/** R3.1: the purchase's order in Fortnox, made once; its number is on the purchase. Null: an operator wants none. */
export async function createOrder(
  scope: OrderScope,
  purchase: Purchase,
  fingerprint: string,
  fromRevision: number,
): Promise<OrderState | null> {
  const { company } = scope.input;
  const { key, entry, revision } = await orderPlace(scope, fromRevision);
  if (entry.state === 'skipped') return null;
  const known = knownOrder(entry, revision);
  if (known) return known;
  const draft = await preparePurchaseOrder({ company, purchase, reference: key.reference });
  const { fortnoxNumber, madeFrom } = await makeOnce(entry, {
    key,
    madeFrom: fingerprint,
    settleMs: scope.rules.settleMs,
    find: () => findPurchaseOrder({ company, reference: key.reference }),
    create: (sentBy) => createPurchaseOrder({ company, draft, sentBy }),
    ledger: { ledgerSent, ledgerNotSent, ledgerConfirmed },
    unknownOutcome: purchaseTexts[scope.rules.language].unknownOutcome(key.reference),
  });
  return { fortnoxNumber, revision, madeFrom };
}

/** R3.1: expected goods count from here on in Fortnox; an order that is sent already is left alone. */
export async function markSent({ input }: OrderScope, { fortnoxNumber }: OrderState): Promise<void> {
  await markPurchaseOrderSent({ company: input.company, fortnoxNumber });
}

/**
 * R3.6: the order like the changed purchase. Null: Fortnox does not let it change, or the company does not want it to,
 * so it is voided and a new one is to be made. One that is not known to have been like the purchase, such as one a
 * person chose, is voided only when a person asks for it.
 */
export async function changeOrder(
  scope: OrderScope,
  order: OrderState,
  purchase: Purchase,
  fingerprint: string,
  retried: RetriedProblem,
): Promise<OrderState | null> {
  const { company } = scope.input;
  const { language, onChange } = scope.rules;
  const key = orderKey(scope, order.revision);
  const { fortnoxNumber } = order;
  const isKnown = order.madeFrom !== notCompared && order.madeFrom !== leftInFortnox;
  const mayVoid = isKnown || asksFor(retried, 'orderCannotChange', 'storedDifferently');
  const follows = () => keepAs(scope, order, fingerprint);
  const asNew = { company, purchase, reference: key.reference };
  // First of all: an order is not voided for a purchase that could not be ordered.
  const draft = await preparePurchaseOrder(onChange === 'put' ? { ...asNew, ordered: fortnoxNumber } : asNew);
  if (onChange === 'put') {
    try {
      await changePurchaseOrder({ company, fortnoxNumber, draft });
      return await follows();
    } catch (error) {
      if (!isFailure(error, 'orderCannotChange') || !mayVoid) throw error;
      // A late purchase may keep its order, but no new one could be made of it.
      if (lateOrdersMayChange()) await preparePurchaseOrder(asNew);
    }
  } else if (!isKnown) {
    const sight = await readPurchaseOrder({ company, fortnoxNumber });
    if (sight && ordersTheSame(sight, draft)) return follows();
    const { differs } = purchaseTexts[language].byHand;
    if (!mayVoid) throw purchaseFailure('storedDifferently', differs(fortnoxNumber, purchase.number), language);
  }
  await voidPurchaseOrder({ company, fortnoxNumber });
  await ledgerVoided({ key });
  return null;
}

/** What is known of an order that is looked at. */
export interface OrderCheck {
  readonly retried: RetriedProblem;
  /** It was voided from here, so that a new one is to be made. */
  readonly voidedHere: boolean;
  /** The operator knows that goods were received on it in Fortnox. */
  readonly acceptedByHand: boolean;
}

/**
 * R3.4: the order is still as we left it. Null: it is voided or gone and the operator has asked for a new one; a timer
 * alone never makes one.
 */
export async function checkOrder(
  scope: OrderScope,
  order: OrderState,
  { retried, voidedHere, acceptedByHand }: OrderCheck,
): Promise<OrderState | null> {
  const { company } = scope.input;
  const sight = await readPurchaseOrder({ company, fortnoxNumber: order.fortnoxNumber });
  const found = handledByOthers(order.fortnoxNumber, sight, scope.rules.language);
  if (!found) return order;
  if (found.kind === 'orderReceivedByHand') {
    if (acceptedByHand) return order;
    throw found.failure;
  }
  if (!voidedHere && !asksFor(retried, found.kind, 'wrongOrder')) throw found.failure;
  await ledgerVoided({ key: orderKey(scope, order.revision) });
  return null;
}

/**
 * The operator has named an order that exists: it becomes this purchase's, and is compared with it next. One that a lost
 * answer has made must be voided first, or both would be delivered.
 */
export async function useExistingOrder(
  scope: OrderScope,
  fortnoxNumber: string,
  note: string,
  place: { readonly fromRevision: number; readonly instead: OrderState | null },
): Promise<OrderState> {
  const { company } = scope.input;
  const { language } = scope.rules;
  const refuse = (sentence: string) => purchaseFailure('wrongOrder', sentence, language);
  const { instead } = place;
  const sight = await readPurchaseOrder({ company, fortnoxNumber });
  if (sight === null || sight.state === 'voided') throw refuse(purchaseTexts[language].wrongOrder(fortnoxNumber));
  if (instead && (await isVoid(company, instead))) {
    await ledgerVoided({ key: orderKey(scope, instead.revision), note });
  }
  const { key, entry, revision } = await orderPlace(scope, place.fromRevision);
  if (entry.state === 'sent' && chosenDocumentsWaitForLostAnswers()) {
    const made = await lookForLost(scope, key);
    if (made !== null && made.fortnoxNumber !== fortnoxNumber) {
      if (made.state !== 'voided')
        throw refuse(purchaseTexts[language].otherOrderLives(made.fortnoxNumber, fortnoxNumber));
      await ledgerVoided({ key, note });
      return useExistingOrder(scope, fortnoxNumber, note, { fromRevision: revision + 1, instead: null });
    }
  }
  await ledgerConfirmed({ key, fortnoxNumber, madeFrom: notCompared, by: 'chosenByHand', note });
  return { fortnoxNumber, revision, madeFrom: notCompared };
}

/** R3.5: the order is voided, or, where the company wants it so, a person has voided it. */
export async function voidOrder(scope: OrderScope, order: OrderState): Promise<void> {
  const { company, purchaseNumber } = scope.input;
  const { language, onDelete } = scope.rules;
  const { fortnoxNumber } = order;
  if (onDelete === 'void') {
    await voidPurchaseOrder({ company, fortnoxNumber });
  } else if (!(await isVoid(company, order))) {
    const { askToVoid } = purchaseTexts[language].byHand;
    throw purchaseFailure('voidAskedFor', askToVoid(fortnoxNumber, purchaseNumber), language);
  }
  await ledgerVoided({ key: orderKey(scope, order.revision) });
}

/** The operator wants no order in Fortnox: it holds for later processes too. */
export async function skipOrder(
  scope: OrderScope,
  fromRevision: number,
  note: string,
  madeFrom?: string,
): Promise<void> {
  const { key } = await orderPlace(scope, fromRevision);
  await ledgerSkipped({ key, note, ...(madeFrom !== undefined && { madeFrom }) });
}

/** What the operator wanted of a purchase that is deleted says nothing of the next one under its number. */
export async function endSkip(scope: OrderScope, fromRevision: number): Promise<void> {
  const { key, entry } = await orderPlace(scope, fromRevision);
  if (entry.state === 'skipped') await ledgerVoided({ key });
}

/** The order counts as made like the purchase is now: it was changed, or an operator wants it as it is. */
export async function keepAs(scope: OrderScope, order: OrderState, fingerprint: string): Promise<OrderState> {
  await ledgerChanged({ key: orderKey(scope, order.revision), madeFrom: fingerprint });
  return { ...order, madeFrom: fingerprint };
}

/** The order of an answer that was lost: a purchase deleted in that moment must not leave an order behind. */
export async function orderOfLostAnswer(scope: OrderScope, fromRevision: number): Promise<OrderState | null> {
  const { key, entry, revision } = await orderPlace(scope, fromRevision);
  const known = knownOrder(entry, revision);
  if (known) return known;
  if (entry.state !== 'sent') return null;
  const found = await lookForLost(scope, key);
  if (found === null) {
    await ledgerNotSent(key);
    return null;
  }
  const { fortnoxNumber } = found;
  await ledgerConfirmed({ key, fortnoxNumber, madeFrom: notCompared, by: 'foundAgain' });
  return { fortnoxNumber, revision, madeFrom: notCompared };
}

/** The reference of an order that may exist in Fortnox without anybody knowing; null when there is none such. */
export async function maybeMade(scope: OrderScope, fromRevision: number): Promise<string | null> {
  const { key, entry } = await orderPlace(scope, fromRevision);
  return entry.state === 'sent' ? key.reference : null;
}

/** The first revision that is not voided; an earlier attempt may have come further than the process knows. */
export async function orderPlace(scope: OrderScope, fromRevision: number): Promise<Place> {
  return placeInLedger((revision) => orderKey(scope, revision), fromRevision, scope.markStart);
}

/** What a lost answer left in Fortnox, if anything. */
function lookForLost({ input: { company }, rules }: OrderScope, { reference }: LedgerKey) {
  return lookTwice(rules.settleMs, () => findPurchaseOrder({ company, reference }));
}

/** Voided or gone. */
async function isVoid(company: string, { fortnoxNumber }: OrderState): Promise<boolean> {
  const sight = await readPurchaseOrder({ company, fortnoxNumber });
  return sight === null || sight.state === 'voided';
}

function knownOrder({ state, fortnoxNumber, madeFrom }: LedgerEntry, revision: number): OrderState | null {
  if (state !== 'confirmed' || fortnoxNumber === null) return null;
  return { fortnoxNumber, revision, madeFrom: madeFrom ?? notCompared };
}

/** An order's place in the ledger. */
export function orderKey({ input, document }: OrderScope, revision: number): LedgerKey {
  const { company, purchaseNumber } = input;
  return {
    company,
    process: 'purchase',
    number: purchaseNumber,
    document,
    revision,
    reference:
      document === 'purchaseOrder'
        ? purchaseOrderReference(company, purchaseNumber, revision)
        : restOrderReference(company, purchaseNumber, revision),
  };
}
