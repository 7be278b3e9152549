import { patched } from '@temporalio/workflow';

/** Since goods receipts: what an operator skips is kept in the ledger; before, only the process itself knew. */
export function skipsAreKept(): boolean {
  return patched('skips-are-kept');
}
