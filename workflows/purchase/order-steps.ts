import { sleep } from '@temporalio/workflow';
import type { PurchaseOrderSight } from '../../domain/purchase/order';
import type { Purchase } from '../../domain/purchase/purchase';
import { purchaseOrderReference } from '../../domain/purchase/reference';
import { purchaseTexts } from '../../domain/purchase/texts';
import type { LedgerKey } from '../contract/ledger';
import type { OrderState, PurchaseInput, PurchaseRules } from '../contract/purchase';
import type { CreateOutcome } from '../contract/purchase-activities';
import { makeOnce } from '../once-only';
import {
  changePurchaseOrder,
  createPurchaseOrder,
  findPurchaseOrder,
  ledgerChanged,
  ledgerConfirmed,
  ledgerNotSent,
  ledgerSent,
  ledgerVoided,
  markPurchaseOrderSent,
  openLedger,
  preparePurchaseOrder,
  readPurchaseOrder,
  voidPurchaseOrder,
} from './activities';
import { handledByOthers, isFailure, numberOfDifferentOrder, purchaseFailure } from './order-failures';

/** Whose order it is, and how the company wants it handled. */
export interface OrderScope {
  readonly input: PurchaseInput;
  readonly rules: PurchaseRules;
}

/** Unlike any fingerprint: the order is compared with the purchase before anything else is done. */
const notCompared = '';

/** R3.1: the purchase's order in Fortnox, made once and marked as sent; its number is on the purchase. */
export async function createOrder(
  scope: OrderScope,
  purchase: Purchase,
  fingerprint: string,
  revision: number,
): Promise<OrderState> {
  const { company } = scope.input;
  const key = orderKey(scope, revision);
  const entry = await openLedger(key);
  if (entry.state === 'voided') return createOrder(scope, purchase, fingerprint, revision + 1);
  if (entry.state === 'confirmed' && entry.fortnoxNumber !== null) {
    return sent(scope, { fortnoxNumber: entry.fortnoxNumber, revision, madeFrom: notCompared });
  }
  const draft = await preparePurchaseOrder({ company, purchase, reference: key.reference });
  let madeFrom = fingerprint;
  const made = await makeOnce<PurchaseOrderSight>(entry, {
    key,
    settleMs: scope.rules.settleMs,
    find: () => findPurchaseOrder({ company, reference: key.reference }),
    create: () =>
      createPurchaseOrder({ company, draft }).catch((error: unknown) => {
        madeFrom = notCompared;
        return madeDifferently(company, error);
      }),
    ledger: { sent: ledgerSent, notSent: ledgerNotSent },
    unknownOutcome: purchaseTexts[scope.rules.language].unknownOutcome(key.reference),
  });
  const { fortnoxNumber } = made.document;
  if (made.by === 'foundAgain') madeFrom = notCompared;
  await ledgerConfirmed({ key, fortnoxNumber, madeFrom, by: made.by });
  return sent(scope, { fortnoxNumber, revision, madeFrom });
}

/** R3.6: the order like the changed purchase; where Fortnox does not let it change, it is voided and made anew. */
export async function changeOrder(
  scope: OrderScope,
  order: OrderState,
  purchase: Purchase,
  fingerprint: string,
): Promise<OrderState> {
  const { company } = scope.input;
  const key = orderKey(scope, order.revision);
  const { fortnoxNumber } = order;
  if (scope.rules.onChange === 'put') {
    const draft = await preparePurchaseOrder({ company, purchase, reference: key.reference });
    try {
      await changePurchaseOrder({ company, fortnoxNumber, draft });
      await ledgerChanged({ key, madeFrom: fingerprint });
      return { ...order, madeFrom: fingerprint };
    } catch (error) {
      if (!isFailure(error, 'orderCannotChange')) throw error;
    }
  }
  await voidPurchaseOrder({ company, fortnoxNumber });
  await ledgerVoided({ key });
  return createOrder(scope, purchase, fingerprint, order.revision + 1);
}

/**
 * R3.4: the order is still as we left it. Null: it is voided or gone and the operator has asked for a new one; a timer
 * alone never makes one.
 */
