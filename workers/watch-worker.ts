import { type NativeConnection, Worker } from '@temporalio/worker';
import { anderssonWatchActivities } from '../activities/andersson/watch-activities';
import { fortnoxWatchActivities } from '../activities/fortnox/feed/watch-activities';
import { watchQueueBeside } from '../workflows/contract/queues';
import type { Companies } from './companies';
import { companyFeed } from './company-feed';

/** Long polls a company: one over Andersson, with the change feed two over Fortnox, of which one relieves the other. */
const pollsOfCompany = 3;
/** Beside them: the worker's own pollers hold some slots, and a poll that ends is not gone at once. */
const spareSlots = 20;

/**
 * The worker of the queue `watch`: long polls with slots of their own. Without shutdown grace, since a poll would hold
 * Ctrl-C for minutes; one that is cut short is tried again and moves nothing it has not handed over (design §3).
 */
export async function createWatchWorker(options: {
  readonly connection: NativeConnection;
  readonly namespace: string;
  /** The queue its companies' processes run on; the watch's own lies beside it. */
  readonly processQueue: string;
  readonly companies: Companies;
}): Promise<Worker> {
  const { connection, namespace, processQueue, companies } = options;
  return Worker.create({
    connection,
    namespace,
    taskQueue: watchQueueBeside(processQueue),
    activities: {
      ...anderssonWatchActivities(companies.andersson, {
        pollEveryMs: companies.settings.watchEverySeconds * 1_000,
        taskQueue: processQueue,
      }),
      ...fortnoxWatchActivities((company) => companyFeed(companies, company)),
    },
    maxConcurrentActivityTaskExecutions: companies.keys.length * pollsOfCompany + spareSlots,
    activityTaskPollerBehavior: { type: 'simple-maximum', maximum: 2 },
    shutdownGraceTime: 0,
  });
}
