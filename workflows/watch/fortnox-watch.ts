import {
  CancellationScope,
  CancelledFailure,
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  proxyActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { CompanyInput, NightCheckActivities } from '../contract/company-activities';
import {
  type FeedReport,
  type FortnoxWatchActivities,
  type FortnoxWatchStatus,
  feedReportSignal,
} from '../contract/fortnox-watch';
import { watchQueueBeside } from '../contract/queues';
import { refuseStart } from '../failures';
import { identify } from '../identify';

const { watchFortnox } = proxyActivities<FortnoxWatchActivities>({
  taskQueue: watchQueueBeside(workflowInfo().taskQueue),
  startToCloseTimeout: '11 minutes',
  heartbeatTimeout: '30 seconds',
  // Fortnox may be gone for a while: the watch waits, it never gives up. A connection that held well comes back at once.
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
  summary: 'Lyssnar på Fortnox ändringsflöde',
});
const { admitCompany } = proxyActivities<Pick<NightCheckActivities, 'admitCompany'>>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '15 seconds' },
});

const statusQuery = defineQuery<FortnoxWatchStatus>('status');
const feedReport = defineSignal<[FeedReport]>(feedReportSignal);

const nothingYet: FortnoxWatchStatus = {
  connectedSince: null,
  topics: [],
  refusedTopics: [],
  lastEventAt: null,
  events: 0,
  notUnderstood: 0,
  losses: 0,
  lastLoss: null,
};

/**
 * Listens to a company's change feed in Fortnox for as long as the settings have one: a register's run then looks only at
 * what has been told (docs/decisions/0014). A feed that is down costs nothing but the polling it would have saved.
 * @param soFar what earlier runs of this watch have seen, over continue-as-new
 */
export async function fortnoxWatch(input: CompanyInput, soFar = nothingYet): Promise<never> {
  let status = soFar;
  let successorWanted = false;
  setHandler(feedReport, ({ ending, lost, events, notUnderstood, lastEventAt, ...now }) => {
    successorWanted ||= ending;
    status = {
      ...now,
      lastEventAt: lastEventAt ?? status.lastEventAt,
      events: status.events + events,
      notUnderstood: status.notUnderstood + notUnderstood,
      losses: status.losses + (lost === null ? 0 : 1),
      lastLoss: lost ?? status.lastLoss,
    };
  });
  setHandler(statusQuery, () => status, { description: 'Hur ändringsflödet från Fortnox står' });
  identify(input?.company, 'fortnox');
  await admitCompany(input).catch(refuseStart);

  let before: Promise<void> = Promise.resolve();
  while (!workflowInfo().continueAsNewSuggested) {
    const connection = watchFortnox(input).catch(ended);
    successorWanted = false;
    // At most two at a time: the next begins when one nears its end, or has ended.
    await Promise.all([before, Promise.race([connection, condition(() => successorWanted)])]);
    before = connection;
  }
  await before;
  return continueAsNew<typeof fortnoxWatch>(input, status);
}

/** A watch that is ended, since its feed is switched off, may still meet the refusal of a feed that is off: it is no failure. */
function ended(error: unknown): never {
  if (CancellationScope.current().consideredCancelled) throw new CancelledFailure('ended');
  refuseStart(error);
}
