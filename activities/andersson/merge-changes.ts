import { agreedBase, settledBase } from '../../domain/sync/base';
import { count, type RecordResult } from '../../domain/sync/counts';
import { fortnoxValues, type KnownRecord, type Plan, planRecord, type Write } from '../../domain/sync/plan';
import type { Ask, Export, ReadResult, RecordFailure } from '../../domain/sync/record';
import { emptyReport, type ReportLine, reportLines, type SyncReport } from '../../domain/sync/report';
import { syncSentences } from '../../domain/sync/sentences';
import type { MergeBatch, MergeRequest } from '../../workflows/contract/register-sync';
import { auditWrites } from './audit-log';
import { insertRow, type RegisterRow, rowsByNumber, rowsWrittenBetween, updateRow } from './register-rows';
import { rowRefusal } from './row-refusal';
import { type LinkChange, linksByNumber, type SyncLink, saveLink } from './sync-links';
import { closeRun } from './sync-runs';
import type { SyncScope } from './sync-scope';

/** Rows looked at in one query of the scan. */
const scanPage = 100;
/** No further page is looked at with so many exports in hand: at most 200 records cross the workflow (design rule 9). */
const exportsPerBatch = 100;
/** Rows one call looks at: our own writes come back here as echoes, cheap to pass over, but a call must end. */
const rowsPerCall = 2_000;

/** Collects what one batch comes to. */
class Batch {
  report: SyncReport = emptyReport;
  readonly exports: Export[] = [];
  readonly asks: Ask[] = [];

  counted(result: RecordResult): void {
    this.report = { ...this.report, counts: count(this.report.counts, result) };
  }

  noted(number: string, sentences: readonly string[]): void {
    if (sentences.length === 0) return;
    const lines = sentences.map((sentence): ReportLine => ({ number, sentence }));
    this.report = { ...this.report, notes: [...this.report.notes, ...lines].slice(0, reportLines) };
  }

  failed(number: string, sentence: string): void {
    this.counted('failed');
    const failures = [...this.report.failures, { number, sentence }].slice(0, reportLines);
    this.report = { ...this.report, failures };
  }

  wrote(write: Write): void {
    const { toAndersson, conflicts } = write;
    const { created, updated } = this.report.toAndersson;
    this.report = {
      ...this.report,
      conflicts: this.report.conflicts + conflicts.length,
      toAndersson: {
        created: created + (toAndersson?.action === 'create' ? 1 : 0),
        updated: updated + (toAndersson?.action === 'update' ? 1 : 0),
      },
    };
  }
}

/**
 * Merges records read in Fortnox, then the next of Andersson's own changed rows, each in a transaction of its own:
 * writes what Andersson lacks and returns what Fortnox lacks. Ends the run when asked to and nothing goes to Fortnox.
 * A record that cannot be written is reported and remembered; the others go on (design rule 4).
 */
export async function mergeChanges(scope: SyncScope, request: MergeRequest): Promise<MergeBatch> {
  const batch = new Batch();
  const now = await scope.database.now();
  const previousReadAt = await previousStart(scope);
  const merge = (row: RegisterRow | null, link: SyncLink | null, number: string, read: ReadResult | null) =>
    mergeRecord({ scope, request, batch, now, previousReadAt, row, link, number, read });

  const numbers = request.reads.map((read) => read.number);
  const rows = await rowsByNumber(scope.database.kysely, scope.register, numbers);
  const links = await linksByNumber(scope.database.kysely, scope, numbers);
  for (const read of request.reads) {
    await merge(rows.get(read.number) ?? null, links.get(read.number) ?? null, read.number, read);
  }

  let scannedTo = request.scan?.after ?? null;
  let finished = request.scan === null;
  for (let seen = 0; request.scan && !finished && seen < rowsPerCall && batch.exports.length < exportsPerBatch; ) {
    const page = await rowsWrittenBetween(
      scope.database.kysely,
      scope.database.verbs,
      scope.register,
      { after: scannedTo, until: request.scan.until },
      scanPage,
    );
    const known = await linksByNumber(
      scope.database.kysely,
      scope,
      page.map((row) => row.number),
    );
    for (const row of page) {
      const link = known.get(row.number) ?? null;
      // A row with an export still to record is handed over again: an earlier attempt of this very call may be lost.
      if (link?.handledInRun !== request.runId || link.intent) await merge(row, link, row.number, null);
    }
    seen += page.length;
    finished = page.length < scanPage;
    scannedTo = page.at(-1)?.rowVersion ?? scannedTo;
  }

  const ends = request.close !== null && finished && batch.exports.length === 0 && batch.asks.length === 0;
  const result = ends && request.close ? await closeRun(scope, request.close, batch.report) : null;
  return { report: batch.report, exports: batch.exports, asks: batch.asks, scannedTo, result };
}

interface MergeOne {
  readonly scope: SyncScope;
  readonly request: MergeRequest;
  readonly batch: Batch;
  readonly now: string;
  readonly previousReadAt: string | null;
  readonly row: RegisterRow | null;
  readonly link: SyncLink | null;
  readonly number: string;
  readonly read: ReadResult | null;
}

