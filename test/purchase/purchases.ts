import { type Duration, msToNumber } from '@temporalio/common/lib/time';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { workflowBundle } from '../../workers/workflow-bundle';
import type { PurchaseProgress, PurchaseRules } from '../../workflows/contract/purchase';
import { timeSkippingEnvironment, uniqueNames } from '../support/temporal';
import { type StartedPurchase, startPurchase } from './process';
import { untilAtRest } from './rest';
import { defaultRules, Sides } from './sides';
import { stubActivities } from './stub-activities';

/** Time passes in so many parts, with rest in between, so that what a timer starts has its own time. */
const parts = 8;
const workflowsKept = 20;
/** Skipped where an activity waits for its next try. */
const backoffMs = 1_000;

export interface Purchases {
  readonly environment: TestWorkflowEnvironment;
  readonly taskQueue: string;
  /** Sides of a company no other test has. */
  sides(rules?: Partial<PurchaseRules>): Sides;
  start(sides: Sides, progress?: PurchaseProgress): Promise<StartedPurchase>;
  /** A purchase that has its order and rests; calls so far are forgotten. */
  ordered(rules?: Partial<PurchaseRules>): Promise<StartedPurchase>;
  /** One that has its order and waits for goods; calls so far are forgotten. */
  awaiting(rules?: Partial<PurchaseRules>): Promise<StartedPurchase>;
  /** Time passes, all that is due happens, and everything rests. */
  pass(time: Duration): Promise<void>;
  /** Stops the worker and starts it again around what happens in between. */
  withoutWorker(meanwhile: () => Promise<void>): Promise<void>;
}

/**
 * A time-skipping server and a worker with stubbed activities for the tests of one file. `replayEach`: nothing is kept
 * between tasks, so that each replays all before it, and a worker stopped holds nothing back.
 */
export function purchases({ replayEach = false } = {}): Purchases {
  const { taskQueue } = uniqueNames('purchase');
  const all = new Map<string, Sides>();
  const started: StartedPurchase[] = [];
  let environment: TestWorkflowEnvironment;
  let worker: Worker;
  let running: Promise<void>;

  const run = async () => {
    worker = await Worker.create({
      connection: environment.nativeConnection,
      namespace: environment.namespace ?? 'default',
      taskQueue,
      workflowBundle: await workflowBundle(),
      activities: stubActivities((company) => {
        const sides = all.get(company);
        if (!sides) throw new Error(`no company ${company}`);
        return sides;
      }),
      maxCachedWorkflows: replayEach ? 0 : workflowsKept,
    });
    running = worker.run();
  };
  const stop = async () => {
    if (worker?.getState() === 'RUNNING') worker.shutdown();
    await running;
  };
  beforeAll(async () => {
    environment = await timeSkippingEnvironment();
    await run();
  });
  afterEach(async () => {
    for (const { handle, sides } of started.splice(0)) {
      await handle.terminate().catch(() => undefined);
      expect(sides.doubles()).toEqual([]);
    }
  });
  afterAll(async () => {
    await stop();
    await environment?.teardown();
  });

  const settle = (workflowId: string) =>
    untilAtRest(environment.client, workflowId, () => environment.sleep(backoffMs));
  const sides = (rules: Partial<PurchaseRules> = {}) => {
    const made = new Sides(uniqueNames('purchase').company, { ...defaultRules, ...rules });
    all.set(made.company, made);
    return made;
  };
  const start = async (of: Sides, progress?: PurchaseProgress) => {
    const purchase = await startPurchase(environment.client, of, { taskQueue, settle, progress });
    started.push(purchase);
    return purchase;
  };
  const ordered = async (rules?: Partial<PurchaseRules>) => {
    const purchase = await start(sides(rules));
    await purchase.rest();
    purchase.sides.calls.length = 0;
    return purchase;
  };
  return {
    get environment() {
      return environment;
    },
    taskQueue,
    sides,
    start,
    ordered,
    async awaiting(rules) {
      const purchase = await ordered(rules);
      purchase.sides.change({ status: 'inköpt' });
      await purchase.tell();
      purchase.sides.calls.length = 0;
      return purchase;
    },
    async pass(time) {
      for (let part = 0; part < parts; part += 1) {
        await environment.sleep(msToNumber(time) / parts);
        for (const { handle } of started) await settle(handle.workflowId);
      }
    },
    async withoutWorker(meanwhile) {
      await stop();
      await meanwhile();
      await run();
    },
  };
}
