import type { LedgerEntry, LedgerKey } from '../contract/ledger';
import { openLedger } from './activities';

/** Unlike any fingerprint: the document is compared with what it should be before anything else is done. */
export const notCompared = '';

/** A document's own row in the ledger. */
export interface Place {
  readonly key: LedgerKey;
  readonly entry: LedgerEntry;
  readonly revision: number;
}

/** The first revision whose document still counts; one that is void, or that `passedOver` says belongs to another life, does not. */
export async function placeInLedger(
  keyOf: (revision: number) => LedgerKey,
  fromRevision: number,
  passedOver: (entry: LedgerEntry) => boolean = () => false,
): Promise<Place> {
  for (let revision = fromRevision; ; revision += 1) {
    const key = keyOf(revision);
    const entry = await openLedger(key);
    if (entry.state !== 'voided' && !passedOver(entry)) return { key, entry, revision };
  }
}
