import { addReports, emptyReport } from '../../domain/sync/report';
import type {
  ClosedRegisterSync,
  CloseRequest,
  RegisterSyncResult,
  SyncRun,
} from '../../workflows/contract/register-sync';
import { interruptionToTell } from './interruption';
import { openFailures } from './register-failures';
import { countRows } from './register-rows';
import { rotation } from './rotation';
import { closedResult, endRun, type OpenRun, type RunOwner, startRun } from './run-slot';
import { readCursor, saveCursor } from './sync-cursors';
import { numbersToLookAtAgain } from './sync-links';
import type { SyncScope } from './sync-scope';
import { forgetTold, toldByFeed } from './told-by-feed';

/** Records looked at again in one run; the others keep their place for the next. */
const againPerRun = 200;

/** Closes a run whose workflow has ended without doing so, and opens one for `owner`. */
export async function beginRun(scope: SyncScope, owner: RunOwner, abandoned: OpenRun | null): Promise<SyncRun> {
  const { database, company, register } = scope;
  const startedAt = await database.now();
  const clockReadAt = Date.now();
  const runId = await startRun(database, { company, register: register.name }, { owner, abandoned, at: startedAt });
  const anderssonAheadMs = Date.parse(startedAt) - clockReadAt;
  return { runId, startedAt, anderssonAheadMs, ...(await positions(scope, startedAt)) };
}

/** The run an earlier attempt of the same admission opened. */
export async function resumeRun(scope: SyncScope, run: OpenRun): Promise<SyncRun> {
  const startedAt = await scope.database.now();
  return {
    runId: run.id,
    startedAt,
    anderssonAheadMs: Date.parse(startedAt) - Date.now(),
    ...(await positions(scope, startedAt)),
  };
}

async function positions(
  scope: SyncScope,
  startedAt: string,
): Promise<Omit<SyncRun, 'runId' | 'startedAt' | 'anderssonAheadMs'>> {
  const { database, register } = scope;
  const { kysely, verbs } = database;
  const cursor = await readCursor(kysely, scope);
  const load = cursor.fortnoxReadAt === null;
  const { listedAt } = cursor;
  const told = await toldByFeed({ ...scope, topic: register.fortnox.topic, listedAt, startedAt });
  return {
    fortnoxReadAt: cursor.fortnoxReadAt,
    anderssonAfter: cursor.anderssonRowVersion,
    anderssonUntil: await verbs.rowVersionLimit(kysely),
    again: await numbersToLookAtAgain(kysely, verbs, scope, startedAt, againPerRun),
    ...(load && { load }),
    ...(load && scope.allowed.export && { anderssonRecords: await countRows(kysely, register) }),
    ...(told && { told }),
    ...(register.fortnox.changesToo && { changesTooReadAt: cursor.changesTooReadAt }),
    ...(register.fortnox.changes === 'content' && !load && { rotation: await rotation(scope) }),
  };
}

/**
 * Ends a run: keeps its result, moves the cursors when all was taken in (design rule 7: only past what is safely
 * written), and lets go of runs older than 30 days. Closing a closed run gives its result again.
 */
export async function closeRun(
  scope: SyncScope,
  close: CloseRequest,
  lastReport = emptyReport,
): Promise<RegisterSyncResult> {
  const { database, company, register } = scope;
  const earlier = await closedResult(database.kysely, close.runId);
  // Counting again would count less.
  if (earlier) return JSON.parse(earlier) as RegisterSyncResult;
  const result: RegisterSyncResult = {
    ...addReports(close.report, lastReport),
    outcome: close.outcome,
    message: close.message,
    openFailures: await openFailures(database.kysely, scope),
  };
  const now = await database.now();
  await database.transaction(async (trx) => {
    if (close.outcome === 'done') {
      await saveCursor(database, trx, scope, close, now);
      const { startedAt, told = null } = close;
      if (scope.feed) await forgetTold(trx, { company, topic: register.fortnox.topic, startedAt }, told);
    }
    await endRun(trx, { company, register: register.name }, close.runId, result, now);
  });
  return result;
}

/** Ends a run that has no batch left to end it, with what people are to be told of it. */
export async function closeAndTell(scope: SyncScope, close: CloseRequest): Promise<ClosedRegisterSync> {
  const { runId, message } = close;
  const runs = { ...scope, register: scope.register.name };
  const tell = message === null ? null : await interruptionToTell(runs, runId, message);
  return { ...(await closeRun(scope, close)), tell };
}
