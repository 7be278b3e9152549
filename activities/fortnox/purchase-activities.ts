import type { FortnoxPurchaseActivities } from '../../workflows/contract/purchase-activities';
import { alive, isFirstAttempt } from './alive';
import type { FortnoxOf } from './company-fortnox';
import { onlyAsSent } from './only-as-sent';
import { afterwardsLane, type Call, callOf, type PurchaseSettingsOf } from './purchase/call';
import { changePurchaseOrder } from './purchase/change';
import { createPurchaseOrder } from './purchase/create';
import type { Facts } from './purchase/facts';
import { findPurchaseOrder } from './purchase/find';
import { markPurchaseOrderSent } from './purchase/mark-sent';
import { preparePurchaseOrder } from './purchase/prepare';
import { readPurchaseOrder } from './purchase/read';
import { voidPurchaseOrder } from './purchase/void';

export type { PurchaseSettingsOf } from './purchase/call';
export type { FortnoxPurchaseSettings } from './purchase/settings';

/**
 * Fortnox's part of a purchase (R3), on the warehouse's purchase orders (warehouse-api §3.5). `settingsOf` throws a
 * non-retryable failure for a company that is not configured here; `facts` are shared with the goods receipts.
 */
export function fortnoxPurchaseActivities(
  fortnoxOf: FortnoxOf,
  settingsOf: PurchaseSettingsOf,
  facts: Facts,
): FortnoxPurchaseActivities {
  const call = (company: string) => callOf(fortnoxOf, settingsOf, company);
  const callAfterwards = (company: string) => callOf(fortnoxOf, settingsOf, company, afterwardsLane);
  const relying = <T>(it: Call, work: (it: Call) => Promise<T>) => facts.relyingOnCards(it, () => work(it));
  return {
    preparePurchaseOrder: ({ company, purchase, reference, ordered = null }) =>
      alive(() => preparePurchaseOrder(call(company), facts, purchase, { reference, ordered })),
    createPurchaseOrder: ({ company, draft, sentBy }) =>
      alive(() => relying(call(company), (it) => onlyAsSent(sentBy, it, () => createPurchaseOrder(it, draft)))),
    findPurchaseOrder: ({ company, reference }) => alive(() => findPurchaseOrder(call(company), reference)),
    readPurchaseOrder: ({ company, fortnoxNumber }) => alive(() => readPurchaseOrder(call(company), fortnoxNumber)),
    markPurchaseOrderSent: ({ company, fortnoxNumber }) =>
      alive(() => markPurchaseOrderSent(callAfterwards(company), fortnoxNumber)),
    changePurchaseOrder: ({ company, fortnoxNumber, draft }) =>
      alive(() => relying(call(company), (it) => changePurchaseOrder(it, fortnoxNumber, draft))),
    voidPurchaseOrder: ({ company, fortnoxNumber, seenLiveAt = null }) =>
      alive(() => voidPurchaseOrder(call(company), fortnoxNumber, isFirstAttempt() ? seenLiveAt : null)),
  };
}
