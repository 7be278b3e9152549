import type { PurchaseDocument } from '../../workflows/contract/ledger';

/** The kind of process under which purchases stand in ledger, done marks, adopted objects and requests (design §3). */
export const purchaseProcess = 'purchase';

/** Fortnox's order of what is purchased (R3.1). */
export const purchaseOrderDocument: PurchaseDocument = 'purchaseOrder';
