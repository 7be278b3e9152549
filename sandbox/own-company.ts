import type { Client } from '@temporalio/client';
import { integrationQueue, watchQueue } from '../workflows/contract/queues';

/** Every process of a company that is running. */
export function runningOf(company: string): string {
  return `Company="${company}" AND ExecutionStatus="Running"`;
}

const queues = [integrationQueue, watchQueue];
/** The processes that schedules start (design §3), by how their ids begin; also those that come with a later version. */
const scheduledProcess = /^(register-sync|stock-balance-sync|customer-order-sync|supplier-invoice-index|night-check)\//;

/**
 * Refuses a Temporal where anybody's integration is at home, whether or not its service is up just now: the sandbox knows
 * only its own company, and would take the others' work off their queues and fail it, or mix into runs of its own name.
 * Only looks, and needs no search attribute of ours: what it refuses it has not touched.
 */
export async function refuseWhereItRuns(client: Client): Promise<void> {
  for (const [name, taskQueueType] of [
    [integrationQueue, 1],
    [watchQueue, 2],
  ] as const) {
    const { namespace } = client.options;
    const { pollers } = await client.workflowService.describeTaskQueue({
      namespace,
      taskQueue: { name },
      taskQueueType,
    });
    if (pollers && pollers.length > 0) throw usedAlready(`en tjänst arbetar på kön ${name}`);
  }
  for await (const { scheduleId } of client.schedule.list()) {
    if (scheduledProcess.test(scheduleId)) throw usedAlready(`schemat ${scheduleId} finns`);
  }
  const running = `TaskQueue IN (${queues.map((it) => `"${it}"`).join(', ')}) AND ExecutionStatus="Running"`;
  for await (const { workflowId, taskQueue } of client.workflow.list({ query: running })) {
    throw usedAlready(`${workflowId} är igång på kön ${taskQueue}`);
  }
}

function usedAlready(what: string): Error {
  return new Error(
    `Den här Temporal-servern används redan: ${what}. Avsluta det först, eller kör utan TEMPORAL_ADDRESS så startas en egen server.`,
  );
}