export async function checkOrder(
  scope: OrderScope,
  order: OrderState,
  by: 'process' | 'human',
  acceptedByHand: boolean,
): Promise<OrderState | null> {
  const { company } = scope.input;
  const sight = await readPurchaseOrder({ company, fortnoxNumber: order.fortnoxNumber });
  const found = handledByOthers(order.fortnoxNumber, sight, scope.rules.language);
  if (!found) return order;
  if (found.kind === 'orderReceivedByHand') {
    if (acceptedByHand) return order;
    throw found.failure;
  }
  if (by === 'process') throw found.failure;
  await ledgerVoided({ key: orderKey(scope, order.revision) });
  return null;
}

/** The operator has named an order that exists: it becomes this purchase's, and is compared with it next. */
export async function useExistingOrder(
  scope: OrderScope,
  fortnoxNumber: string,
  revision: number,
  note: string,
): Promise<OrderState> {
  const { company } = scope.input;
  const sight = await readPurchaseOrder({ company, fortnoxNumber });
  if (sight === null || sight.state === 'voided') {
    const { language } = scope.rules;
    throw purchaseFailure('wrongOrder', purchaseTexts[language].wrongOrder(fortnoxNumber), language);
  }
  const key = orderKey(scope, revision);
  await openLedger(key);
  await ledgerConfirmed({ key, fortnoxNumber, madeFrom: notCompared, by: 'chosenByHand', note });
  return sent(scope, { fortnoxNumber, revision, madeFrom: notCompared });
}

/** R3.5: the order is voided, or, where the company wants it so, a person has voided it. */
export async function voidOrder(scope: OrderScope, order: OrderState): Promise<void> {
  const { company, purchaseNumber } = scope.input;
  const { language, onDelete } = scope.rules;
  const { fortnoxNumber } = order;
  if (onDelete === 'void') {
    await voidPurchaseOrder({ company, fortnoxNumber });
  } else {
    const sight = await readPurchaseOrder({ company, fortnoxNumber });
    if (sight !== null && sight.state !== 'voided') {
      const { byHand } = purchaseTexts[language];
      throw purchaseFailure('voidAskedFor', byHand.askToVoid(fortnoxNumber, purchaseNumber), language);
    }
  }
  await ledgerVoided({ key: orderKey(scope, order.revision) });
}

/** The order of an answer that was lost: a purchase deleted in that moment must not leave an order behind. */
export async function orderOfLostAnswer(scope: OrderScope, revision: number): Promise<OrderState | null> {
  const { company } = scope.input;
  const key = orderKey(scope, revision);
  const entry = await openLedger(key);
  if (entry.state === 'confirmed' && entry.fortnoxNumber !== null) {
    return { fortnoxNumber: entry.fortnoxNumber, revision, madeFrom: notCompared };
  }
  if (entry.state !== 'sent') return null;
  await sleep(scope.rules.settleMs);
  const found = await findPurchaseOrder({ company, reference: key.reference });
  if (found === null) return null;
  const { fortnoxNumber } = found;
  await ledgerConfirmed({ key, fortnoxNumber, madeFrom: notCompared, by: 'foundAgain' });
  return { fortnoxNumber, revision, madeFrom: notCompared };
}

async function sent(scope: OrderScope, order: OrderState): Promise<OrderState> {
  await markPurchaseOrderSent({ company: scope.input.company, fortnoxNumber: order.fortnoxNumber });
  return order;
}

/** Fortnox has made the order, but not as it was meant: it exists, and the next comparison finds the difference again. */
async function madeDifferently(company: string, error: unknown): Promise<CreateOutcome<PurchaseOrderSight>> {
  const fortnoxNumber = numberOfDifferentOrder(error);
  if (fortnoxNumber === null) throw error;
  const sight = await readPurchaseOrder({ company, fortnoxNumber });
  if (sight === null) throw error;
  return { outcome: 'done', value: sight };
}

function orderKey({ input }: OrderScope, revision: number): LedgerKey {
  const { company, purchaseNumber } = input;
  return {
    company,
    process: 'purchase',
    number: purchaseNumber,
    document: 'purchaseOrder',
    revision,
    reference: purchaseOrderReference(company, purchaseNumber, revision),
  };
}
