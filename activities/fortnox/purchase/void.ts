import type { VoidedOrder } from '../../../workflows/contract/purchase-activities';
import { refusesDocument } from '../failures';
import { applicationFailure, findingFailure } from '../throw-failure';
import { type Call, valueIn } from './call';
import { difference, storedDifferently } from './differences';
import { goodsReceived, orderSight, type StoredOrder } from './order-wire';
import { readOrder, voidOrder } from './orders-api';
import { and, orderWords } from './words';

/** So long it holds that an order was seen to live: usually a second lies between its look and its void. */
const sightHoldsMs = 10_000;

/**
 * Voids an order: reads, unless it was just seen to live, acts, reads again. One that is voided or gone is as it should
 * be, whoever did it; after an error the order is looked at before the error is believed (warehouse-api §5).
 * @param seenLiveAt UTC instant; null: nobody has looked
 * @throws `orderCannotBeVoided` when goods were received on one that lives, or it is completed, and where Fortnox refuses
 */
export async function voidPurchaseOrder(
  call: Call,
  fortnoxNumber: string,
  seenLiveAt: string | null,
): Promise<VoidedOrder> {
  const about = orderWords(fortnoxNumber);
  const look = async (): Promise<StoredOrder | null> => valueIn(await readOrder(call, fortnoxNumber), call, about);
  if (seenLiveAt === null || Date.now() - Date.parse(seenLiveAt) > sightHoldsMs) {
    const before = await look();
    if (isGone(before)) return gone(before);
    if (isReceived(before)) throw cannotBeVoided(call, fortnoxNumber);
  }
  const answer = await voidOrder(call, fortnoxNumber);
  const after = await look();
  if (isGone(after)) return gone(after);
  if (answer.outcome === 'done')
    throw storedDifferently(fortnoxNumber, [difference('läget', 'its state', 'inte VOIDED', 'VOIDED')], call.language);
  const { failure } = answer;
  const cannot = answer.outcome === 'refused' && refusesDocument(failure.kind);
  throw applicationFailure(cannot ? { ...failure, kind: 'orderCannotBeVoided' } : failure, call.language, about);
}

function gone(order: StoredOrder | null): VoidedOrder {
  return { goodsReceived: order !== null && goodsReceived(order) };
}

function isReceived(order: StoredOrder | null): boolean {
  return order !== null && (goodsReceived(order) || orderSight(order).state === 'received');
}

function cannotBeVoided({ language }: Call, fortnoxNumber: string) {
  const about = and(orderWords(fortnoxNumber), { sv: ' (inlevererad på)', en: ' (received on)' });
  return findingFailure({ kind: 'orderCannotBeVoided', about, fortnoxNumbers: [fortnoxNumber] }, language);
}

function isGone(order: StoredOrder | null): boolean {
  return order === null || orderSight(order).state === 'voided';
}
