import type { SupplierInvoiceDraft } from './supplier-invoice';

/** Rates of Swedish VAT, as Fortnox writes them on a supplier (core-api §3.3). */
export const vatRates = ['25', '12', '6', '0'] as const;
export type VatRate = (typeof vatRates)[number];

/** How VAT stands on a supplier's invoices. */
export interface VatTreatment {
  readonly vatType: SupplierInvoiceDraft['vatType'];
  /** Of the rows' sum; 0 where the buyer accounts for the VAT, which Fortnox then books by itself (core-api §4.6). */
  readonly percent: number;
}

/**
 * By the supplier's VAT type in Fortnox; `usual` steps in where the supplier has none, or the obsolete NORMAL. Null
 * where that leaves none, and for a type that nobody knows: VAT is not guessed.
 */
export function vatTreatment(supplierVatType: string, usual: VatRate | null): VatTreatment | null {
  const named = supplierVatType === '' || supplierVatType === 'NORMAL' ? usual : supplierVatType;
  if (named === 'REVERSE') return { vatType: 'REVERSE', percent: 0 };
  if (named === 'UIF') return { vatType: 'EUINTERNAL', percent: 0 };
  const rate = vatRates.find((known) => known === named);
  return rate === undefined ? null : { vatType: 'NORMAL', percent: Number(rate) };
}
