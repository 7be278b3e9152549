import { setTimeout as pause } from 'node:timers/promises';
import { savePurchase } from '../../sandbox/andersson/purchase-gestures';
import { atMost, type Benchmark, exactly, type Figure, rounded, told } from './benchmark';
import { seedFortnoxOnly } from './customers';
import { type Breakdown, breakdownOf, percentile } from './purchase-times';
import { arrivals, purchasesToSave, seedPurchasing } from './purchases';
import type { FortnoxFigures } from './simulator-process';
import { runSync } from './sync-run';
import { inWorld, type World } from './world';

const purchases = 45;
/** So many that the import, at Fortnox's pace, goes on longer than the purchases come. */
const customers = 1_500;
const callsPerSecond = 5;
/** How exactly the moment is known at which a number stands on its purchase. */
const lookEveryMs = 20;
/** The import is under way and the budget full before the first purchase is saved. */
const warmUpMs = 8_000;
/** A number that has not come by then does not come. */
const patienceMs = 60_000;

/** R3.1 beside R0.3: how long a user waits for a purchase's number while a first load keeps Fortnox busy. */
export const purchaseOrder: Benchmark = {
  name: 'purchase-order',
  measures: 'a purchase saved about every 3 s while a customers import keeps the budget full',
  run: ({ progress, signal }) =>
    inWorld(
      {
        progress,
        signal,
        direction: 'import',
        rateClock: 1,
        seed: async (sides) => {
          await seedFortnoxOnly(sides, customers);
          await seedPurchasing(sides);
        },
      },
      async (world) => {
        const load = runSync(world).then(
          () => 'ended',
          (error: unknown) => `failed: ${String(error)}`,
        );
        const loadState = () => Promise.race([load, pause(0, 'running')]);
        await pause(warmUpMs);
        await world.fortnox.clear();
        progress(`Saving ${purchases} purchases …`);
        const times = await measure(world, progress);
        const calls = await world.fortnox.figures();
        const state = await loadState();
        if (state !== 'running') throw new Error(`The import that was to keep the budget full has ${state}.`);
        const parts = await Promise.all([...times].map(([number, time]) => breakdownOf(world.client, number, time)));
        return [...figures([...times.values()], calls), ...breakdown(parts)];
      },
    ),
};

interface Time {
  /** Just after the save's commit. */
  readonly savedAt: number;
  readonly numberAt: number;
}

/** Saves each purchase when its time has come, whatever became of those before it, and sees when its number stands there. */
async function measure(world: World, progress: (line: string) => void): Promise<ReadonlyMap<string, Time>> {
  const { andersson } = world;
  const forms = await purchasesToSave(world, purchases);
  const gaps = arrivals(purchases);
  const saved = new Map<string, number>();
  const done = new Map<string, Time>();
  const saving = (async () => {
    for (const [index, form] of forms.entries()) {
      await pause(gaps[index] ?? 0);
      await savePurchase(andersson, form);
      saved.set(form.head.purchase_number, Date.now());
      if ((index + 1) % 15 === 0) progress(`  … ${index + 1} saved, ${done.size} with a number`);
    }
  })();
  let lastNews = Date.now();
  while (done.size < purchases) {
    const rows = await andersson.kysely
      .selectFrom('purchase')
      .select('purchase_number')
      .where('fortnox_number', 'is not', null)
      .execute();
    const numberAt = Date.now();
    for (const { purchase_number: number } of rows) {
      const savedAt = saved.get(number);
      if (done.has(number) || savedAt === undefined) continue;
      done.set(number, { savedAt, numberAt });
      lastNews = numberAt;
    }
    if (numberAt - lastNews > patienceMs) throw new Error(`Only ${done.size} of ${purchases} purchases got a number.`);
    await pause(lookEveryMs);
  }
  await saving;
  return done;
}

function figures(times: readonly Time[], calls: FortnoxFigures): Figure[] {
  const waits = times.map(({ savedAt, numberAt }) => numberAt - savedAt);
  const between = (Date.parse(calls.lastAt ?? '') - Date.parse(calls.firstAt ?? '')) / 1_000;
  const ofCustomers = Object.entries(calls.byRoute).filter(([route]) => route.includes('/3/customers'));
  const forPurchases = calls.requests - ofCustomers.reduce((sum, [, count]) => sum + count, 0);
  return [
    atMost('savedToNumberP95Ms', percentile(waits, 0.95), 3_000),
    told('savedToNumberP50Ms', percentile(waits, 0.5)),
    told('savedToNumberMaxMs', Math.max(...waits)),
    told('requestsPerPurchase', rounded(forPurchases / times.length, 2)),
    told('purchases', times.length),
    exactly('http429', calls.http429, 0),
    told('maxIn5s', calls.maxIn5s),
    told('budgetUsed', rounded(calls.requests / (callsPerSecond * between), 4)),
  ];
}

/** Where the time goes, as means over all purchases: the parts add up to the mean wait. */
function breakdown(parts: readonly Breakdown[]): Figure[] {
  const mean = (of: (part: Breakdown) => number) =>
    rounded(parts.reduce((sum, part) => sum + of(part), 0) / parts.length, 0);
  return [
    told(
      'meanWatchMs',
      mean((it) => it.watchMs),
    ),
    told(
      'meanWorkflowTasksMs',
      mean((it) => it.workflowTasksMs),
    ),
    told(
      'meanDatabaseActivitiesMs',
      mean((it) => it.databaseMs),
    ),
    told(
      'meanPrepareMs',
      mean((it) => it.prepareMs),
    ),
    told(
      'meanCreateMs',
      mean((it) => it.createMs),
    ),
    told(
      'meanActivitiesQueuedMs',
      mean((it) => it.queuedMs),
    ),
  ];
}
