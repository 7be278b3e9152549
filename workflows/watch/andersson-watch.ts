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
import { type HeldBack, serviceStartedSignal } from '../contract/watch';
import { refuseStart } from '../failures';
import { identify } from '../identify';
import { showHeldBack, tellHeldBack } from './held-back';

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

const statusQuery = defineQuery<{ readonly lastSweep: SweepResult | null; readonly heldBack: HeldBack | null }>(
  'status',
);
const serviceStarted = defineSignal(serviceStartedSignal);

/**
 * Watches a company's Andersson for as long as the company is configured: what users save, delete and press reaches its
 * process within a second or two. How far it has come is kept in the database, so that nothing is missed over restarts.
 * At each start of a service it sees to it that every open object has its process (R7.2). An open transaction that keeps
 * what is saved from being seen is told of; it is no problem that waits for a decision.
 * @param told what the run before had told of, after continue-as-new
 */
export async function anderssonWatch(input: CompanyInput, told: HeldBack | null = null): Promise<never> {
  let heldBack = told;
  let sweepWanted = true;
  let ending = false;
  let lastSweep: SweepResult | null = null;
  setHandler(serviceStarted, () => {
    sweepWanted = true;
  });
  setHandler(statusQuery, () => ({ lastSweep, heldBack }), {
    description:
      'Vad den senaste genomgången av öppna inköp gav, och om en öppen transaktion i databasen håller något tillbaka',
  });
  identify(input?.company, 'andersson');
  await admitCompany(input).catch(refuseStart);

  // A memo does not go along with continue-as-new.
  showHeldBack(null, told);

  const sweeping = async () => {
    while (!ending) {
      if (sweepWanted) {
        sweepWanted = false;
        lastSweep = await sweep(input);
      }
      await condition(() => sweepWanted || ending);
    }
  };
  let telling: Promise<void> = Promise.resolve();
  const watching = async () => {
    while (!workflowInfo().continueAsNewSuggested) {
      // Polls of before it was looked for give nothing.
      const seen = (await watchAndersson({ ...input, heldBack })) ?? null;
      const sentence = showHeldBack(heldBack, seen);
      heldBack = seen;
      // Beside the polls: whoever is told may take his time.
      if (sentence !== null) telling = telling.then(() => tellHeldBack(input.company, sentence));
    }
    ending = true;
  };
  await Promise.all([sweeping(), watching()]);
  await telling;
  return continueAsNew<typeof anderssonWatch>(input, heldBack);
}
