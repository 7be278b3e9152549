import type { Client } from '@temporalio/client';

/** Refuses a Temporal where somebody's service already works for the company: the sandbox would mix into its runs. */
export async function refuseWhereItRuns(client: Client, company: string): Promise<void> {
  for await (const { scheduleId } of client.schedule.list()) {
    if (scheduleId.split('/')[1] === company) throw runsAlready(company, `schemat ${scheduleId}`);
  }
  for await (const { workflowId } of client.workflow.list({
    query: `Company="${company}" AND ExecutionStatus="Running"`,
  })) {
    throw runsAlready(company, workflowId);
  }
}

function runsAlready(company: string, what: string): Error {
  return new Error(
    `Företaget "${company}" finns redan på den här Temporal-servern (${what}). Avsluta det först, eller kör utan TEMPORAL_ADDRESS så startas en egen server.`,
  );
}
