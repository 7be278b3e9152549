import { allHandlersFinished, condition, continueAsNew, workflowInfo } from '@temporalio/workflow';
import type { PurchaseInput, PurchaseProgress, PurchaseResult } from '../contract/purchase';
import { refuseStart } from '../failures';
import { identify } from '../identify';
import { Abandoned } from '../operator/desk';
import { admitPurchase } from './activities';
import { PurchaseProcess } from './purchase-process';
import { upgradeProgress } from './upgrade-progress';

/**
 * A purchase, from saved in Andersson until its goods are received or it is deleted (R3): its order in Fortnox is made
 * and marked as sent and follows its changes; goods that come go into stock, the order is voided and the supplier's
 * invoice made. Stuck where a human must help, healed by them.
 */
export async function purchaseLifecycle(input: PurchaseInput, progress?: PurchaseProgress): Promise<PurchaseResult> {
  const process = new PurchaseProcess(input);
  identify(input?.company, input?.purchaseNumber);
  if (progress) {
    process.resume(upgradeProgress(progress));
  } else {
    const admission = await admitPurchase(input).catch(refuseStart);
    if (!admission.admitted) return admission.result;
    process.begin(admission);
  }
  try {
    return await live(process);
  } catch (error) {
    if (!(error instanceof Abandoned)) throw error;
    return process.endAbandoned(error.note);
  }
}

async function live(process: PurchaseProcess): Promise<PurchaseResult> {
  for (;;) {
    if (workflowInfo().continueAsNewSuggested) await startAfresh(process);
    const sight = await process.read();
    if (sight === null) continue;
    if (sight.found === 'deleted') {
      const result = await process.endDeleted();
      if (result) return result;
      continue;
    }
    const { purchase, receipts = [], fingerprint } = sight;
    if (!(await process.sameReceipt(receipts))) continue;
    if (receipts.length > 0 && purchase.status !== 'registrerad') {
      const result = await process.receive(purchase, receipts);
      if (result) return result;
      continue;
    }
    if (!(await process.keepOrder(purchase, fingerprint, receipts.length > 0))) continue;
    if (receipts.length > 0) {
      await process.refuseTooEarly(purchase);
      continue;
    }
    if (!(await process.waitForFacts(purchase))) await startAfresh(process);
  }
}

/** Between two looks nothing is under way: an open problem goes along, and facts are found by looking anyway. */
async function startAfresh(process: PurchaseProcess): Promise<void> {
  await condition(allHandlersFinished);
  // What an operator was promised is kept first.
  if (process.desk.hasDecision()) return;
  await continueAsNew<typeof purchaseLifecycle>(process.input, process.progress());
}
