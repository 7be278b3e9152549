import type { GoodsReceipt } from '../../domain/goods-receipt/goods-receipt';
import { receiptMark, receiptMarkStart } from '../../domain/goods-receipt/references';
import { restOf, restWords } from '../../domain/goods-receipt/rest';
import { receiptTexts } from '../../domain/goods-receipt/texts';
import type { Purchase } from '../../domain/purchase/purchase';
import type { RetriedProblem } from '../operator/retried-problem';
import { readPurchaseOrder } from './activities';
import { changeOrder, createOrder, markSent, type OrderScope, skipOrder } from './order-steps';

/** What became of what did not come. */
export interface SettledRest {
  /** For the purchase's end; null when everything came, or when an operator wanted no new order. */
  readonly sentence: string | null;
  /** The order of it. */
  readonly order: string | null;
}

/**
 * R3.3: what was not received is dropped, or ordered anew, as the company wants it. `left`: the purchase's order, where
 * an operator has left it in Fortnox; as long as it lives there, the rest is expected by it and by no other.
 */
export async function settleRest(
  scope: OrderScope,
  purchase: Purchase,
  receipt: GoodsReceipt,
  { left, retried }: { readonly left: string | null; readonly retried: RetriedProblem },
): Promise<SettledRest> {
  const rows = restOf(purchase, receipt);
  if (rows.length === 0) return { sentence: null, order: null };
  const texts = receiptTexts[scope.rules.language];
  if (left !== null && (await isExpected(scope, left)))
    return { sentence: texts.restOnLeftOrder(left, restWords(rows)), order: null };
  if (scope.rules.onShortReceipt !== 'keepRest') return { sentence: texts.restDropped(restWords(rows)), order: null };
  // Nobody knows when it will come: the date that was promised is the one that was not kept.
  const rest = { ...purchase, deliveryDate: null, rows };
  const order = await orderRest(restScope(scope, receipt), rest, receiptMark(receipt), retried);
  return { sentence: order === null ? null : texts.restOrdered(order, restWords(rows)), order };
}

/** The operator wants nothing of it ordered. */
export async function skipRest(scope: OrderScope, receipt: GoodsReceipt, note: string): Promise<void> {
  await skipOrder(restScope(scope, receipt), 1, note, receiptMark(receipt));
}

async function isExpected({ input: { company } }: OrderScope, fortnoxNumber: string): Promise<boolean> {
  const sight = await readPurchaseOrder({ company, fortnoxNumber });
  return sight !== null && sight.state !== 'voided' && sight.state !== 'received';
}

async function orderRest(
  scope: OrderScope,
  rest: Purchase,
  mark: string,
  retried: RetriedProblem,
): Promise<string | null> {
  const made = await createOrder(scope, rest, mark, 1);
  if (made === null) return null;
  const order = made.madeFrom === mark ? made : await changeOrder(scope, made, rest, mark, retried);
  if (order === null) return orderRest(scope, rest, mark, retried);
  await markSent(scope, order);
  return order.fortnoxNumber;
}

function restScope(scope: OrderScope, receipt: GoodsReceipt): OrderScope {
  return { ...scope, document: 'restOrder', markStart: receiptMarkStart(receipt) };
}
