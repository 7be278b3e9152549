import {
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  proxyActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type {
  AnderssonWatchActivities,
  CompanyInput,
  NightCheckActivities,
  SweepResult,
} from '../contract/company-activities';
import { watchQueueBeside } from '../contract/queues';
import { serviceStartedSignal } from '../contract/watch';
import { refusedStart } from '../failures';
import { identify } from '../identify';

/** The database or the server may be gone for a while: the watch waits, it never gives up. */
const patient = { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '15 seconds' } as const;

/** Each poll returns within 10 minutes; a little more before the server gives it up. */
const { watchAndersson } = proxyActivities<AnderssonWatchActivities>({
  taskQueue: watchQueueBeside(workflowInfo().taskQueue),
  startToCloseTimeout: '11 minutes',
  heartbeatTimeout: '30 seconds',
  retry: patient,
  summary: 'Ser efter vad som sparats i Andersson',
});
const { admitCompany, sweep } = proxyActivities<NightCheckActivities>({
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: '2 minutes',
  retry: patient,
});

const statusQuery = defineQuery<{ readonly lastSweep: SweepResult | null }>('status');
const serviceStarted = defineSignal(serviceStartedSignal);

/**
 * Watches a company's Andersson for as long as the company is configured: what users save, delete and press reaches its
 * process within a second or two. How far it has come is kept in the database, so that nothing is missed over restarts.
 * At each start of a service it sees to it that every open object has its process (R7.2).
 */
export async function anderssonWatch(input: CompanyInput): Promise<never> {
  let sweepWanted = true;
  let ending = false;
  let lastSweep: SweepResult | null = null;
  setHandler(serviceStarted, () => {
    sweepWanted = true;
  });
  setHandler(statusQuery, () => ({ lastSweep }), { description: 'Vad den senaste genomgången av öppna inköp gav' });
  identify(input?.company, 'andersson');
  await admitCompany(input).catch((error: unknown) => Promise.reject(refusedStart(error)));

  const sweeping = async () => {
    while (!ending) {
      if (sweepWanted) {
        sweepWanted = false;
        lastSweep = await sweep(input);
      }
      await condition(() => sweepWanted || ending);
    }
  };
  const watching = async () => {
    while (!workflowInfo().continueAsNewSuggested) await watchAndersson(input);
    ending = true;
  };
  await Promise.all([sweeping(), watching()]);
  return continueAsNew<typeof anderssonWatch>(input);
}
