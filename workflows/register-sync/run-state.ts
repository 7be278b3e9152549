import { isCancellation } from '@temporalio/workflow';
import type { RegisterName } from '../../domain/registers';
import type { Export, ExportResult, ReadResult } from '../../domain/sync/record';
import { addReports, emptyReport, type SyncReport } from '../../domain/sync/report';
import type {
  CloseRequest,
  FortnoxPosition,
  RegisterSyncInput,
  RegisterSyncProgress,
  RegisterSyncResult,
  RegisterSyncStatus,
  SyncRun,
} from '../contract/register-sync';
import { passingFailure } from '../failures';
import { inGroups, inParallel } from '../in-parallel';
import {
  listChangedInFortnox,
  mergeChanges,
  readFromFortnox,
  recordExports,
  whoChangedLater,
  writeToFortnox,
} from './activities';

/** Records per batch through the history: well below 200 and 256 KB (design rule 9), and 10 s of Fortnox's pace. */
const recordsPerBatch = 50;
/** Batches under way at once: while one is merged the others keep Fortnox's slots filled. */
const batchesAtOnce = 3;
/** Writes under way at once; the rate budget spaces them, this only keeps a queue for it. */
const writesAtOnce = 8;

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
    return state;
  }

  progress(): RegisterSyncProgress {
    return { v: 1, run: this.run, report: this.#report, fortnox: this.#fortnox, scanAfter: this.#scanAfter };
  }

  status(): RegisterSyncStatus {
    return { step: this.#fortnox.finished ? 'anderssonChanges' : 'fortnoxChanges', report: this.#report };
  }

  /** Takes in one page of Fortnox's changed records; false when there is none left. */
  async takeInFortnoxPage(): Promise<boolean> {
    if (this.#fortnox.finished) return false;
    const at = this.#fortnox;
    const page = await listChangedInFortnox({ ...this.input, since: this.run.fortnoxReadAt, page: at.page });
    // A record deleted between two pages moves the rest up: the page before is read again for what slipped onto it.
    const slipped = at.page > 1 && at.total !== null && page.total < at.total;
    if (slipped) {
      this.#fortnox = { ...at, page: at.page - 1, total: page.total };
      return true;
    }
    const again = at.page === 1 ? this.run.again : [];
    const handled = new Set(at.handled);
    const numbers = [...new Set([...again, ...page.numbers])].filter((number) => !handled.has(number));
    // Known before the page's records are merged: whose change came last is asked by Fortnox's clock.
    const clock =
      at.readAt === null ? { readAt: page.readAt, aheadMs: page.aheadMs } : { readAt: at.readAt, aheadMs: at.aheadMs };
    this.#fortnox = { ...at, ...clock };
    await this.#takeInRecords(numbers);

    const finished = at.page >= page.totalPages;
    this.#fortnox = {
      ...clock,
      page: at.page + 1,
      total: page.total,
      handled: finished ? [] : page.numbers,
      finished,
    };
    return !finished;
  }

  /** Takes in the next of Andersson's changed rows; the result when they were the last and nothing had to go to Fortnox. */
  async takeInAnderssonChanges(): Promise<RegisterSyncResult | null> {
    const { result, scannedTo } = await this.#merge([], true);
    this.#scanAfter = scannedTo;
    return result;
  }

  closing(end: Pick<CloseRequest, 'outcome' | 'message'>): CloseRequest {
    const { runId, startedAt, anderssonUntil } = this.run;
    return {
      ...this.input,
      ...end,
      runId,
      startedAt,
      anderssonUntil,
      report: this.#report,
      fortnoxReadAt: this.#fortnox.readAt,
    };
  }

  async #takeInRecords(numbers: readonly string[]): Promise<void> {
    await inParallel(inGroups(numbers, recordsPerBatch), batchesAtOnce, async (group) => {
      const reads = await readFromFortnox({ ...this.input, numbers: group });
      await this.#merge(reads, false);
    });
  }

  async #merge(reads: readonly ReadResult[], scanning: boolean) {
    const request = {
      ...this.input,
      runId: this.run.runId,
      reads,
      scan: scanning ? { after: this.#scanAfter, until: this.run.anderssonUntil } : null,
    };
    const close = scanning ? this.closing({ outcome: 'done', message: null }) : null;
    const merged = await mergeChanges({ ...request, answers: [], close });
    this.#add(merged.report);
    let exports = merged.exports;
    if (merged.asks.length > 0) {
      const anderssonAheadMs = this.run.anderssonAheadMs - this.#fortnox.aheadMs;
      const answers = await whoChangedLater({ ...this.input, asks: merged.asks, anderssonAheadMs });
      const asked = new Set(merged.asks.map((ask) => ask.number));
      const decided = await mergeChanges({
        ...request,
        reads: reads.filter((read) => asked.has(read.number)),
        answers,
        scan: null,
        close: null,
      });
      this.#add(decided.report);
      exports = [...exports, ...decided.exports];
    }
    await this.#write(exports);
    return merged;
  }

  async #write(exports: readonly Export[]): Promise<void> {
    if (exports.length === 0) return;
    const results: ExportResult[] = [];
    await inParallel(exports, writesAtOnce, async (write) => {
      results.push(await this.#writeOne(write));
    });
    this.#add(await recordExports({ ...this.input, runId: this.run.runId, results }));
  }

  /** A write that did not heal within its tries leaves the record for the next run. */
  async #writeOne(write: Export): Promise<ExportResult> {
    try {
      return await writeToFortnox({ ...this.input, write });
    } catch (error) {
      if (isCancellation(error)) throw error;
      return { ...write, result: 'failed', failure: passingFailure(error) };
    }
  }

  #add(report: SyncReport): void {
    this.#report = addReports(this.#report, report);
  }
}
