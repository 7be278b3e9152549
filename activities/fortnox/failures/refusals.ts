import type { FailureKind } from './rules';

/** Fortnox takes the request but not for this document as it is there: what is to be done instead depends on the document. */
const ofDocument: ReadonlySet<FailureKind> = new Set(['refused', 'documentVoided', 'documentLocked', 'warehouseError']);

export function refusesDocument(kind: FailureKind): boolean {
  return ofDocument.has(kind);
}
