import type { PurchaseOrderSight } from '../../../domain/purchase/order';
import { type Call, valueIn } from './call';
import { difference, storedDifferently } from './differences';
import { orderSight } from './order-wire';
import { respondSent } from './orders-api';
import { mustExist } from './read';
import { orderWords } from './words';

/**
 * Marks an order as sent, so that Fortnox counts its goods as expected; nobody gets an e-mail. Only one that is not sent
 * is touched, and none where the company's setting says so.
 * @throws what Fortnox refused, `notFound`, and `storedDifferently` when the order is still not sent afterwards
 */
export async function markPurchaseOrderSent(call: Call, fortnoxNumber: string): Promise<PurchaseOrderSight> {
  const before = orderSight(await mustExist(call, fortnoxNumber));
  if (before.state !== 'notSent' || call.settings.markSent === 'none') return before;
  const answer = valueIn(await respondSent(call, fortnoxNumber), call, orderWords(fortnoxNumber));
  const after = orderSight(answer ?? (await mustExist(call, fortnoxNumber)));
  if (after.state === 'notSent')
    throw storedDifferently(fortnoxNumber, [difference('läget', 'its state', 'NOT_SENT', 'SENT')], call.language);
  return after;
}
