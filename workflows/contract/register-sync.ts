import type { Answer, Ask, Export, ExportResult, ReadResult } from '../../domain/sync/record';
import type { SyncReport } from '../../domain/sync/report';

/** What `registerSync` is started with. */
export interface RegisterSyncInput {
  readonly company: string;
  readonly register: string;
}

export type SyncOutcome = 'done' | 'off' | 'notAdopted' | 'alreadyRunning' | 'interrupted';

/** The workflow's result, also kept in `sync_run`. */
export interface RegisterSyncResult extends SyncReport {
  readonly outcome: SyncOutcome;
  /** Why a run ended without finishing, or did nothing. */
  readonly message: string | null;
  /** Records of the register that still wait for someone to correct them, from this run and earlier ones. */
  readonly openFailures: number;
}

/** A run that may go on: where each side was last read, and what is to be read again. */
export interface SyncRun {
  readonly runId: number;
  /** Fortnox's clock when the last finished run began reading; null on the first run. */
  readonly fortnoxReadAt: string | null;
  /** Row versions to read in Andersson: after the first, up to and including what was committed at admission. */
  readonly anderssonAfter: string | null;
  readonly anderssonUntil: string;
  /** Andersson's clock at admission. */
  readonly startedAt: string;
  /** How far Andersson's clock is ahead of the worker's, in milliseconds. */
  readonly anderssonAheadMs: number;
  /** Records an earlier run could not finish for a reason that may have passed. */
  readonly again: readonly string[];
}

export type Admission =
  | { readonly admitted: true; readonly run: SyncRun }
  | { readonly admitted: false; readonly result: RegisterSyncResult };

/** Where a run continued as new goes on; versioned, since a run may outlive a deploy. */
export interface RegisterSyncProgress {
  readonly v: 1;
  readonly run: SyncRun;
  readonly report: SyncReport;
  readonly fortnox: FortnoxPosition;
  readonly scanAfter: string | null;
}

/** How far the reading of Fortnox's list has come; null fields before the first page. */
export interface FortnoxPosition {
  readonly page: number;
  /** Fortnox's clock at the first page, which becomes the next cursor. */
  readonly readAt: string | null;
  /** How far Fortnox's clock is ahead of the worker's, in milliseconds. */
  readonly aheadMs: number;
  readonly total: number | null;
  /** Numbers already handled of the page before, to be left out when a shrinking list is read one page back. */
  readonly handled: readonly string[];
  readonly finished: boolean;
}

/** What the query `status` answers (design §3: every process does). */
export interface RegisterSyncStatus {
  readonly step: 'admission' | 'fortnoxChanges' | 'anderssonChanges';
  readonly report: SyncReport | null;
}

/** A part of a run, handed to Andersson's side: records read in Fortnox, or the next of its own changed rows. */
export interface MergeRequest extends RegisterSyncInput {
  readonly runId: number;
  readonly reads: readonly ReadResult[];
  /** Fortnox's answers to what an earlier merge of these records asked. */
  readonly answers: readonly Answer[];
  /** Andersson's changed rows to look at after the reads; null while Fortnox's changes are still coming in. */
  readonly scan: { readonly after: string | null; readonly until: string } | null;
  /** Ends the run in the same transaction of work when nothing goes to Fortnox, so that an idle tick costs one call less. */
  readonly close: CloseRequest | null;
}

export interface MergeBatch {
  readonly report: SyncReport;
  readonly exports: readonly Export[];
  /** Records left alone until Fortnox has told whose change came last. */
  readonly asks: readonly Ask[];
  /** The row version up to which Andersson's changed rows have been seen; as given where no scan was asked for. */
  readonly scannedTo: string | null;
  /** The run's result, when this batch ended it. */
  readonly result: RegisterSyncResult | null;
}

export interface RecordExportsRequest extends RegisterSyncInput {
  readonly runId: number;
  readonly results: readonly ExportResult[];
}

export interface CloseRequest extends RegisterSyncInput {
  readonly runId: number;
  readonly outcome: 'done' | 'interrupted';
  readonly message: string | null;
  /** What the run did before this; the closing batch's own report is added. */
  readonly report: SyncReport;
  /** New cursors, moved only when the run is done. */
  readonly fortnoxReadAt: string | null;
  readonly startedAt: string;
  readonly anderssonUntil: string;
}
