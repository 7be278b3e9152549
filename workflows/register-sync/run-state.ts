import { workflowInfo } from '@temporalio/workflow';
import { type RegisterName, registers } from '../../domain/registers';
import type { Export, ExportResult } from '../../domain/sync/record';
import { addReports, emptyReport, type SyncReport } from '../../domain/sync/report';
import type {
  CloseRequest,
  FortnoxPosition,
  ListedRecord,
  MergeRequest,
  RegisterSyncInput,
  RegisterSyncProgress,
  RegisterSyncResult,
  RegisterSyncStatus,
  SyncRun,
} from '../contract/register-sync';
import { allEnded, inGroups, inParallel } from '../in-parallel';
import { AccessLost } from './access-lost';
import {
  listChangedInFortnox,
  mergeChanges,
  pickToRead,
  readFromFortnox,
  recordExports,
  whoChangedLater,
} from './activities';
import { listPage } from './list-page';
import { progressOf } from './load-progress';
import { writeExports } from './write-exports';

/** Records per batch through the history: well below 200 and 256 KB (design rule 9), and 10 s of Fortnox's pace. */
const recordsPerBatch = 50;
/** During a first load, where a worker may be killed: what was under way is read again, so little is under way. */
const recordsPerLoadBatch = 8;
/** Batches under way at once: while one is merged the others keep Fortnox's slots filled. */
const batchesAtOnce = 3;
const beforeFirstPage: FortnoxPosition = {
  page: 1,
  readAt: null,
  aheadMs: 0,
  total: null,
  handled: [],
  finished: false,
};

/** What a run has done and where it stands; moved forward page by page, handed over when the run continues as new. */
export class SyncRunState {
  #report: SyncReport = emptyReport;
  #fortnox: FortnoxPosition = beforeFirstPage;
  #scanAfter: string | null;
  #deletedAfter: string | null = null;
  /** Andersson's changes that have gone to Fortnox and are not recorded; none between two of the run's steps. */
  readonly #sent: ExportResult[] = [];

  private constructor(
    readonly input: RegisterSyncInput & { readonly register: RegisterName },
    readonly run: SyncRun,
  ) {
    this.#scanAfter = run.anderssonAfter;
  }

  /** `input` has passed admission, which checks it whole. */
  static begin(input: RegisterSyncInput, run: SyncRun): SyncRunState {
    return new SyncRunState(input as RegisterSyncInput & { register: RegisterName }, run);
  }

  static resume(input: RegisterSyncInput, progress: RegisterSyncProgress): SyncRunState {
    const state = SyncRunState.begin(input, progress.run);
    state.#report = progress.report;
    state.#fortnox = progress.fortnox;
    state.#scanAfter = progress.scanAfter;
    state.#deletedAfter = progress.deletedAfter ?? null;
    return state;
  }

  progress(): RegisterSyncProgress {
    return {
      v: 1,
      run: this.run,
      report: this.#report,
      fortnox: this.#fortnox,
      scanAfter: this.#scanAfter,
      deletedAfter: this.#deletedAfter,
    };
  }

