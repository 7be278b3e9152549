/**
 * A supplier invoice as it is sent to Fortnox (core-api §3.8), unbooked. Amounts are decimals in its currency, to the
 * öre; rows + VAT + rounding = total.
 */
export interface SupplierInvoiceDraft {
  readonly supplierNumber: string;
  /** `AF-<purchase>` until the accountant replaces it with the supplier's own. */
  readonly invoiceNumber: string;
  readonly invoiceDate: string;
  /** By the supplier's terms of payment. */
  readonly dueDate: string;
  readonly currency: InvoiceCurrency;
  readonly vatType: 'NORMAL' | 'EUINTERNAL' | 'REVERSE';
  readonly vat: string;
  readonly rounding: string;
  readonly total: string;
  /** Names the purchase (R3.3). */
  readonly comments: string;
  readonly rows: readonly SupplierInvoiceDraftRow[];
}

/** In what an invoice's amounts are, and what so many units of it are worth in kronor. */
export interface InvoiceCurrency {
  readonly code: string;
  readonly rate: string;
  readonly unit: number;
  /** The rate is the day's, and may be another one tomorrow; else the one at which the goods went into stock, or kronor. */
  readonly ofTheDay?: boolean;
}

/** An account row: article rows would count stock twice once somebody marks the invoice as ready (warehouse-api §4). */
export interface SupplierInvoiceDraftRow {
  readonly account: number;
  /** Article, text and quantity. */
  readonly text: string;
  readonly amount: string;
}

/** A supplier invoice as read back. */
export interface SupplierInvoiceSight {
  /** Fortnox's own running number. */
  readonly fortnoxNumber: string;
  readonly supplierNumber: string;
  readonly invoiceNumber: string;
  readonly total: string;
  readonly vat: string;
  readonly booked: boolean;
  readonly cancelled: boolean;
  /** A credit invoice takes it back, how a booked one is undone, or it is such a credit itself. */
  readonly credited: boolean;
}

/** Whether it counts: something is to be paid of it, or has been. */
export function isLiveInvoice({ cancelled, credited }: Pick<SupplierInvoiceSight, 'cancelled' | 'credited'>): boolean {
  return !cancelled && !credited;
}
