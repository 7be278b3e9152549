import type { Client } from '@temporalio/client';
import { registerNames } from '../../domain/registers';
import { registerSyncId, stockBalanceSyncId } from '../../workflows/contract/ids';

/** Holds every schedule that the scenario plays itself, so that no run comes in between. @returns what lets them go on. */
export async function holdSchedules(client: Client, company: string): Promise<() => Promise<void>> {
  const ids = [...registerNames.map((register) => registerSyncId(company, register)), stockBalanceSyncId(company)];
  const schedules = ids.map((id) => client.schedule.getHandle(id));
  await Promise.all(schedules.map((it) => it.pause('Scenariot kör synkroniseringen själv')));
  return async () => {
    await Promise.all(schedules.map((it) => it.unpause('Scenariot är klart')));
  };
}

/**
 * The result of a run that the schedule began by itself, in the moment between the service's start and the hold; null
 * where there is none that did its work. One that still goes on is waited for.
 */
export async function resultOfEarlierRun<Result extends { readonly outcome: string }>(
  client: Client,
  scheduleId: string,
): Promise<Result | null> {
  const { info } = await client.schedule.getHandle(scheduleId).describe();
  const run = [...info.recentActions.map(({ action }) => action), ...info.runningActions].at(-1);
  if (!run) return null;
  const result: Result = await client.workflow.getHandle(run.workflow.workflowId).result();
  return result.outcome === 'done' ? result : null;
}
