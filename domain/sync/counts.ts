/** What became of the records a run looked at; `read` is always the sum of the other four (design rule 4). */
export interface Counts {
  readonly read: number;
  readonly written: number;
  readonly same: number;
  readonly skipped: number;
  readonly failed: number;
}

export type RecordResult = 'written' | 'same' | 'skipped' | 'failed';

export const noCounts: Counts = { read: 0, written: 0, same: 0, skipped: 0, failed: 0 };

/** One more record with its result. */
export function count(counts: Counts, result: RecordResult): Counts {
  return { ...counts, read: counts.read + 1, [result]: counts[result] + 1 };
}

export function addCounts(a: Counts, b: Counts): Counts {
  return {
    read: a.read + b.read,
    written: a.written + b.written,
    same: a.same + b.same,
    skipped: a.skipped + b.skipped,
    failed: a.failed + b.failed,
  };
}
