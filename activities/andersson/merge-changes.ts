import type { ReadResult } from '../../domain/sync/record';
import type { MergeBatch, MergeRequest } from '../../workflows/contract/register-sync';
import { MergeBatchReport } from './merge-batch';
import { mergeRecord } from './merge-record';
import { type RegisterRow, rowsByNumber, rowsDeletedBetween, rowsWrittenBetween, type Written } from './register-rows';
import { readCursor } from './sync-cursors';
import { linksByNumber, type SyncLink } from './sync-links';
import { closeRun } from './sync-runs';
import type { SyncScope } from './sync-scope';

/** Rows looked at in one query of the scan. */
const scanPage = 100;
/** No further page is looked at with so many exports in hand: at most 200 records cross the workflow (design rule 9). */
const exportsPerBatch = 100;
/** Rows one call looks at: our own writes come back here as echoes, cheap to pass over, but a call must end. */
const rowsPerCall = 2_000;
/** Deletions one call looks at, since each may go to Fortnox (design rule 9); the next call goes on after them. */
const deletedPerCall = 100;

/**
 * Merges records read in Fortnox, then the next of Andersson's own changed rows, each in a transaction of its own:
 * writes what Andersson lacks and returns what Fortnox lacks. Ends the run when asked to and nothing goes to Fortnox.
 * A record that cannot be written is reported and remembered; the others go on (design rule 4).
 */
export async function mergeChanges(scope: SyncScope, request: MergeRequest): Promise<MergeBatch> {
  const { database, register } = scope;
  const batch = new MergeBatchReport();
  const now = await database.now();
  const { anderssonReadAt: previousReadAt } = await readCursor(database.kysely, scope);
  const merge = (row: RegisterRow | null, link: SyncLink | null, number: string, read: ReadResult | null) =>
    mergeRecord({ scope, request, batch, now, previousReadAt, row, link, number, read });

  const numbers = request.reads.map((read) => read.number);
  const rows = await rowsByNumber(database.kysely, register, numbers);
  const links = await linksByNumber(database.kysely, scope, numbers);
  for (const read of request.reads) {
    await merge(rows.get(read.number) ?? null, links.get(read.number) ?? null, read.number, read);
  }

  const scan = request.scan;
  let scannedTo = scan?.after ?? null;
  let deletedTo = scan?.deletedAfter ?? scan?.from ?? null;
  let finished = scan === null;
  for (let seen = 0; scan && !finished && seen < rowsPerCall && batch.exports.length < exportsPerBatch; ) {
    const range = { after: scannedTo, until: scan.until };
    const page = await rowsWrittenBetween(database.kysely, database.verbs, register, range, scanPage);
    const known = await linksByNumber(
      database.kysely,
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
  if (scan && finished) {
    const deleted = await mergeDeleted(scope, { after: deletedTo, until: scan.until }, merge);
    finished = deleted.length < deletedPerCall;
    deletedTo = deleted.at(-1)?.rowVersion ?? deletedTo;
  }

  const ends = request.close !== null && finished && batch.exports.length === 0 && batch.asks.length === 0;
  const result = ends && request.close ? await closeRun(scope, request.close, batch.report) : null;
  const { report, exports, asks } = batch;
  return { report, exports, asks, scannedTo, deletedTo, more: !finished, result };
}

type Merge = (row: RegisterRow | null, link: SyncLink | null, number: string, read: ReadResult | null) => Promise<void>;

/** Rows that have disappeared from Andersson since the last run: their records are told of, or follow, by the rules. */
async function mergeDeleted(scope: SyncScope, range: Written, merge: Merge) {
  const { database, register } = scope;
  const deleted = await rowsDeletedBetween(database.kysely, database.verbs, register, range, deletedPerCall);
  const numbers = [...new Set(deleted.map(({ number }) => number))];
  const rows = await rowsByNumber(database.kysely, register, numbers);
  const links = await linksByNumber(database.kysely, scope, numbers);
  for (const [number, link] of links) if (!rows.has(number)) await merge(null, link, number, null);
  return deleted;
}
