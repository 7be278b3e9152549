import type { GoodsReceipt } from '../../domain/goods-receipt/goods-receipt';
import { restOf, restWords } from '../../domain/goods-receipt/rest';
import { receiptTexts } from '../../domain/goods-receipt/texts';
import type { Purchase } from '../../domain/purchase/purchase';
import { changeOrder, createOrder, markSent, type OrderScope, skipOrder } from './order-steps';
import { receiptMark } from './stock-steps';

/**
 * R3.3: what was not received is dropped, or ordered anew, as the company wants it. A sentence about it; null when
 * everything came, or when an operator wanted no new order.
 */
export async function settleRest(
  scope: OrderScope,
  purchase: Purchase,
  receipt: GoodsReceipt,
  by: 'process' | 'human',
): Promise<string | null> {
  const rest = restOf(purchase, receipt);
  if (rest.length === 0) return null;
  const texts = receiptTexts[scope.rules.language];
  if (scope.rules.onShortReceipt === 'drop') return texts.restDropped(restWords(rest));
  const order = await orderRest(restScope(scope), { ...purchase, rows: rest }, receiptMark(receipt), by);
  return order === null ? null : texts.restOrdered(order, restWords(rest));
}

/** The operator wants nothing of it ordered. */
export async function skipRest(scope: OrderScope, note: string): Promise<void> {
  await skipOrder(restScope(scope), 1, note);
}

async function orderRest(
  scope: OrderScope,
  rest: Purchase,
  mark: string,
  by: 'process' | 'human',
): Promise<string | null> {
  const made = await createOrder(scope, rest, mark, 1);
  if (made === null) return null;
  const order = made.madeFrom === mark ? made : await changeOrder(scope, made, rest, mark, by);
  if (order === null) return orderRest(scope, rest, mark, by);
  await markSent(scope, order);
  return order.fortnoxNumber;
}

function restScope(scope: OrderScope): OrderScope {
  return { ...scope, document: 'restOrder' };
}
