import type { Answer, Ask, Export, ExportResult, ReadResult } from '../../domain/sync/record';
import type { SyncReport } from '../../domain/sync/report';

/** What `registerSync` is started with. */
export interface RegisterSyncInput {
  readonly company: string;
  readonly register: string;
}

/** `waitsForOthers`: a register whose records these name has not been taken in yet. */
export type SyncOutcome = 'done' | 'off' | 'notAdopted' | 'waitsForOthers' | 'alreadyRunning' | 'interrupted';

/** The alarm that a run was interrupted, of a register or of the stock balances. */
export const interruptedProblem = 'syncInterrupted';

/** The workflow's result, also kept in `sync_run`. */
export interface RegisterSyncResult extends SyncReport {
  readonly outcome: SyncOutcome;
  /** Why a run ended without finishing, or did nothing. */
  readonly message: string | null;
  /** Records of the register that still wait for someone to correct them, from this run and earlier ones. */
  readonly openFailures: number;
}

/** A run that was closed by itself. */
export interface ClosedRegisterSync extends RegisterSyncResult {
  /** What people are to be told, and have not been told before; absent in runs closed before they were told. */
  readonly tell?: string | null;
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
  /** Records that are due to be looked at although neither side reports a change of them. */
  readonly again: readonly string[];
  /** Read again in rotation, since Fortnox's list does not show all of them; absent where it need not be. */
  readonly rotation?: readonly string[];
  /** The register is taken in whole: until a run has come to its end, what has been read is not read again. */
  readonly load?: boolean;
  /** How many records Andersson has, where the register is taken in whole and may go to Fortnox. */
  readonly anderssonRecords?: number;
  /** Fortnox's clock when the other list was last read whose changes are changes of these records. */
  readonly changesTooReadAt?: string | null;
  /** All that has changed in Fortnox, as its change feed has told: the list need not be read. */
  readonly told?: readonly string[];
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
  /** Absent in a run that began before deletions were taken some at a time. */
  readonly deletedAfter?: string | null;
}

/** How far the reading of Fortnox's list has come; null fields before the first page. */
export interface FortnoxPosition {
  readonly page: number;
  /** Fortnox's clock at the first page, which becomes the next cursor. */
  readonly readAt: string | null;
  /** How far Fortnox's clock is ahead of the worker's, in milliseconds. */
  readonly aheadMs: number;
  readonly total: number | null;
  /** Numbers already handled of the page before, to be left out when that page is read anew. */
  readonly handled: readonly string[];
  readonly finished: boolean;
  /** Fortnox's clock at the first page of the other list, once that has been read to its end. */
  readonly changesTooReadAt?: string | null;
}

/** One line of Fortnox's list where its content tells what has changed. */
export interface ListedRecord {
  readonly number: string;
  /** Fingerprint of the line. */
  readonly mark: string;
  readonly active: boolean;
}

/** What Fortnox lists, handed to Andersson's side, which knows what has been read. */
export interface PickRequest extends RegisterSyncInput {
  readonly numbers: readonly string[];
  /** The lines, where their content tells. */
  readonly lines: readonly ListedRecord[] | null;
  /** Fortnox's clock when the first page was read, if the register is being taken in whole. */
  readonly loadReadAt: string | null;
}

/** How far a run has come, and what is left at Fortnox's pace. */
export interface SyncProgress {
  /** Records seen to, of how many on the side that has most. */
  readonly done: number;
  readonly of: number;
  /** Minutes the rest takes where nothing else calls Fortnox; null before the first page. */
  readonly minutesLeft: number | null;
}

/** What the query `status` answers (design §3: every process does). */
export interface RegisterSyncStatus {
  readonly step: 'admission' | 'fortnoxChanges' | 'anderssonChanges';
  readonly report: SyncReport | null;
  readonly progress?: SyncProgress;
}

/** A part of a run, handed to Andersson's side: records read in Fortnox, or the next of its own changed rows. */
export interface MergeRequest extends RegisterSyncInput {
  readonly runId: number;
  readonly reads: readonly ReadResult[];
  /** Fortnox's clock before the records were read. */
  readonly readAt?: string | null;
  /** Fingerprints of their lines in Fortnox's list, by number. */
  readonly marks?: Readonly<Record<string, string>>;
  /** Fortnox's answers to what an earlier merge of these records asked. */
  readonly answers: readonly Answer[];
  /** Andersson's changed rows to look at after the reads; null while Fortnox's changes are still coming in. */
  readonly scan: {
    readonly after: string | null;
    readonly until: string;
    /** Where the run began: deletions are looked at from there, at the scan's end. */
    readonly from?: string | null;
    /** Deletions looked at so far; null before the first. */
    readonly deletedAfter?: string | null;
  } | null;
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
  /** The row version up to which deletions have been seen. */
  readonly deletedTo: string | null;
  /** More of Andersson's rows are to be looked at; absent in runs from before the next were merged during the writes. */
  readonly more?: boolean;
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
  readonly changesTooReadAt?: string | null;
  /** What the change feed had told, where the run looked at that and no list. */
  readonly told?: readonly string[];
  readonly startedAt: string;
  readonly anderssonUntil: string;
}