async function mergeRecord(one: MergeOne): Promise<void> {
  const { scope, request, batch, row, link, number, read } = one;
  const known: KnownRecord = {
    number,
    row,
    read,
    base: settledBase(
      scope.register,
      link?.base ?? null,
      link?.intent?.andersson ?? link?.failure?.andersson ?? null,
      read?.result === 'found' ? read.record.values : null,
    ),
    failure: link?.failure ?? null,
    writtenByUsAt: link?.fortnoxWrittenAt ?? null,
  };
  const plan = planRecord(known, {
    register: scope.register,
    allowed: scope.allowed,
    language: scope.language,
    previousReadAt: one.previousReadAt,
    answer: request.answers.find((answer) => answer.number === number)?.later,
  });
  if (plan.do === 'ask') {
    batch.asks.push({ number, changedAt: plan.changedAt });
    return;
  }
  try {
    await apply(one, known, plan);
  } catch (error) {
    const refusal = rowRefusal(error);
    if (!refusal) throw error;
    const sentence = syncSentences[scope.language].rowRefused(refusal.message);
    await fail(one, known, {
      side: 'andersson',
      kind: 'rowRefused',
      code: refusal.code,
      sentence,
      passing: refusal.passing,
    });
  }
}

async function apply(one: MergeOne, known: KnownRecord, plan: Exclude<Plan, { do: 'ask' }>): Promise<void> {
  const { batch, number } = one;
  if (plan.do === 'fail') return fail(one, known, plan.failure);
  if (plan.do === 'leave') {
    await leave(one, known, plan.result);
    batch.counted(plan.result);
    batch.noted(number, plan.note === null ? [] : [plan.note]);
    return;
  }
  if (!(await write(one, known, plan))) {
    // Somebody changed the row while it was being merged: the next run looks at it afresh.
    await remember(one, { again: true });
    batch.counted('skipped');
    return;
  }
  batch.wrote(plan);
  batch.noted(number, plan.notes);
  if (plan.toFortnox) batch.exports.push(plan.toFortnox);
  else batch.counted('written');
}

async function leave(one: MergeOne, known: KnownRecord, result: 'same' | 'skipped'): Promise<void> {
  const fortnox = fortnoxValues(known);
  const agreed = result === 'same' && known.row && fortnox;
  if (one.read === null && !one.link?.failure) return;
  const nothing = { andersson: {}, fortnox: {} };
  await remember(one, {
    ...(agreed && {
      base: agreedBase(one.scope.register, { andersson: known.row.values, fortnox }, known.base, nothing),
      failure: null,
    }),
    again: false,
  });
}

async function fail(one: MergeOne, known: KnownRecord, failure: RecordFailure): Promise<void> {
  one.batch.failed(one.number, failure.sentence);
  const kept = { ...failure, andersson: known.row?.values ?? null, fortnox: fortnoxValues(known) };
  await remember(one, { ...(known.base && { base: known.base }), failure: kept, again: failure.passing });
}

/** Writes a plan's part in Andersson with its link and audit rows, all or nothing; false when the row has moved on. */
async function write(one: MergeOne, known: KnownRecord, plan: Write): Promise<boolean> {
  const { scope, request, number, row, now } = one;
  const fortnox = fortnoxValues(known);
  return scope.database.transaction(async (trx) => {
    const { toAndersson, toFortnox } = plan;
    if (toAndersson?.action === 'create') await insertRow(trx, scope.register, number, toAndersson.values);
    if (toAndersson?.action === 'update' && row) {
      if (!(await updateRow(trx, scope.database.verbs, scope.register, row, toAndersson.values))) return false;
    }
    if (toAndersson) {
      const old = row?.values ?? {};
      await auditWrites(trx, scope, {
        number,
        runId: request.runId,
        at: now,
        side: 'andersson',
        old,
        written: toAndersson.values,
        conflicts: plan.conflicts,
      });
    }
    const andersson = { ...known.row?.values, ...toAndersson?.values };
    // Records that meet for the first time agree only once the export they still wait for is recorded.
    const agreed = fortnox !== null && (known.base !== null || toFortnox === null);
    const base = agreed
      ? agreedBase(scope.register, { andersson, fortnox }, known.base, {
          andersson: toAndersson?.values ?? {},
          fortnox: {},
        })
      : undefined;
    await saveLink(
      trx,
      scope.database.verbs,
      scope,
      number,
      {
        ...(base && { base }),
        failure: null,
        // Until the export's outcome is recorded: a run that dies in between leaves the record to the next.
        again: toFortnox !== null,
        handledInRun: request.runId,
        intent: toFortnox ? { andersson, fortnox, conflicts: plan.conflicts } : null,
      },
      now,
    );
    return true;
  });
}

function remember(one: MergeOne, change: LinkChange): Promise<void> {
  const { scope, number, request, now } = one;
  return saveLink(
    scope.database.kysely,
    scope.database.verbs,
    scope,
    number,
    { ...change, handledInRun: request.runId },
    now,
  );
}

/** When the last finished run began, by Andersson's clock. */
async function previousStart(scope: SyncScope): Promise<string | null> {
  const cursor = await scope.database.kysely
    .selectFrom('sync_cursor')
    .select('andersson_read_at')
    .where('company', '=', scope.company)
    .where('register', '=', scope.register.name)
    .executeTakeFirst();
  return cursor?.andersson_read_at ?? null;
}
