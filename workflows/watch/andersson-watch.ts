import { continueAsNew, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { AnderssonWatchActivities, CompanyInput, NightCheckActivities } from '../contract/company-activities';
import { integrationQueue, watchQueue } from '../contract/queues';
import { refusedStart } from '../failures';
import { identify } from '../identify';

/** Each poll returns within 10 minutes; a little more before the server gives it up. */
const { watchAndersson } = proxyActivities<AnderssonWatchActivities>({
  taskQueue: watchQueue,
  startToCloseTimeout: '11 minutes',
  heartbeatTimeout: '30 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '15 seconds' },
  summary: 'Ser efter vad som sparats i Andersson',
});
const { admitCompany } = proxyActivities<NightCheckActivities>({
  taskQueue: integrationQueue,
  startToCloseTimeout: '20 seconds',
  retry: { maximumInterval: '15 seconds' },
});

/**
 * Watches a company's Andersson for as long as the company is configured: what users save, delete and press reaches its
 * process within a second or two. How far it has come is kept in the database, so that nothing is missed over restarts.
 */
export async function anderssonWatch(input: CompanyInput): Promise<never> {
  identify(input?.company, 'andersson');
  await admitCompany(input).catch((error: unknown) => Promise.reject(refusedStart(error)));
  while (!workflowInfo().continueAsNewSuggested) await watchAndersson(input);
  return continueAsNew<typeof anderssonWatch>(input);
}
