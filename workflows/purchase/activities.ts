import { proxyActivities } from '@temporalio/workflow';
import type { AnderssonPurchaseActivities, FortnoxPurchaseActivities } from '../contract/purchase-activities';

/** Every kind of call with its limits (temporal-practice §5); what does not heal within the tries becomes a problem. */
const passingFaults = {
  initialInterval: '1 second',
  backoffCoefficient: 2,
  maximumInterval: '1 minute',
  maximumAttempts: 8,
} as const;
/** Waits for slots, asks for a token, meets 429 three times, and still answers: then something is wrong with the worker. */
const fortnoxCall = '3 minutes';
/** Calls to Fortnox show every few seconds that their worker lives; without it they are made again after this. */
const workerLost = '20 seconds';
/** The database may be gone for a while: no limit of tries. */
const database = {
  startToCloseTimeout: '20 seconds',
  retry: { initialInterval: '500 milliseconds', backoffCoefficient: 2, maximumInterval: '15 seconds' },
} as const;

type Fortnox = FortnoxPurchaseActivities;

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

export const { admitPurchase, readPurchase, markDone, showOnRequest } = proxyActivities<
  Pick<AnderssonPurchaseActivities, 'admitPurchase' | 'readPurchase' | 'markDone' | 'showOnRequest'>
>({ ...database, summary: 'Andersson' });

export const { openLedger, ledgerSent, ledgerNotSent, ledgerConfirmed, ledgerChanged, ledgerVoided } = proxyActivities<
  Pick<
    AnderssonPurchaseActivities,
    'openLedger' | 'ledgerSent' | 'ledgerNotSent' | 'ledgerConfirmed' | 'ledgerChanged' | 'ledgerVoided'
  >
>({ ...database, summary: 'Dokumentliggaren' });
