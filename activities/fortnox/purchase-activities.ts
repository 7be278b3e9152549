import type { FortnoxPurchaseActivities } from '../../workflows/contract/purchase-activities';
import type { FortnoxOf } from './company-fortnox';
import { callOf, type PurchaseSettingsOf } from './purchase/call';
import { changePurchaseOrder } from './purchase/change';
import { createPurchaseOrder } from './purchase/create';
import { purchaseFacts } from './purchase/facts';
import { findPurchaseOrder } from './purchase/find';
import { markPurchaseOrderSent } from './purchase/mark-sent';
import { preparePurchaseOrder } from './purchase/prepare';
import { readPurchaseOrder } from './purchase/read';
import { voidPurchaseOrder } from './purchase/void';

export type { PurchaseSettingsOf } from './purchase/call';
export type { FortnoxPurchaseSettings } from './purchase/settings';

/**
 * Fortnox's part of a purchase (R3), on the warehouse's purchase orders (warehouse-api §3.5). `settingsOf` throws a
 * non-retryable failure for a company that is not configured here.
 */
export function fortnoxPurchaseActivities(
  fortnoxOf: FortnoxOf,
  settingsOf: PurchaseSettingsOf,
): FortnoxPurchaseActivities {
  const facts = purchaseFacts();
  const call = (company: string) => callOf(fortnoxOf, settingsOf, company);
  return {
    preparePurchaseOrder: async ({ company, purchase, reference }) =>
      preparePurchaseOrder(call(company), facts, purchase, reference),
    createPurchaseOrder: async ({ company, draft }) => createPurchaseOrder(call(company), draft),
    findPurchaseOrder: async ({ company, reference }) => findPurchaseOrder(call(company), reference),
    readPurchaseOrder: async ({ company, fortnoxNumber }) => readPurchaseOrder(call(company), fortnoxNumber),
    markPurchaseOrderSent: async ({ company, fortnoxNumber }) => markPurchaseOrderSent(call(company), fortnoxNumber),
    changePurchaseOrder: async ({ company, fortnoxNumber, draft }) =>
      changePurchaseOrder(call(company), fortnoxNumber, draft),
    voidPurchaseOrder: async ({ company, fortnoxNumber }) => voidPurchaseOrder(call(company), fortnoxNumber),
  };
}
