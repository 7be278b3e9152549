import { type NativeConnection, Worker, type WorkerInterceptors } from '@temporalio/worker';
import { nightCheckActivities } from '../activities/andersson/night-check-activities';
import { anderssonPurchaseActivities } from '../activities/andersson/purchase-activities';
import { anderssonRegisterActivities } from '../activities/andersson/register-activities';
import { stockBalanceActivities } from '../activities/andersson/stock-balance/stock-balance-activities';
import { fortnoxGoodsReceiptActivities } from '../activities/fortnox/goods-receipt-activities';
import { fortnoxNightCheckActivities } from '../activities/fortnox/night-check-activities';
import { purchaseFacts } from '../activities/fortnox/purchase/facts';
import { fortnoxPurchaseActivities } from '../activities/fortnox/purchase-activities';
import { fortnoxRegisterActivities } from '../activities/fortnox/registers/register-activities';
import { stockBalanceReader } from '../activities/fortnox/stock-balance/reader';
import { notificationActivities } from '../activities/notification/notify';
import type { Companies } from './companies';
import { notificationSettings, purchaseRules, purchaseSettings } from './company-rules';
import { comparisonActivities } from './comparison-activities';
import { databaseRefusals } from './database-refusals';
import { ownerlessActivities } from './ownerless-activities';
import { workflowBundle } from './workflow-bundle';

/** Two cores serve this worker and often the database beside it (temporal-practice §13). */
const workflowTasksAtOnce = 20;
const workflowTaskPollers = 4;
/** Most of a Fortnox activity's time is waiting for its slot in the rate budget; that costs memory, not work. */
const activitiesAtOnce = 40;
const activityPollers = 4;
const workflowsKeptInMemory = 300;
/** How late a heartbeat's details may reach the server: what has been done since is done again after a kill. */
const heartbeatDetailsWithinMs = 1_000;
/** Above the longest single call (a write to Fortnox, 45 s), so that a deploy does not spend its attempt. */
const graceForCallsMs = 60_000;
/** Then the worker is taken down whatever still runs. */
const forcedAfterMs = 90_000;

/** The worker of the queue `integration`: every workflow, and the activities of both sides. */
export async function createIntegrationWorker(options: {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly companies: Companies;
  /** What stands around every activity: tests kill the worker there. */
  readonly interceptors?: WorkerInterceptors;
}): Promise<Worker> {
  const { connection, namespace, taskQueue, companies, interceptors = {} } = options;
  const settingsOfPurchase = (company: string) => purchaseSettings(companies.settingsOf(company));
  const facts = purchaseFacts();
  return Worker.create({
    connection,
    namespace,
    taskQueue,
    workflowBundle: await workflowBundle(),
    activities: {
      ...anderssonRegisterActivities(companies.andersson),
      ...fortnoxRegisterActivities(companies.fortnox),
      ...stockBalanceActivities(
        companies.andersson,
        stockBalanceReader(companies.fortnox),
        (company) => companies.settingsOf(company).registers.stockBalances.sync === 'on',
      ),
      ...anderssonPurchaseActivities(companies.andersson, (company) => purchaseRules(companies.settingsOf(company))),
      ...fortnoxPurchaseActivities(companies.fortnox, settingsOfPurchase, facts),
      ...fortnoxGoodsReceiptActivities(companies.fortnox, settingsOfPurchase, facts),
      ...notificationActivities((company) => notificationSettings(companies.settingsOf(company))),
      ...nightCheckActivities(companies.andersson, taskQueue),
      ...fortnoxNightCheckActivities(companies.fortnox),
      ...comparisonActivities(companies),
      ...ownerlessActivities(companies),
    },
    maxConcurrentWorkflowTaskExecutions: workflowTasksAtOnce,
    workflowTaskPollerBehavior: { type: 'simple-maximum', maximum: workflowTaskPollers },
    maxConcurrentActivityTaskExecutions: activitiesAtOnce,
    activityTaskPollerBehavior: { type: 'simple-maximum', maximum: activityPollers },
    maxCachedWorkflows: workflowsKeptInMemory,
    maxHeartbeatThrottleInterval: heartbeatDetailsWithinMs,
    shutdownGraceTime: graceForCallsMs,
    shutdownForceTime: forcedAfterMs,
    // Outermost, so that nothing that an activity meets passes it.
    interceptors: { ...interceptors, activity: [databaseRefusals(companies), ...(interceptors.activity ?? [])] },
  });
}
