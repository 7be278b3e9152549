/** The documents a purchase makes in Fortnox (R3.1, R3.3). `restOrder`: what was not received, ordered anew. */
export type PurchaseDocument = 'purchaseOrder' | 'inbound' | 'supplierInvoice' | 'restOrder';
