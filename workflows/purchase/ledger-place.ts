import type { LedgerEntry, LedgerKey } from '../contract/ledger';
import { openLedger } from './activities';

/** A document's own row in the ledger. */
export interface Place {
  readonly key: LedgerKey;
  readonly entry: LedgerEntry;
  readonly revision: number;
}

/**
 * The first revision whose document still counts: not void, and, where `markStart` is given, not made from something
 * else, such as the receipt of a purchase that had this number before.
 */
export async function placeInLedger(
  keyOf: (revision: number) => LedgerKey,
  fromRevision: number,
  markStart?: string,
): Promise<Place> {
  for (let revision = fromRevision; ; revision += 1) {
    const key = keyOf(revision);
    const entry = await openLedger(key);
    if (entry.state !== 'voided' && !isOfAnother(entry, markStart)) return { key, entry, revision };
  }
}

function isOfAnother({ madeFrom }: LedgerEntry, markStart: string | undefined): boolean {
  return markStart !== undefined && !!madeFrom && !madeFrom.startsWith(markStart);
}
