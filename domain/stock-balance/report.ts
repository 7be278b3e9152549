import { addCounts, type Counts, noCounts, type RecordResult } from '../sync/counts';
import { type ReportLine, reportLines } from '../sync/report';

/** What a run did; every article is counted as it was looked at. */
export interface StockBalanceReport {
  readonly counts: Counts;
  /** Articles whose balance could not be taken in, and why; the first of them. */
  readonly failures: readonly ReportLine[];
  /** What has kept balances back for more than a day (design rule 8). */
  readonly heldBy: readonly HeldBy[];
}

/** A document in Andersson whose move of stock is not known to be in Fortnox's balance. */
export interface HeldBy {
  /** Workflow kind and number: `purchase/4711`. */
  readonly document: string;
  /** UTC instant since when. */
  readonly since: string;
}

export const emptyBalanceReport: StockBalanceReport = { counts: noCounts, failures: [], heldBy: [] };

/** So many more articles with this result. */
export function counted(report: StockBalanceReport, result: RecordResult, articles = 1): StockBalanceReport {
  const { counts } = report;
  return {
    ...report,
    counts: { ...counts, read: counts.read + articles, [result]: counts[result] + articles },
  };
}

/** One more article that failed, with what to do about it. */
export function failed(report: StockBalanceReport, number: string, sentence: string): StockBalanceReport {
  const failures = [...report.failures, { number, sentence }].slice(0, reportLines);
  return { ...counted(report, 'failed'), failures };
}

/** A document that has kept balances back for long, named once. */
export function heldBy(report: StockBalanceReport, { document, since }: HeldBy): StockBalanceReport {
  if (report.heldBy.some((known) => known.document === document)) return report;
  return { ...report, heldBy: [...report.heldBy, { document, since }] };
}

export function addBalanceReports(a: StockBalanceReport, b: StockBalanceReport): StockBalanceReport {
  const both = {
    counts: addCounts(a.counts, b.counts),
    failures: [...a.failures, ...b.failures].slice(0, reportLines),
    heldBy: a.heldBy,
  };
  return b.heldBy.reduce(heldBy, both);
}
