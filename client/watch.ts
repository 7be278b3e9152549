import type { Client } from '@temporalio/client';
import type { CompanyInput } from '../workflows/contract/company-activities';
import { anderssonWatchId } from '../workflows/contract/ids';
import { anderssonNumberAttribute, companyAttribute } from '../workflows/contract/search-attributes';
import { serviceStartedSignal } from '../workflows/contract/watch';

/** Starts a company's watch over Andersson, or tells the one that runs that a service has started: it then sweeps (R7.2). */
export async function ensureAnderssonWatch(client: Client, company: string, taskQueue: string): Promise<void> {
  await client.workflow.signalWithStart('anderssonWatch', {
    workflowId: anderssonWatchId(company),
    taskQueue,
    args: [{ company } satisfies CompanyInput],
    signal: serviceStartedSignal,
    staticSummary: `Bevakar Andersson, ${company}`,
    typedSearchAttributes: [
      { key: companyAttribute, value: company },
      { key: anderssonNumberAttribute, value: 'andersson' },
    ],
  });
}
