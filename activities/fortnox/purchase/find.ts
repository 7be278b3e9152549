import type { Language } from '../../../domain/language';
import type { PurchaseOrderSight } from '../../../domain/purchase/order';
import type { FortnoxClient } from '../client';
import { applicationFailure, findingFailure } from '../throw-failure';
import { unreadable } from '../wire';
import { type Call, valueIn } from './call';
import { type ListedOrder, orderSight } from './order-wire';
import { listOrders, readOrder } from './orders-api';
import { referenceWords } from './words';

/**
 * The order with exactly this reference: the live one, else the latest of the voided ones, else null. The list's filter
 * only says "contains", so that references are compared here (warehouse-api §5).
 * @throws `twoDocuments`, with both numbers, when two live orders have the reference
 */
export async function findPurchaseOrder(call: Call, reference: string): Promise<PurchaseOrderSight | null> {
  const about = referenceWords(reference);
  const same = exactly(reference, valueIn(await listOrders(call.client, reference, call.signal), call, about));
  const live = same.filter((order) => !order.voided);
  if (live.length > 1) {
    const fortnoxNumbers = live.map((order) => order.fortnoxNumber);
    const numbers = fortnoxNumbers.join(', ');
    const named = { sv: `${about.sv} (nummer ${numbers})`, en: `${about.en} (numbers ${numbers})` };
    throw findingFailure({ kind: 'twoDocuments', about: named, fortnoxNumbers }, call.language);
  }
  const found = live[0] ?? same.toSorted((a, b) => Number(b.fortnoxNumber) - Number(a.fortnoxNumber))[0];
  if (!found) return null;
  const order = valueIn(await readOrder(call, found.fortnoxNumber), call, about);
  if (order) return orderSight(order);
  // The list shows it and the read does not: nothing may be concluded from that, least of all that a new one is needed.
  const said = {
    sv: 'ordern finns i listan men inte som dokument',
    en: 'the order is in the list but not as a document',
  };
  const contradiction = unreadable('GET', found.fortnoxNumber, said, null);
  throw applicationFailure(contradiction, call.language, about);
}

/**
 * Every order in Fortnox with exactly this reference, for who proves that there is one; outside of activities too.
 * @throws a failure of the table where the list cannot be read
 */
export async function findPurchaseOrders(
  client: FortnoxClient,
  reference: string,
  language: Language = 'sv',
): Promise<readonly { readonly fortnoxNumber: string; readonly state: 'live' | 'voided' }[]> {
  const listed = await listOrders(client, reference);
  if (listed.outcome !== 'done') throw applicationFailure(listed.failure, language, referenceWords(reference));
  return exactly(reference, listed.value).map(({ fortnoxNumber, voided }) => ({
    fortnoxNumber,
    state: voided ? 'voided' : 'live',
  }));
}

function exactly(reference: string, listed: readonly ListedOrder[]): readonly ListedOrder[] {
  return listed.filter((order) => order.internalReference === reference);
}
