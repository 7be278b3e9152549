import { addCounts, type Counts, noCounts } from './counts';

/** Records made and changed on one side. */
export interface SideWrites {
  readonly created: number;
  readonly updated: number;
}

/** One record that did not get through, as the run's report names it. */
export interface ReportLine {
  readonly number: string;
  readonly sentence: string;
}

/** What a run did, summed over its batches; the sums are whole, the lines are the first of each kind. */
export interface SyncReport {
  readonly counts: Counts;
  readonly toAndersson: SideWrites;
  readonly toFortnox: SideWrites;
  readonly conflicts: number;
  /** Records that failed and why; more than fit are kept in `sync_link` and counted here. */
  readonly failures: readonly ReportLine[];
  /** What was decided on the way: conflicts with winner and loser, texts cut, deletions seen. */
  readonly notes: readonly ReportLine[];
}

/** Lines of one kind that a report carries through the workflow's history; the rest is in the database. */
export const reportLines = 50;

const noWrites: SideWrites = { created: 0, updated: 0 };

export const emptyReport: SyncReport = {
  counts: noCounts,
  toAndersson: noWrites,
  toFortnox: noWrites,
  conflicts: 0,
  failures: [],
  notes: [],
};

export function addReports(a: SyncReport, b: SyncReport): SyncReport {
  return {
    counts: addCounts(a.counts, b.counts),
    toAndersson: addWrites(a.toAndersson, b.toAndersson),
    toFortnox: addWrites(a.toFortnox, b.toFortnox),
    conflicts: a.conflicts + b.conflicts,
    failures: [...a.failures, ...b.failures].slice(0, reportLines),
    notes: [...a.notes, ...b.notes].slice(0, reportLines),
  };
}

function addWrites(a: SideWrites, b: SideWrites): SideWrites {
  return { created: a.created + b.created, updated: a.updated + b.updated };
}
