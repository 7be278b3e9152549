import type { PurchaseOrderSight } from '../../../domain/purchase/order';
import { findingFailure } from '../throw-failure';
import { type Call, valueIn } from './call';
import { orderSight, type StoredOrder } from './order-wire';
import { readOrder } from './orders-api';
import { orderWords } from './words';

/** The order as it is now; null when Fortnox has none of that number. */
export async function readPurchaseOrder(call: Call, fortnoxNumber: string): Promise<PurchaseOrderSight | null> {
  const order = valueIn(await readOrder(call, fortnoxNumber), call, orderWords(fortnoxNumber));
  return order && orderSight(order);
}

/** The order as Fortnox gives it. @throws `notFound` when there is none of that number */
export async function mustExist(call: Call, fortnoxNumber: string): Promise<StoredOrder> {
  const about = orderWords(fortnoxNumber);
  const order = valueIn(await readOrder(call, fortnoxNumber), call, about);
  if (order) return order;
  throw findingFailure({ kind: 'notFound', about, fortnoxNumbers: [fortnoxNumber] }, call.language);
}
