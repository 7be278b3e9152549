import { atLeast, type Benchmark, exactly, type Figure, rounded, told } from './benchmark';
import { seedFortnoxOnly } from './customers';
import type { FortnoxFigures } from './simulator-process';
import { type FinishedRun, runSync } from './sync-run';
import type { WorkerFigures } from './worker-messages';
import { inWorld, type World } from './world';

/** As many as a company that has sold for years. */
const usualCustomers = 5_000;
/** The most that design §7 allows: at Fortnox's own pace 5,000 customers take 17 minutes. */
const rateClock = 5;
/** Fortnox lets 25 calls through in 5 s. */
const callsPerSecond = 5;
const progressEveryMs = 15_000;

/** R0.3: the first load, which should use what Fortnox lets through and never more. */
export const loadCustomers: Benchmark = {
  name: 'load-customers',
  measures: 'first import into an empty Andersson, the rate clock five times as fast',
  run: ({ customers = usualCustomers, progress, signal }) =>
    inWorld(
      {
        progress,
        signal,
        directions: { customers: 'import' },
        rateClock,
        seed: (sides) => seedFortnoxOnly(sides, customers),
      },
      async (world) => {
        const before = await world.worker.figures();
        progress(`Loading ${customers} customers …`);
        const telling = setInterval(() => void tell(world, customers, progress), progressEveryMs);
        const run = await runSync(world, 'customers').finally(() => clearInterval(telling));
        const after = await world.worker.figures();
        const calls = await world.fortnox.figures();
        if (run.result.toAndersson.created !== customers || run.result.counts.failed > 0) {
          throw new Error(`Not everything came in: ${JSON.stringify(run.result)}`);
        }
        return [...callFigures(customers, run, calls), ...costFigures(run, before, after)];
      },
    ),
};

function callFigures(customers: number, run: FinishedRun, calls: FortnoxFigures): Figure[] {
  // Both instants are on the simulator's clock, which is the rate clock.
  const between = (Date.parse(calls.lastAt ?? '') - Date.parse(calls.firstAt ?? '')) / 1_000;
  const perSecond = customers / run.seconds;
  return [
    told('customers', customers),
    told('rateClock', rateClock),
    told('requests', calls.requests),
    exactly('http429', calls.http429, 0),
    told('maxIn5s', calls.maxIn5s),
    atLeast('budgetUsed', rounded(calls.requests / (callsPerSecond * between), 4), 0.95),
    told('recordsPerSecond', rounded(perSecond, 2)),
    told('recordsPerSecondOnRateClock', rounded(perSecond / rateClock, 2)),
  ];
}

function costFigures(run: FinishedRun, before: WorkerFigures, after: WorkerFigures): Figure[] {
  const rss = quarters(after.rssMb.slice(before.rssMb.length));
  const heap = quarters(after.heapMb.slice(before.heapMb.length));
  const user = after.cpuUserSeconds - before.cpuUserSeconds;
  const system = after.cpuSystemSeconds - before.cpuSystemSeconds;
  return [
    told('activities', run.activities),
    told('executions', run.executions),
    told('sqlStatements', after.sqlStatements - before.sqlStatements),
    told('peakRssMb', rounded(after.peakRssMb, 0)),
    ...rss.map((value, index) => told(`rssMbQuarter${index + 1}`, value)),
    ...heap.map((value, index) => told(`heapMbQuarter${index + 1}`, value)),
    told('cpuUserSeconds', rounded(user, 1)),
    told('cpuSystemSeconds', rounded(system, 1)),
    told('cpuPerSecond', rounded((user + system) / run.seconds, 3)),
    told('loopStillP99Ms', rounded(after.loopStillP99Ms, 1)),
    told('loopStillMaxMs', rounded(after.loopStillMaxMs, 1)),
    told('seconds', rounded(run.seconds, 1)),
  ];
}

/** The mean over each quarter of the run: memory that grows shows as a stair. */
function quarters(samples: readonly number[]): number[] {
  const length = Math.ceil(samples.length / 4);
  return [0, 1, 2, 3].flatMap((quarter) => {
    const part = samples.slice(quarter * length, (quarter + 1) * length);
    return part.length === 0 ? [] : [rounded(part.reduce((sum, value) => sum + value, 0) / part.length, 0)];
  });
}

async function tell({ fortnox }: World, customers: number, progress: (line: string) => void): Promise<void> {
  const { requests, http429 } = await fortnox.figures();
  progress(`  … ${requests} calls for ${customers} customers, ${http429} refused`);
}
