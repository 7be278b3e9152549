import { seedArticlesInStep } from './articles';
import type { BenchmarkOptions } from './benchmark';
import { seedCustomersInStep } from './customers';
import { feedStands } from './feed-stands';
import { seedSuppliersInStep } from './suppliers';
import { firstTick, measuredTick, type Sizes, type TickCost } from './tick';
import type { WorkerProcess } from './worker-process';
import type { World, WorldOptions } from './world';

type Progress = BenchmarkOptions['progress'];

/** A company in step on both sides, and every sync it has. */
export interface EverythingOn {
  readonly options: Pick<WorldOptions, 'directions' | 'stockBalances' | 'rateClock' | 'seed'>;
  readonly sizes: Sizes;
}

/** All registers in both directions and stock balances, at Fortnox's own pace; so many of each record on both sides. */
export function everythingOn(of: {
  readonly customers: number;
  readonly suppliers: number;
  readonly articles: number;
}): EverythingOn {
  return {
    options: {
      directions: { customers: 'both', suppliers: 'both', articles: 'both' },
      stockBalances: true,
      rateClock: 1,
      seed: async (sides) => {
        await seedCustomersInStep(sides, of.customers);
        await seedArticlesInStep(sides, of.articles, await seedSuppliersInStep(sides, of.suppliers));
      },
    },
    sizes: { ...of, 'stock-balances': of.articles },
  };
}

/** An idle tick by polling, in a worker that has done nothing else: what came before is not its memory. */
export interface PolledTick {
  readonly polled: TickCost;
  readonly worker: WorkerProcess;
  /** Most memory of the worker before it, which looked at every record. */
  readonly firstTickPeakRssMb: number;
}

/** Looks at every record once, and measures the next tick. */
export async function polledTick(world: World, sizes: Sizes, progress: Progress): Promise<PolledTick> {
  progress('A tick that looks at every record, not measured …');
  await firstTick(world, sizes);
  const { peakRssMb: firstTickPeakRssMb } = await world.worker.figures();
  await world.worker.stop();
  const worker = await world.startWorker();
  progress('The measured tick …');
  return { polled: await measuredTick(world, worker, sizes), worker, firstTickPeakRssMb };
}

/** Lets the change feed come to stand in a worker of its own, and measures a tick that reads none of the hourly lists. */
export async function tickWithFeed(world: World, sizes: Sizes, progress: Progress): Promise<TickCost> {
  progress('The change feed comes to stand …');
  const worker = await world.startWorker({ FORTNOX_FEED: 'on' });
  await feedStands(world);
  progress('The hourly lists, not measured …');
  await measuredTick(world, worker, sizes);
  progress('The measured tick with the feed …');
  return measuredTick(world, worker, sizes);
}
