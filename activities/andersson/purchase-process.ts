/** The kind of process under which purchases stand in ledger, done marks, adopted objects and requests (design §3). */
export const purchaseProcess = 'purchase';

/** The one document a purchase makes in Fortnox (R3.1). */
export const purchaseOrderDocument = 'purchaseOrder';

/**
 * Numbers as SQL Server compares them: it takes `a1` and `A1 ` for the same key, while workflow ids and references are
 * compared exactly. Whoever looks up by number compares the row's own number afterwards.
 */
export function foldedNumber(number: string): string {
  return number.trimEnd().toLowerCase();
}
