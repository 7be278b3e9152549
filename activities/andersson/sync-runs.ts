import { addReports, emptyReport } from '../../domain/sync/report';
import type { CloseRequest, RegisterSyncResult, SyncRun } from '../../workflows/contract/register-sync';
import type { AnderssonExecutor } from './database';
import { openFailures } from './register-failures';
import { rotation } from './rotation';
import { readCursor, saveCursor } from './sync-cursors';
import { numbersToLookAtAgain } from './sync-links';
import type { SyncScope } from './sync-scope';

/** Runs are kept this long, for people who look back (design §4). */
export const runsKeptDays = 30;
const dayMs = 24 * 60 * 60_000;
/** Records looked at again in one run; the others keep their place for the next. */
const againPerRun = 200;

/** Which execution of which workflow a run belongs to. */
export interface RunOwner {
  readonly workflowId: string;
  readonly runId: string;
}

export interface OpenRun extends RunOwner {
  readonly id: number;
}

/** The run of the register that is not closed; there is at most one, kept so by a unique index. */
export async function openRun(db: AnderssonExecutor, company: string, register: string): Promise<OpenRun | null> {
  const row = await db
    .selectFrom('sync_run')
    .select(['id', 'workflow_id', 'run_id'])
    .where('company', '=', company)
    .where('register', '=', register)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return row ? { id: row.id, workflowId: row.workflow_id, runId: row.run_id } : null;
}

/** Closes a run whose workflow has ended without doing so, and opens one for `owner`. */
export async function beginRun(scope: SyncScope, owner: RunOwner, abandoned: OpenRun | null): Promise<SyncRun> {
  const { database, company, register } = scope;
  const startedAt = await database.now();
  const clockReadAt = Date.now();
  const runId = await database.transaction(async (trx) => {
    if (abandoned) {
      await trx
        .updateTable('sync_run')
        .set({ closed_at: startedAt, outcome: 'abandoned' })
        .where('id', '=', abandoned.id)
        .execute();
    }
    return database.verbs.insertReturningId(trx, 'sync_run', {
      company,
      register: register.name,
      workflow_id: owner.workflowId,
      run_id: owner.runId,
      opened_at: startedAt,
    });
  });
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
  return {
    fortnoxReadAt: cursor.fortnoxReadAt,
    anderssonAfter: cursor.anderssonRowVersion,
    anderssonUntil: await verbs.rowVersionLimit(kysely),
    again: await numbersToLookAtAgain(kysely, verbs, scope, startedAt, againPerRun),
    ...(load && { load }),
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
  const earlier = await database.kysely
    .selectFrom('sync_run')
    .select('result')
    .where('id', '=', close.runId)
    .where('closed_at', 'is not', null)
    .executeTakeFirst();
  // An earlier attempt has closed it, and its answer was lost: counting again would count less.
  if (earlier?.result) return JSON.parse(earlier.result) as RegisterSyncResult;
  const result: RegisterSyncResult = {
    ...addReports(close.report, lastReport),
    outcome: close.outcome,
    message: close.message,
    openFailures: await openFailures(database.kysely, scope),
  };
  const now = await database.now();
  await database.transaction(async (trx) => {
    await trx
      .updateTable('sync_run')
      .set({ closed_at: now, outcome: result.outcome, result: JSON.stringify(result) })
      .where('id', '=', close.runId)
      .execute();
    if (close.outcome === 'done') await saveCursor(database, trx, scope, close, now);
    const oldest = new Date(Date.parse(now) - runsKeptDays * dayMs).toISOString();
    await trx
      .deleteFrom('sync_run')
      .where('company', '=', company)
      .where('register', '=', register.name)
      .where('closed_at', '<', oldest)
      .execute();
  });
  return result;
}
