import type { PurchaseOrderDraft, PurchaseOrderSight } from '../../../domain/purchase/order';
import type { CreateOutcome } from '../../../workflows/contract/purchase-activities';
import { failureSentence } from '../failures';
import { applicationFailure } from '../throw-failure';
import type { Call } from './call';
import { mustBeStored } from './differences';
import { orderSight } from './order-wire';
import { createOrder } from './orders-api';
import { referenceWords } from './words';

/**
 * Makes the order with one request. What Fortnox never got and what it may have done are values, since they are gone on
 * with in different ways; the answer that holds the order is the read-back.
 * @throws what Fortnox refused, and `storedDifferently` with the order's number when it stored something else
 */
export async function createPurchaseOrder(
  call: Call,
  draft: PurchaseOrderDraft,
): Promise<CreateOutcome<PurchaseOrderSight>> {
  const about = referenceWords(draft.internalReference);
  const made = await createOrder(call, draft);
  if (made.outcome === 'refused') throw applicationFailure(made.failure, call.language, about);
  if (made.outcome !== 'done')
    return { outcome: made.outcome, sentence: failureSentence(made.failure, call.language, about) };
  mustBeStored(draft, made.value, call.language);
  return { outcome: 'done', value: orderSight(made.value) };
}
