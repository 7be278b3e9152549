import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { CompanyInput } from '../workflows/contract/company-activities';
import { fortnoxWatchId } from '../workflows/contract/ids';
import { anderssonNumberAttribute, companyAttribute } from '../workflows/contract/search-attributes';

/** Starts a company's watch over Fortnox's change feed; one that runs goes on. */
export async function ensureFortnoxWatch(client: Client, company: string, taskQueue: string): Promise<void> {
  await client.workflow.start('fortnoxWatch', {
    workflowId: fortnoxWatchId(company),
    workflowIdConflictPolicy: 'USE_EXISTING',
    taskQueue,
    args: [{ company } satisfies CompanyInput],
    staticSummary: `Bevakar Fortnox, ${company}`,
    typedSearchAttributes: [
      { key: companyAttribute, value: company },
      { key: anderssonNumberAttribute, value: 'fortnox' },
    ],
  });
}

/** Ends the watch of a company whose settings have no feed; none is fine too. */
export async function endFortnoxWatch(client: Client, company: string): Promise<void> {
  try {
    await client.workflow.getHandle(fortnoxWatchId(company)).cancel();
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}
