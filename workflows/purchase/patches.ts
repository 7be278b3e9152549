import { patched } from '@temporalio/workflow';

/** Since goods receipts: what an operator skips is kept in the ledger; before, only the process itself knew. */
export function skipsAreKept(): boolean {
  return patched('skips-are-kept');
}

/** An invoice made before its receipt was edited is compared with the receipt as it is now; before, it was taken as it was. */
export function editsReachTheInvoice(): boolean {
  return patched('edits-reach-the-invoice');
}
