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
 * @throws `orderCannotBeVoided` when goods were received on it, also on one that is void by now, or it is completed, and
 * where Fortnox refuses
 */
export async function voidPurchaseOrder(call: Call, fortnoxNumber: string, seenLiveAt: string | null): Promise<void> {
  const about = orderWords(fortnoxNumber);
  const look = async (): Promise<StoredOrder | null> => valueIn(await readOrder(call, fortnoxNumber), call, about);
  const received = () => {
    const words = and(about, { sv: ' (inlevererad på)', en: ' (received on)' });
    return findingFailure(
      { kind: 'orderCannotBeVoided', about: words, fortnoxNumbers: [fortnoxNumber] },
      call.language,
    );
  };
  if (seenLiveAt === null || Date.now() - Date.parse(seenLiveAt) > sightHoldsMs) {
    const before = await look();
    if (before && (goodsReceived(before) || orderSight(before).state === 'received')) throw received();
    if (isGone(before)) return;
  }
  const answer = await voidOrder(call, fortnoxNumber);
  const after = await look();
  if (after && goodsReceived(after)) throw received();
  if (isGone(after)) return;
  if (answer.outcome === 'done')
    throw storedDifferently(fortnoxNumber, [difference('läget', 'its state', 'inte VOIDED', 'VOIDED')], call.language);
  const { failure } = answer;
  const cannot = answer.outcome === 'refused' && refusesDocument(failure.kind);
  throw applicationFailure(cannot ? { ...failure, kind: 'orderCannotBeVoided' } : failure, call.language, about);
}

function isGone(order: StoredOrder | null): boolean {
  return order === null || orderSight(order).state === 'voided';
}
