import type { PurchaseOrderDraft, PurchaseOrderSight } from '../../../domain/purchase/order';
import type { CreateOutcome } from '../../../workflows/contract/purchase-activities';
import { type Call, notMade } from './call';
import { mustBeStored } from './differences';
import { orderSight } from './order-wire';
import { createOrder } from './orders-api';
import { referenceWords } from './words';

/**
 * Makes the order with one request; the answer that holds the order is the read-back.
 * @throws what Fortnox refused, and `storedDifferently` with the order's number when it stored something else
 */
export async function createPurchaseOrder(
  call: Call,
  draft: PurchaseOrderDraft,
): Promise<CreateOutcome<PurchaseOrderSight>> {
  const about = referenceWords(draft.internalReference);
  const made = await createOrder(call, draft);
  if (made.outcome !== 'done') return notMade(made, call, about);
  mustBeStored(draft, made.value, call.language);
  return { outcome: 'done', value: orderSight(made.value) };
}
