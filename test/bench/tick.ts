import type { SyncName } from '../../client/syncs';
import { stockBalances } from '../../workflows/contract/stock-balance';
import { businessRows, writesSince } from './business-rows';
import { runStockBalances, runSync } from './sync-run';
import type { WorkerProcess } from './worker-process';
import type { World } from './world';

/** How many records each sync has to keep in step. */
export type Sizes = Readonly<Partial<Record<SyncName, number>>>;

/** What one tick cost, and the worker that did it. */
export interface TickCost {
  readonly fortnoxRequests: number;
  /** Business rows and calls to Fortnox that write. */
  readonly writes: number;
  readonly activities: number;
  readonly sqlStatements: number;
  /** The runs' lengths together. */
  readonly seconds: number;
  /** Most memory the worker has ever held. */
  readonly peakRssMb: number;
}

/**
 * A tick that is not measured and looks at every record: balances are taken in for the first time, all else must be found
 * in step. @throws where it is not
 */
export async function firstTick(world: World, sizes: Sizes): Promise<void> {
  for (const [name, size] of eachOf(sizes)) {
    const { counts } = (await run(world, name)).result;
    const asExpected = name === stockBalances ? counts.written + counts.same : counts.same;
    if (counts.read < size || asExpected !== counts.read) {
      throw new Error(`The sides are not in step, ${name}: ${JSON.stringify(counts)}`);
    }
  }
}

/** One run of each sync, one after the other. @throws where a record failed */
export async function measuredTick(world: World, worker: WorkerProcess, sizes: Sizes): Promise<TickCost> {
  await world.fortnox.clear();
  const rows = await businessRows(world);
  const before = await worker.figures();
  let [activities, seconds] = [0, 0];
  for (const [name] of eachOf(sizes)) {
    const one = await run(world, name);
    const { counts } = one.result;
    if (counts.failed > 0) throw new Error(`Records failed, ${name}: ${JSON.stringify(counts)}`);
    activities += one.activities;
    seconds += one.seconds;
  }
  const after = await worker.figures();
  const { requests } = await world.fortnox.figures();
  return {
    fortnoxRequests: requests,
    writes: await writesSince(rows, world),
    activities,
    sqlStatements: after.sqlStatements - before.sqlStatements,
    seconds,
    peakRssMb: after.peakRssMb,
  };
}

function eachOf(sizes: Sizes): readonly (readonly [SyncName, number])[] {
  return Object.entries(sizes) as [SyncName, number][];
}

function run(world: World, name: SyncName) {
  return name === stockBalances ? runStockBalances(world) : runSync(world, name);
}
