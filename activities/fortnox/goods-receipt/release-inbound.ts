import type { InboundSight } from '../../../domain/goods-receipt/inbound';
import type { FortnoxFailure } from '../failures';
import { type Call, valueIn } from '../purchase/call';
import { difference, storedDifferently } from '../purchase/differences';
import { applicationFailure, findingFailure } from '../throw-failure';
import { inboundState } from './inbound-wire';
import { type InboundKey, readInbound, sendRelease } from './inbounds-api';
import { inboundVoided, keyOf } from './store-inbound';
import { inboundWords } from './words';

/**
 * The goods are in stock: looks, unless somebody has just `seen` it, releases, looks again. A document that is released
 * is as it should be, whoever did it; after an error it is looked at before the error is believed (warehouse-api §5).
 * @throws `inboundVoided`, `notFound`, `receiptDateFuture`, `periodLocked`, and what else Fortnox refused
 */
export async function releaseInbound(
  call: Call,
  document: InboundKey,
  seen: InboundSight['state'] | null,
): Promise<InboundSight> {
  const { type, id } = document;
  const key = keyOf(document);
  const about = inboundWords(key);
  const state = async (): Promise<InboundSight['state']> => {
    const found = valueIn(await readInbound(call, document), call, about);
    if (!found) throw findingFailure({ kind: 'notFound', about, fortnoxNumbers: [key] }, call.language);
    const now = inboundState(found);
    if (now === 'voided') throw inboundVoided(call, document);
    return now;
  };
  if ((seen ?? (await state())) === 'released') return { type, id, state: 'released' };
  const answer = await sendRelease(call, document);
  if ((await state()) === 'released') return { type, id, state: 'released' };
  if (answer.outcome !== 'done') throw applicationFailure(ofReceipt(answer.failure), call.language, about);
  const notReleased = difference('läget', 'its state', 'warehouseReady=false', 'warehouseReady=true');
  throw storedDifferently(key, [notReleased], call.language, about);
}

/** A document's date is the receipt's. */
function ofReceipt(failure: FortnoxFailure): FortnoxFailure {
  return failure.kind === 'dateInFuture' ? { ...failure, kind: 'receiptDateFuture' } : failure;
}
