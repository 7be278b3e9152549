import type { VatRate } from '../../../domain/goods-receipt/vat';

/** What a company decides about its purchases' documents in Fortnox. */
export interface FortnoxPurchaseSettings {
  /** Whether an order is marked as sent, so that its goods count as expected (warehouse-api §6, question 1). */
  readonly markSent: 'response' | 'none';
  /** Code of the terms of payment for suppliers that have none in Fortnox. */
  readonly paymentTerms: string | null;
  /** Code of the stock point for purchases that name none. */
  readonly stockPoint: string | null;
  /** Account of received goods where neither the article nor the supplier has one. */
  readonly purchaseAccount: number | null;
  /** Rate of VAT for suppliers whose VAT type says nothing. */
  readonly vatType: VatRate | null;
}
