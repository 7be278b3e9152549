/** A purchase order as it is sent to Fortnox, complete (warehouse-api §3.5); made once per revision and sent unchanged. */
export interface PurchaseOrderDraft {
  readonly internalReference: string;
  readonly supplierNumber: string;
  readonly orderDate: string;
  readonly deliveryDate: string | null;
  readonly currencyCode: string;
  readonly currencyRate: string;
  readonly currencyUnit: number;
  readonly paymentTermsCode: string;
  readonly languageCode: string;
  readonly ourReference: string;
  readonly yourReference: string;
  readonly note: string;
  readonly stockPointId: string | null;
  readonly delivery: DeliveryAddress;
  readonly rows: readonly PurchaseOrderDraftRow[];
}

export interface DeliveryAddress {
  readonly name: string;
  readonly address: string;
  readonly zipCode: string;
  readonly city: string;
  readonly countryCode: string;
}

export interface PurchaseOrderDraftRow {
  readonly itemId: string;
  readonly description: string;
  readonly unit: string;
  readonly quantity: string;
  readonly price: string;
}

/** States of a Fortnox purchase order that a read can give; what is not known here is `other`. */
export type PurchaseOrderState = 'notSent' | 'sent' | 'received' | 'voided' | 'other';

/** A Fortnox purchase order as read back. */
export interface PurchaseOrderSight {
  /** Fortnox's number, digits as text. */
  readonly fortnoxNumber: string;
  readonly state: PurchaseOrderState;
  /** A person has received some of it, or marked it as completed, in Fortnox (R3.4). */
  readonly touchedByHand: boolean;
  readonly supplierNumber: string;
  readonly deliveryDate: string | null;
  readonly rows: readonly { readonly itemId: string; readonly quantity: string; readonly price: string }[];
}
