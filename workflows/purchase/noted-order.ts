import type { Purchase } from '../../domain/purchase/purchase';
import { purchaseTexts } from '../../domain/purchase/texts';
import { clean } from '../../domain/text';
import { notCompared } from '../contract/ledger';
import type { OrderState } from '../contract/purchase';
import { ledgerConfirmed, readPurchaseOrder } from './activities';
import { isFailure } from './failures';
import { type OrderScope, orderPlace } from './order-steps';

/**
 * R7.1: the order whose number somebody noted on the purchase, looked up before anything is made: it becomes the
 * purchase's, and is compared with it next. `wrong`: it is gone, void, or another supplier's or purchase's. Null: what the ledger
 * knows of the purchase's order, or may find of it, goes first.
 */
export async function takeNotedOrder(
  scope: OrderScope,
  purchase: Purchase,
  noted: string,
  fromRevision: number,
): Promise<OrderState | 'wrong' | null> {
  const { company } = scope.input;
  const { key, entry, revision } = await orderPlace(scope, fromRevision);
  if (entry.state !== 'intent') return null;
  const sight = /^\d+$/.test(noted) ? await readPurchaseOrder({ company, fortnoxNumber: noted }) : null;
  if (!sight || sight.state === 'voided' || sight.supplierNumber !== clean(purchase.supplierNumber)) return 'wrong';
  const { fortnoxNumber } = sight;
  const note = purchaseTexts[scope.rules.language].notedOnPurchase;
  try {
    await ledgerConfirmed({ key, fortnoxNumber, madeFrom: notCompared, by: 'chosenByHand', note });
  } catch (error) {
    if (isFailure(error, 'wrongOrder')) return 'wrong';
    throw error;
  }
  return { fortnoxNumber, revision, madeFrom: notCompared };
}
