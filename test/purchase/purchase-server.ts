import { Worker } from '@temporalio/worker';
import { workflowBundle } from '../../workers/workflow-bundle';
import type { PurchaseRules } from '../../workflows/contract/purchase';
import { startOwnTemporal } from '../support/own-temporal';
import { connectTestTemporal, uniqueNames } from '../support/temporal';
import { type StartedPurchase, startPurchase } from './process';
import { untilAtRest } from './rest';
import { defaultRules, Sides } from './sides';
import { stubActivities } from './stub-activities';

/** Stubbed purchases on a dev server of the test's own, for what the time-skipping one does not know. */
export interface PurchaseServer {
  readonly address: string;
  sides(rules?: Partial<PurchaseRules>): Sides;
  /** Sides of the company `demo`, one at a time: for histories that are kept. */
  demo(rules?: Partial<PurchaseRules>): Sides;
  start(sides: Sides): Promise<StartedPurchase>;
  ordered(): Promise<StartedPurchase>;
  close(): Promise<void>;
}

export async function purchaseServer(config: Readonly<Record<string, number>>): Promise<PurchaseServer> {
  const server = await startOwnTemporal({ config });
  const temporal = await connectTestTemporal(server.address);
  const { taskQueue } = uniqueNames('purchase');
  const all = new Map<string, Sides>();
  const worker = await Worker.create({
    connection: temporal.nativeConnection,
    namespace: temporal.namespace,
    taskQueue,
    workflowBundle: await workflowBundle(),
    activities: stubActivities((company) => {
      const sides = all.get(company);
      if (!sides) throw new Error(`no company ${company}`);
      return sides;
    }),
  });
  const running = worker.run();
  const settle = (workflowId: string) => untilAtRest(temporal.client, workflowId, async () => undefined);
  const sidesOf = (company: string, rules: Partial<PurchaseRules> = {}) => {
    const made = new Sides(company, { ...defaultRules, ...rules });
    all.set(company, made);
    return made;
  };
  const sides = (rules?: Partial<PurchaseRules>) => sidesOf(uniqueNames('purchase').company, rules);
  const start = (of: Sides) => startPurchase(temporal.client, of, { taskQueue, settle });
  return {
    address: server.address,
    sides,
    demo: (rules) => sidesOf('demo', rules),
    start,
    async ordered() {
      const purchase = await start(sides());
      await purchase.rest();
      purchase.sides.calls.length = 0;
      return purchase;
    },
    async close() {
      worker.shutdown();
      await running;
      await temporal.close();
      await server.stop();
    },
  };
}