  status(): RegisterSyncStatus {
    const step = this.#fortnox.finished ? 'anderssonChanges' : 'fortnoxChanges';
    const { anderssonRecords = 0 } = this.run;
    const progress = progressOf(
      registers[this.input.register],
      this.#fortnox,
      this.#report.counts.read,
      anderssonRecords,
    );
    return { step, report: this.#report, progress };
  }

  /** Takes in one page of Fortnox's changed records; false when there is none left. */
  async takeInFortnoxPage(): Promise<boolean> {
    if (this.#fortnox.finished) return false;
    if (this.run.told) return this.#takeInWhatWasTold();
    const at = this.#fortnox;
    const since = this.run.fortnoxReadAt;
    const page = await listPage({ ...this.input, ...this.#lane(), since, page: at.page });
    // The page before was not read anew, and the list has become shorter: it is read again for what moved onto it.
    const slipped = page.before === null && at.page > 1 && at.total !== null && page.total < at.total;
    if (slipped) {
      this.#fortnox = { ...at, page: at.page - 1, total: page.total };
      return true;
    }
    // Known before the page's records are merged: whose change came last is asked by Fortnox's clock.
    const clock =
      at.readAt === null ? { readAt: page.readAt, aheadMs: page.aheadMs } : { readAt: at.readAt, aheadMs: at.aheadMs };
    this.#fortnox = { ...at, ...clock, total: page.total };
    const handled = new Set(at.handled);
    const moved = (page.before ?? []).filter((number) => !handled.has(number));
    const changed = await this.#changed([...moved, ...page.numbers], page.lines ?? null);
    const again = at.page === 1 ? await this.#lookedAtAgain() : [];
    const numbers = [...new Set([...again, ...changed])].filter((number) => !handled.has(number));
    await this.#takeInRecords(numbers, marksOf(page.lines ?? []));

    const finished = at.page >= page.totalPages;
    this.#fortnox = {
      ...this.#fortnox,
      page: at.page + 1,
      total: page.total,
      handled: finished ? [] : page.numbers,
      finished,
    };
    return !finished;
  }

  /**
   * Takes in the next of Andersson's changed rows; the result when they were the last and nothing had to go to Fortnox.
   * While a batch is written the next one is merged and the one before is recorded, so that write follows on write. When
   * this ends, whichever way, nothing is under way and all that was written is recorded.
   */
  async takeInAnderssonChanges(): Promise<RegisterSyncResult | null> {
    let batch = await this.#mergeRows(this.closing({ outcome: 'done', message: null }));
    try {
      while (batch.more && batch.exports.length > 0 && !workflowInfo().continueAsNewSuggested) {
        [, , batch] = await allEnded([this.#send(batch.exports), this.#recordSent(), this.#mergeRows(null)]);
      }
      await allEnded([this.#send(batch.exports), this.#recordSent()]);
    } finally {
      await this.#recordSent();
    }
    return batch.result;
  }

  closing(end: Pick<CloseRequest, 'outcome' | 'message'>): CloseRequest {
    const { runId, startedAt, anderssonUntil, told } = this.run;
    const { readAt, changesTooReadAt } = this.#fortnox;
    return {
      ...this.input,
      ...end,
      runId,
      startedAt,
      anderssonUntil,
      report: this.#report,
      fortnoxReadAt: readAt,
      ...(changesTooReadAt !== undefined && { changesTooReadAt }),
      ...(told && { told }),
    };
  }

  /** Fortnox's change feed has told all that has changed; nothing is listed but what it does not tell. */
  async #takeInWhatWasTold(): Promise<boolean> {
    const numbers = new Set(await this.#lookedAtAgain());
    await this.#takeInRecords([...numbers], {});
    this.#fortnox = { ...this.#fortnox, finished: true };
    return false;
  }

  /** What is due although the register's own list does not name it. */
  async #lookedAtAgain(): Promise<readonly string[]> {
    const { again, told = [], rotation = [] } = this.run;
    return [...again, ...told, ...rotation, ...(await this.#changedToo())];
  }

  /** Records that the other list tells have changed. A first load reads them all without it. */
  async #changedToo(): Promise<readonly string[]> {
    if (!registers[this.input.register].fortnox.changesToo || this.run.changesTooReadAt === undefined) return [];
    if (this.run.load) {
      this.#fortnox = { ...this.#fortnox, changesTooReadAt: this.#fortnox.readAt };
      return [];
    }
    const since = this.run.changesTooReadAt ?? this.run.fortnoxReadAt;
    const numbers: string[] = [];
    for (let page = 1, pages = 1; page <= pages; page += 1) {
      const listed = await listPage({ ...this.input, since, page, list: 'changesToo' });
      if (page === 1) this.#fortnox = { ...this.#fortnox, changesTooReadAt: listed.readAt, aheadMs: listed.aheadMs };
      pages = listed.totalPages;
      numbers.push(...(listed.before ?? []), ...listed.numbers);
    }
    return numbers;
  }

  /** Which of the listed records have to be read: all, where a list of changes was asked for. */
  async #changed(numbers: readonly string[], lines: readonly ListedRecord[] | null): Promise<readonly string[]> {
    if (!this.run.load && lines === null) return numbers;
    return pickToRead({ ...this.input, numbers, lines, loadReadAt: this.run.load ? this.#fortnox.readAt : null });
  }

  async #takeInRecords(numbers: readonly string[], marks: Readonly<Record<string, string>>): Promise<void> {
    const size = this.run.load ? recordsPerLoadBatch : recordsPerBatch;
    await inParallel(inGroups(numbers, size), batchesAtOnce, async (group) => {
      const reads = await readFromFortnox({ ...this.input, ...this.#lane(), numbers: group });
      const ofGroup = Object.fromEntries(group.flatMap((it) => (marks[it] ? [[it, marks[it]]] : [])));
      await this.#merge({ reads, marks: ofGroup, scan: null, close: null });
    });
  }

  /** Merges the next of Andersson's rows; ends the run when asked to and none of them has to go to Fortnox. */
  async #mergeRows(close: CloseRequest | null) {
    const { anderssonAfter: from, anderssonUntil: until } = this.run;
    const scan = { after: this.#scanAfter, until, from, deletedAfter: this.#deletedAfter };
    const merged = await this.#merge({ reads: [], marks: {}, scan, close });
    this.#scanAfter = merged.scannedTo;
    this.#deletedAfter = merged.deletedTo ?? null;
    return merged;
  }

  /** What goes to Fortnox of records read there is written at once; that of Andersson's rows is handed back. */
  async #merge(part: Pick<MergeRequest, 'reads' | 'marks' | 'scan' | 'close'>) {
    const request = {
      ...this.input,
      ...part,
      runId: this.run.runId,
      // Where no list was read Fortnox's clock is not known, and Andersson's is near enough to say which is oldest.
      readAt: this.#fortnox.readAt ?? this.run.startedAt,
    };
    const merged = await mergeChanges({ ...request, answers: [] });
    this.#add(merged.report);
    let exports = merged.exports;
    if (merged.asks.length > 0) {
      const anderssonAheadMs = this.run.anderssonAheadMs - (await this.#fortnoxAheadMs());
      const answers = await whoChangedLater({ ...this.input, asks: merged.asks, anderssonAheadMs });
      const asked = new Set(merged.asks.map((ask) => ask.number));
      const reads = part.reads.filter((read) => asked.has(read.number));
      const decided = await mergeChanges({ ...request, reads, answers, scan: null, close: null });
      this.#add(decided.report);
      exports = [...exports, ...decided.exports];
    }
    if (part.scan === null) await this.#write(exports);
    return { ...merged, exports };
  }

  /** How far Fortnox's clock is ahead of the worker's: every list tells, and one is asked for where none was read. */
  async #fortnoxAheadMs(): Promise<number> {
    if (!this.run.told || this.#fortnox.changesTooReadAt !== undefined) return this.#fortnox.aheadMs;
    return (await listChangedInFortnox({ ...this.input, since: this.run.startedAt, page: 1 })).aheadMs;
  }

  /** @throws AccessLost when what has been written so far is recorded, and nothing more can be. */
  async #write(exports: readonly Export[]): Promise<void> {
    if (exports.length === 0) return;
    const { results, lost } = await writeExports({ ...this.input, ...this.#lane() }, exports);
    this.#add(await recordExports({ ...this.input, runId: this.run.runId, results }));
    if (lost !== null) throw new AccessLost(lost);
  }

  /** @throws AccessLost when nothing more can be written; what has been is still to be recorded. */
  async #send(exports: readonly Export[]): Promise<void> {
    const { results, lost } = await writeExports({ ...this.input, ...this.#lane() }, exports);
    this.#sent.push(...results);
    if (lost !== null) throw new AccessLost(lost);
  }

  async #recordSent(): Promise<void> {
    const results = this.#sent.splice(0);
    if (results.length > 0) this.#add(await recordExports({ ...this.input, runId: this.run.runId, results }));
  }

  /** A first load lets everything else go first (design rule 9). */
  #lane(): { readonly lane?: 'bulk' } {
    return this.run.load ? { lane: 'bulk' } : {};
  }

  #add(report: SyncReport): void {
    this.#report = addReports(this.#report, report);
  }
}

function marksOf(lines: readonly ListedRecord[]): Readonly<Record<string, string>> {
  return Object.fromEntries(lines.map(({ number, mark }) => [number, mark]));
}
