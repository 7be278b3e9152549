import type { FortnoxGoodsReceiptActivities } from '../../workflows/contract/goods-receipt-activities';
import { alive, isFirstAttempt } from './alive';
import type { FortnoxOf } from './company-fortnox';
import { compareSupplierInvoice } from './goods-receipt/compare-invoice';
import { createSupplierInvoice } from './goods-receipt/create-invoice';
import { findSupplierInvoice, readSupplierInvoice } from './goods-receipt/find-invoice';
import { prepareInbound } from './goods-receipt/prepare-inbound';
import { prepareSupplierInvoice } from './goods-receipt/prepare-invoice';
import { readInbound } from './goods-receipt/read-inbound';
import { releaseInbound } from './goods-receipt/release-inbound';
import { storeInbound } from './goods-receipt/store-inbound';
import { isSentByThisRun, onlyAsSent } from './only-as-sent';
import { type Call, callOf, type PurchaseSettingsOf } from './purchase/call';
import type { Facts } from './purchase/facts';

/**
 * Fortnox's part of a goods receipt (R3.3): custom inbound documents (warehouse-api §3.2) and supplier invoices
 * (core-api §3.8). `settingsOf` throws a non-retryable failure for a company that is not configured here; `facts`: what
 * was read when the goods were ordered is not asked for again.
 */
export function fortnoxGoodsReceiptActivities(
  fortnoxOf: FortnoxOf,
  settingsOf: PurchaseSettingsOf,
  facts: Facts,
): FortnoxGoodsReceiptActivities {
  const call = (company: string) => callOf(fortnoxOf, settingsOf, company);
  const relying = <T>(it: Call, work: (it: Call) => Promise<T>) => facts.relyingOnCards(it, () => work(it));
  return {
    prepareInbound: ({ company, ...of }) => alive(() => prepareInbound(call(company), facts, of)),
    storeInbound: ({ company, draft, neverSent = false, sentBy }) => {
      const surely = neverSent && isFirstAttempt() && isSentByThisRun(sentBy);
      return alive(() => relying(call(company), (it) => storeInbound(it, draft, surely)));
    },
    releaseInbound: ({ company, type, id, seen = null }) =>
      alive(() => releaseInbound(call(company), { type, id }, isFirstAttempt() ? seen : null)),
    readInbound: ({ company, type, id }) => alive(() => readInbound(call(company), { type, id })),
    prepareSupplierInvoice: ({ company, ...of }) => alive(() => prepareSupplierInvoice(call(company), facts, of)),
    createSupplierInvoice: ({ company, draft, sentBy }) =>
      alive(() => relying(call(company), (it) => onlyAsSent(sentBy, it, () => createSupplierInvoice(it, draft)))),
    findSupplierInvoice: ({ company, ...wanted }) => alive(() => findSupplierInvoice(call(company), wanted)),
    compareSupplierInvoice: ({ company, fortnoxNumber, draft, asMade = false }) =>
      alive(() => compareSupplierInvoice(call(company), fortnoxNumber, draft, asMade)),
    readSupplierInvoice: ({ company, fortnoxNumber }) => alive(() => readSupplierInvoice(call(company), fortnoxNumber)),
  };
}
