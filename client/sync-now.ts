import { type Client, ScheduleNotFoundError, ScheduleOverlapPolicy } from '@temporalio/client';
import type { Said } from '../domain/language';
import { registerSyncId, stockBalanceSyncId } from '../workflows/contract/ids';
import type { RegisterSyncInput, RegisterSyncResult } from '../workflows/contract/register-sync';
import { type StockBalanceResult, stockBalances } from '../workflows/contract/stock-balance';

/** A trigger shows in the schedule's description a moment later; beyond this nobody serves the schedule. */
const startsWithinMs = 15_000;
const lookAgainMs = 100;

/** There is no schedule, or it was triggered but a run is going on already, or none was started in time. */
export class NotStartedError extends Error {
  constructor(readonly said: Said) {
    super(said.en);
  }
}

/** Runs a register's sync at once. @throws NotStartedError */
export function syncNow(client: Client, { company, register }: RegisterSyncInput): Promise<RegisterSyncResult> {
  return runNow(client, registerSyncId(company, register), register);
}

/** Takes in a company's stock balances at once. @throws NotStartedError */
export function stockBalancesNow(client: Client, company: string): Promise<StockBalanceResult> {
  return runNow(client, stockBalanceSyncId(company), stockBalances);
}

/**
 * A run through its schedule, so that it never meets another; resolves with the result.
 * @throws NotStartedError when there is no schedule, a run was already going on, or none started.
 */
async function runNow<Result>(client: Client, scheduleId: string, about: string): Promise<Result> {
  const schedule = client.schedule.getHandle(scheduleId);
  const before = await started(schedule).catch((error: unknown) => {
    if (!(error instanceof ScheduleNotFoundError)) throw error;
    throw new NotStartedError({
      sv: `Schemat ${schedule.scheduleId} finns inte: det är avstängt i inställningarna, eller tjänsten har aldrig varit igång mot den här Temporal-servern.`,
      en: `There is no schedule ${schedule.scheduleId}: it is switched off in the settings, or the service has never run against this Temporal server.`,
    });
  });
  await schedule.trigger(ScheduleOverlapPolicy.SKIP);
  for (const deadline = Date.now() + startsWithinMs; Date.now() < deadline; ) {
    const now = await started(schedule);
    const run = now.runs.find(({ runId }) => !before.runs.some((known) => known.runId === runId));
    if (run) return client.workflow.getHandle(run.workflowId, run.runId).result();
    if (now.skipped > before.skipped)
      throw new NotStartedError({
        sv: `En körning av ${about} pågår redan; ingen ny startades.`,
        en: `A run of ${about} is going on already; no other was started.`,
      });
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
  }
  const seconds = startsWithinMs / 1_000;
  throw new NotStartedError({
    sv: `Schemat ${schedule.scheduleId} startade ingen körning inom ${seconds} s. Se efter hur Temporal mår (andersson-fortnox status) och försök igen.`,
    en: `The schedule ${schedule.scheduleId} started no run within ${seconds} s. See how Temporal is (andersson-fortnox status) and try again.`,
  });
}

async function started(schedule: ReturnType<Client['schedule']['getHandle']>) {
  const { info } = await schedule.describe();
  const actions = [...info.recentActions.map(({ action }) => action), ...info.runningActions];
  // Told apart by run: the stamp in a run's workflow id has whole seconds, and two short runs may share one.
  const runs = actions.map(({ workflow }) => ({
    workflowId: workflow.workflowId,
    runId: workflow.firstExecutionRunId,
  }));
  return { runs, skipped: info.numActionsSkippedOverlap };
}
