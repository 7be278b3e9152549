import type { Language } from '../language';

/** The documents a purchase makes in Fortnox (R3.1, R3.3). `restOrder`: what was not received, ordered anew. */
export type PurchaseDocument = 'purchaseOrder' | 'inbound' | 'supplierInvoice' | 'restOrder';

/** What people call them, within a sentence. */
export const documentNames: Readonly<Record<Language, Readonly<Record<PurchaseDocument, string>>>> = {
  sv: {
    purchaseOrder: 'inköpsorder',
    inbound: 'inleverans',
    supplierInvoice: 'leverantörsfaktura',
    restOrder: 'inköpsorder (rest)',
  },
  en: {
    purchaseOrder: 'purchase order',
    inbound: 'goods receipt',
    supplierInvoice: 'supplier invoice',
    restOrder: 'purchase order (rest)',
  },
};
