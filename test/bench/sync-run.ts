import type { WorkflowHandle } from '@temporalio/client';
import { stockBalancesNow, syncNow } from '../../client/sync-now';
import type { SyncName } from '../../client/syncs';
import type { RegisterName } from '../../domain/registers';
import type { RegisterSyncResult } from '../../workflows/contract/register-sync';
import { type StockBalanceResult, stockBalances } from '../../workflows/contract/stock-balance';
import { company, type World } from './world';

/** A finished run, and what Temporal knows of it. */
export interface FinishedRun<Result = RegisterSyncResult> {
  readonly result: Result;
  /** From the start of its first execution to the end of its last. */
  readonly seconds: number;
  /** UTC instants, in milliseconds. */
  readonly startedAt: number;
  readonly endedAt: number;
  /** Activities scheduled, over all executions of the run. */
  readonly activities: number;
  readonly executions: number;
}

/** Runs the register's sync once, as an operator's `sync now` does. @throws when it did not come to its end */
export async function runSync(world: World, register: RegisterName): Promise<FinishedRun> {
  return finished(world, register, await syncNow(world.client, { company, register }));
}

/** Takes in the stock balances once, in the same way. */
export async function runStockBalances(world: World): Promise<FinishedRun<StockBalanceResult>> {
  return finished(world, stockBalances, await stockBalancesNow(world.client, company));
}

/** Ends the run that is under way, so that nobody waits for it any more. */
export async function endSync(world: World, register: RegisterName): Promise<void> {
  const { workflow_id: workflowId } = await latestRun(world, register);
  await world.client.workflow.getHandle(workflowId).terminate('The benchmark has measured what it wanted');
}

async function finished<Result extends RegisterSyncResult | StockBalanceResult>(
  world: World,
  name: SyncName,
  result: Result,
): Promise<FinishedRun<Result>> {
  if (result.outcome !== 'done') throw new Error(`The run ended as ${result.outcome}: ${result.message}`);
  const { workflow_id: workflowId, run_id: firstRunId } = await latestRun(world, name);

  const parts: Execution[] = [];
  for (let runId: string | null = firstRunId; runId !== null; ) {
    const part: Execution = await executionOf(world.client.workflow.getHandle(workflowId, runId));
    parts.push(part);
    runId = part.next;
  }
  const startedAt = parts[0]?.startedAt ?? 0;
  const endedAt = parts.at(-1)?.endedAt ?? 0;
  const activities = parts.reduce((sum, part) => sum + part.activities, 0);
  return { result, startedAt, endedAt, seconds: (endedAt - startedAt) / 1_000, activities, executions: parts.length };
}

function latestRun({ andersson }: World, name: SyncName) {
  return andersson.kysely
    .selectFrom('sync_run')
    .select(['workflow_id', 'run_id'])
    .where('register', '=', name)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
}

interface Execution {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly activities: number;
  /** The execution it was continued as; null for the last. */
  readonly next: string | null;
}

async function executionOf(handle: WorkflowHandle): Promise<Execution> {
  const { startTime, closeTime } = await handle.describe();
  const events = (await handle.fetchHistory()).events ?? [];
  return {
    startedAt: startTime.getTime(),
    endedAt: closeTime?.getTime() ?? 0,
    activities: events.filter((event) => event.activityTaskScheduledEventAttributes).length,
    next: events.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId || null,
  };
}
