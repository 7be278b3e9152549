import type { Client } from '@temporalio/client';
import { integrationQueue } from '../workflows/contract/queues';

/** Every process of a company that is running. */
export function runningOf(company: string): string {
  return `Company="${company}" AND ExecutionStatus="Running"`;
}

/**
 * Refuses a Temporal where somebody's service works already: the sandbox knows only its own company, and would take the
 * others' work off their queue and fail it; or where its company runs, since it would mix into those runs.
 */
export async function refuseWhereItRuns(client: Client, company: string): Promise<void> {
  const { pollers } = await client.workflowService.describeTaskQueue({
    namespace: client.options.namespace,
    taskQueue: { name: integrationQueue },
    taskQueueType: 1,
  });
  if (pollers && pollers.length > 0) throw usedAlready(`en tjänst arbetar på kön ${integrationQueue}`);
  for await (const { scheduleId } of client.schedule.list()) {
    if (scheduleId.split('/')[1] === company) throw usedAlready(`företaget "${company}" har schemat ${scheduleId}`);
  }
  for await (const { workflowId } of client.workflow.list({ query: runningOf(company) })) {
    throw usedAlready(`företaget "${company}" har ${workflowId} igång`);
  }
}

function usedAlready(what: string): Error {
  return new Error(
    `Den här Temporal-servern används redan: ${what}. Avsluta det först, eller kör utan TEMPORAL_ADDRESS så startas en egen server.`,
  );
}
