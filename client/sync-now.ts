import { type Client, ScheduleNotFoundError, ScheduleOverlapPolicy } from '@temporalio/client';
import { registerSyncId } from '../workflows/contract/ids';
import type { RegisterSyncInput, RegisterSyncResult } from '../workflows/contract/register-sync';

/** A trigger shows in the schedule's description a moment later; beyond this nobody serves the schedule. */
const startsWithinMs = 15_000;
const lookAgainMs = 100;

/** There is no schedule, or it was triggered but a run is going on already, or none was started in time. */
export class NotStartedError extends Error {}

/**
 * Runs a register's sync at once, through its schedule, so that it never meets another run; resolves with the result.
 * @throws NotStartedError when there is no schedule, a run was already going on, or none started.
 */
export async function syncNow(client: Client, { company, register }: RegisterSyncInput): Promise<RegisterSyncResult> {
  const schedule = client.schedule.getHandle(registerSyncId(company, register));
  const before = await started(schedule).catch((error: unknown) => {
    if (!(error instanceof ScheduleNotFoundError)) throw error;
    throw new NotStartedError(
      `Schemat ${schedule.scheduleId} finns inte: registret är avstängt i inställningarna, eller tjänsten har aldrig varit igång mot den här Temporal-servern.`,
    );
  });
  await schedule.trigger(ScheduleOverlapPolicy.SKIP);
  for (const deadline = Date.now() + startsWithinMs; Date.now() < deadline; ) {
    const now = await started(schedule);
    const run = now.runs.find(({ runId }) => !before.runs.some((known) => known.runId === runId));
    if (run) return client.workflow.getHandle(run.workflowId, run.runId).result();
    if (now.skipped > before.skipped)
      throw new NotStartedError(`En körning av ${register} pågår redan; ingen ny startades.`);
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
  }
  throw new NotStartedError(`Schemat ${schedule.scheduleId} startade ingen körning inom ${startsWithinMs / 1000} s.`);
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
