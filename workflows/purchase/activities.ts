import { proxyActivities } from '@temporalio/workflow';
import { databaseGone, databaseGoneNotRefusing, passingFaults, workerLost } from '../call-limits';
import type { FortnoxGoodsReceiptActivities } from '../contract/goods-receipt-activities';
import type { AnderssonPurchaseActivities, FortnoxPurchaseActivities } from '../contract/purchase-activities';
import { byPlace } from '../operator/in-step';

/** Waits for slots, asks for a token, meets 429 three times, and still answers: then something is wrong with the worker. */
const fortnoxCall = '3 minutes';
const databaseCall = '20 seconds';

type Fortnox = FortnoxPurchaseActivities & FortnoxGoodsReceiptActivities;

export const { preparePurchaseOrder } = proxyActivities<Pick<Fortnox, 'preparePurchaseOrder'>>({
  startToCloseTimeout: fortnoxCall,
  heartbeatTimeout: workerLost,
  retry: passingFaults,
  summary: 'Kontrollerar inköpet mot Fortnox',
});

export const { findPurchaseOrder, readPurchaseOrder } = proxyActivities<
  Pick<Fortnox, 'findPurchaseOrder' | 'readPurchaseOrder'>
>({
  startToCloseTimeout: fortnoxCall,
  heartbeatTimeout: workerLost,
  retry: passingFaults,
  summary: 'Läser inköpsordern i Fortnox',
});

/** A create is never tried again by itself: after a lost answer Fortnox must be looked at first (design rule 1). */
export const { createPurchaseOrder } = proxyActivities<Pick<Fortnox, 'createPurchaseOrder'>>({
  startToCloseTimeout: fortnoxCall,
  heartbeatTimeout: workerLost,
  retry: { maximumAttempts: 1 },
  summary: 'Skapar inköpsordern i Fortnox',
});

/** State changes look before they act, so that repeating them is harmless. */
export const { markPurchaseOrderSent, changePurchaseOrder, voidPurchaseOrder } = proxyActivities<
  Pick<Fortnox, 'markPurchaseOrderSent' | 'changePurchaseOrder' | 'voidPurchaseOrder'>
>({
  startToCloseTimeout: fortnoxCall,
  heartbeatTimeout: workerLost,
  retry: passingFaults,
  summary: 'Ändrar inköpsordern i Fortnox',
});

export const { prepareInbound, prepareSupplierInvoice } = proxyActivities<
  Pick<Fortnox, 'prepareInbound' | 'prepareSupplierInvoice'>
>({
  startToCloseTimeout: fortnoxCall,
  heartbeatTimeout: workerLost,
  retry: passingFaults,
  summary: 'Kontrollerar inleveransen mot Fortnox',
});

/** The document's id is ours, and it is looked at first: repeating is harmless. */
export const { storeInbound, releaseInbound } = proxyActivities<Pick<Fortnox, 'storeInbound' | 'releaseInbound'>>({
  startToCloseTimeout: fortnoxCall,
  heartbeatTimeout: workerLost,
  retry: passingFaults,
  summary: 'För in godset i lagret i Fortnox',
});

/** As with orders: never tried again by itself. */
export const { createSupplierInvoice } = proxyActivities<Pick<Fortnox, 'createSupplierInvoice'>>({
  startToCloseTimeout: fortnoxCall,
  heartbeatTimeout: workerLost,
  retry: { maximumAttempts: 1 },
  summary: 'Skapar leverantörsfakturan i Fortnox',
});

export const { readInbound } = proxyActivities<Pick<Fortnox, 'readInbound'>>({
  startToCloseTimeout: fortnoxCall,
  heartbeatTimeout: workerLost,
  retry: passingFaults,
  summary: 'Läser inleveransen i Fortnox',
});

export const { findSupplierInvoice, readSupplierInvoice, compareSupplierInvoice } = proxyActivities<
  Pick<Fortnox, 'findSupplierInvoice' | 'readSupplierInvoice' | 'compareSupplierInvoice'>
>({
  startToCloseTimeout: fortnoxCall,
  heartbeatTimeout: workerLost,
  retry: passingFaults,
  summary: 'Läser leverantörsfakturan i Fortnox',
});

type Andersson<Name extends keyof AnderssonPurchaseActivities> = Pick<AnderssonPurchaseActivities, Name>;

/**
 * What the database refuses for good is a problem of the step that meets it. Outside of the desk's steps it is waited
 * for, since it would end the process instead: when it begins (nothing is made yet) and when it ends (what an operator
 * has decided is kept, what is done is marked); both may be repeated.
 */
function andersson<Name extends keyof AnderssonPurchaseActivities>(summary: string): Andersson<Name> {
  const options = { startToCloseTimeout: databaseCall, summary } as const;
  return byPlace<Andersson<Name>>({ ...options, retry: databaseGoneNotRefusing }, { ...options, retry: databaseGone });
}

export const { admitPurchase, readPurchase, markDone } = andersson<'admitPurchase' | 'readPurchase' | 'markDone'>(
  'Andersson',
);

export const {
  openLedger,
  ledgerSent,
  ledgerNotSent,
  ledgerConfirmed,
  ledgerChanged,
  ledgerVoided,
  ledgerSkipped,
  receiptDocuments,
} = andersson<
  | 'openLedger'
  | 'ledgerSent'
  | 'ledgerNotSent'
  | 'ledgerConfirmed'
  | 'ledgerChanged'
  | 'ledgerVoided'
  | 'ledgerSkipped'
  | 'receiptDocuments'
>('Dokumentliggaren');
