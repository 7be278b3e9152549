import { activityInfo, getClient } from '@temporalio/activity';
import { WorkflowNotFoundError } from '@temporalio/client';
import { dayMs } from '../../domain/durations';
import type { AnderssonDatabase, AnderssonExecutor } from './database';
import { startRefused } from './start-input';

/** Runs are kept this long, for people who look back (design §4). */
const runsKeptDays = 30;

/** Whose runs: a company's of one register, or of its balances. */
export interface RunsOf {
  readonly company: string;
  readonly register: string;
}

/** Which execution of which workflow a run belongs to. */
export interface RunOwner {
  readonly workflowId: string;
  readonly runId: string;
}

export interface OpenRun extends RunOwner {
  readonly id: number;
}

/** The execution this activity belongs to. @throws `startRefused` where there is none */
export function ownExecution(): RunOwner {
  const { workflowExecution } = activityInfo();
  if (workflowExecution) return workflowExecution;
  throw startRefused('Aktiviteten hör till ett arbetsflöde och kan inte startas för sig.');
}

/** The run that is not closed; there is at most one, kept so by a unique index. */
export async function openRun(db: AnderssonExecutor, of: RunsOf): Promise<OpenRun | null> {
  const row = await db
    .selectFrom('sync_run')
    .select(['id', 'workflow_id', 'run_id'])
    .where('company', '=', of.company)
    .where('register', '=', of.register)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return row ? { id: row.id, workflowId: row.workflow_id, runId: row.run_id } : null;
}

/** Whether an earlier attempt of this very execution opened the run. */
export function isHeldBy(run: OpenRun, { workflowId, runId }: RunOwner): boolean {
  return run.workflowId === workflowId && run.runId === runId;
}

/** Whether the execution that holds a run is still open; one the server no longer knows has ended. */
export async function isRunning(held: OpenRun): Promise<boolean> {
  try {
    const execution = await getClient()
      .workflow.getHandle(held.workflowId, undefined, { firstExecutionRunId: held.runId })
      .describe();
    return execution.status.name === 'RUNNING';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}

/** Closes a run whose workflow has ended without doing so, and opens one for `owner`; its id. */
export function startRun(
  database: AnderssonDatabase,
  of: RunsOf,
  start: { readonly owner: RunOwner; readonly abandoned: OpenRun | null; readonly at: string },
): Promise<number> {
  const { owner, abandoned, at } = start;
  return database.transaction(async (trx) => {
    if (abandoned) {
      await trx
        .updateTable('sync_run')
        .set({ closed_at: at, outcome: 'abandoned' })
        .where('id', '=', abandoned.id)
        .execute();
    }
    return database.verbs.insertReturningId(trx, 'sync_run', {
      company: of.company,
      register: of.register,
      workflow_id: owner.workflowId,
      run_id: owner.runId,
      opened_at: at,
    });
  });
}

/** What a run that is closed came to, as JSON: an earlier attempt has closed it, and its answer was lost. */
export async function closedResult(db: AnderssonExecutor, id: number): Promise<string | null> {
  const run = await db
    .selectFrom('sync_run')
    .select('result')
    .where('id', '=', id)
    .where('closed_at', 'is not', null)
    .executeTakeFirst();
  return run?.result ?? null;
}

/** Closes a run, keeps what it came to, and lets go of runs older than 30 days. */
export async function endRun(
  trx: AnderssonExecutor,
  of: RunsOf,
  id: number,
  result: { readonly outcome: string },
  now: string,
): Promise<void> {
  await trx
    .updateTable('sync_run')
    .set({ closed_at: now, outcome: result.outcome, result: JSON.stringify(result) })
    .where('id', '=', id)
    .execute();
  const oldest = new Date(Date.parse(now) - runsKeptDays * dayMs).toISOString();
  await trx
    .deleteFrom('sync_run')
    .where('company', '=', of.company)
    .where('register', '=', of.register)
    .where('closed_at', '<', oldest)
    .execute();
}
