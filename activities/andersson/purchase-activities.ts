import { activityInfo } from '@temporalio/activity';
import type { PurchaseRules } from '../../workflows/contract/purchase';
import type { AnderssonPurchaseActivities } from '../../workflows/contract/purchase-activities';
import type { AnderssonOf } from './company-database';
import {
  ledgerChanged,
  ledgerConfirmed,
  ledgerNotSent,
  ledgerSent,
  ledgerSkipped,
  ledgerVoided,
  takeLedger,
} from './document-ledger';
import { receiptDocuments } from './documents-so-far';
import { markDone } from './done-marks';
import { showOnRequest } from './integration-requests';
import { admitPurchase } from './purchase-admission';
import { readPurchase } from './purchase-rows';

/** Andersson's part of a purchase (R3, R7.1); each may be repeated without doing anything twice. */
export function anderssonPurchaseActivities(
  anderssonOf: AnderssonOf,
  rulesOf: (company: string) => PurchaseRules,
): AnderssonPurchaseActivities {
  const databaseOf = async (company: string) => (await anderssonOf(company)).database;
  return {
    admitPurchase: (input) => admitPurchase(anderssonOf, rulesOf, input),
    readPurchase: async ({ company, purchaseNumber }) =>
      readPurchase(await anderssonOf(company), company, purchaseNumber),
    openLedger: async (key) => takeLedger(await anderssonOf(key.company), key, currentRun()),
    ledgerSent: async (key) => {
      const run = currentRun();
      await ledgerSent(await anderssonOf(key.company), key, run);
      return run;
    },
    ledgerNotSent: async (key) => ledgerNotSent(await anderssonOf(key.company), key, currentRun()),
    ledgerConfirmed: async (input) => ledgerConfirmed(await anderssonOf(input.key.company), input),
    ledgerChanged: async ({ key, madeFrom }) => ledgerChanged(await anderssonOf(key.company), key, madeFrom),
    ledgerVoided: async (input) => ledgerVoided(await anderssonOf(input.key.company), input),
    ledgerSkipped: async (input) => ledgerSkipped(await anderssonOf(input.key.company), input),
    receiptDocuments: async ({ company, purchaseNumber }) =>
      receiptDocuments(await databaseOf(company), company, purchaseNumber),
    showOnRequest: async (input) => showOnRequest(await databaseOf(input.company), input),
    markDone: async (input) => markDone(await databaseOf(input.company), input),
  };
}

/** The run of the process that calls: a reset goes on as another. */
function currentRun(): string {
  return activityInfo().workflowExecution?.runId ?? '';
}
