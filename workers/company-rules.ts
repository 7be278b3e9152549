import type { FortnoxPurchaseSettings } from '../activities/fortnox/purchase-activities';
import type { NotificationSettings } from '../activities/notification/notify';
import type { PurchaseRules } from '../workflows/contract/purchase';
import type { CompanySettings } from './settings';

const secondMs = 1_000;

/** What a purchase's process is told at admission. */
export function purchaseRules({
  language,
  purchase,
  settleSeconds,
  problemRetryEverySeconds,
}: CompanySettings): PurchaseRules {
  return {
    language,
    onDelete: purchase.onDelete,
    onChange: purchase.onChange,
    onShortReceipt: purchase.onShortReceipt,
    settleMs: settleSeconds * secondMs,
    retryEveryMs: problemRetryEverySeconds * secondMs,
  };
}

/** How a purchase's documents are made in Fortnox. */
export function purchaseSettings({ purchase }: CompanySettings): FortnoxPurchaseSettings {
  const { markSent, paymentTerms, stockPoint, purchaseAccount, vatType } = purchase;
  return {
    markSent,
    paymentTerms: paymentTerms ?? null,
    stockPoint: stockPoint ?? null,
    purchaseAccount: purchaseAccount ?? null,
    vatType: vatType ?? null,
  };
}

/** Who is told of problems. */
export function notificationSettings({ notify }: CompanySettings): NotificationSettings {
  return { command: notify.command ?? null, webhook: notify.webhook ?? null };
}
