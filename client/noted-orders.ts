import { ApplicationFailure } from '@temporalio/common';
import type { OpenPurchase } from '../activities/andersson/adoption';
import type { Call } from '../activities/fortnox/purchase/call';
import { readPurchaseOrder } from '../activities/fortnox/purchase/read';
import type { PurchaseOrderState } from '../domain/purchase/order';
import { clean } from '../domain/text';

/** How the Fortnox order that is noted on a purchase stands there; `unread`: Fortnox could not be asked. */
export type NotedOrder = PurchaseOrderState | 'missing' | 'otherSupplier' | 'unread';

/** A purchase with the order that is noted on it, as Fortnox has it right now; null: none is noted (R7.1). */
export type PurchaseWithOrder<T extends OpenPurchase> = T & { readonly order: NotedOrder | null };

/** Looks every noted order up. A Fortnox that does not answer is not asked again: the list is shown all the same. */
export async function withNotedOrders<T extends OpenPurchase>(
  call: Call,
  purchases: readonly T[],
): Promise<readonly PurchaseWithOrder<T>[]> {
  const found: PurchaseWithOrder<T>[] = [];
  for (const purchase of purchases) {
    const asks = !found.some(({ order }) => order === 'unread');
    const order = purchase.fortnoxNumber === null || asks ? await notedOrder(call, purchase) : 'unread';
    found.push({ ...purchase, order });
  }
  return found;
}

async function notedOrder(call: Call, { fortnoxNumber, supplierNumber }: OpenPurchase): Promise<NotedOrder | null> {
  if (fortnoxNumber === null) return null;
  if (!/^\d+$/.test(fortnoxNumber)) return 'missing';
  try {
    const order = await readPurchaseOrder(call, fortnoxNumber);
    if (!order) return 'missing';
    return order.state === 'voided' || order.supplierNumber === clean(supplierNumber) ? order.state : 'otherSupplier';
  } catch (error) {
    if (!(error instanceof ApplicationFailure)) throw error;
    return 'unread';
  }
}
