import { setTimeout as pause } from 'node:timers/promises';
import { savePurchase } from '../../sandbox/andersson/purchase-gestures';
import type { Benchmark, Figure } from './benchmark';
import { rounded, told } from './benchmark';
import { besideALoad, budgetFigures, waitFigures } from './beside-a-load';
import { numbersOnPurchases, untilAllSeen } from './purchase-progress';
import { type Breakdown, breakdownOf } from './purchase-times';
import { arrivals, purchasesToSave } from './purchases';
import type { World } from './world';

const purchases = 45;
/** So many that the import, at Fortnox's pace, goes on longer than the purchases come. */
const customers = 1_500;

/** R3.1 beside R0.3: how long a user waits for a purchase's number while a first load keeps Fortnox busy. */
export const purchaseOrder: Benchmark = {
  name: 'purchase-order',
  measures: 'a purchase saved about every 3 s while a customers import keeps the budget full',
  run: (options) =>
    besideALoad(
      options,
      customers,
      (world) => measure(world, options.progress),
      async ({ client }, { measured: times, calls }) => {
        const parts = await Promise.all([...times].map(([number, time]) => breakdownOf(client, number, time)));
        const waits = [...times.values()].map(({ savedAt, numberAt }) => numberAt - savedAt);
        return [
          ...waitFigures('savedToNumber', waits, 3_000),
          ...budgetFigures(calls, times.size),
          ...breakdown(parts),
        ];
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
  progress(`Saving ${purchases} purchases …`);
  const forms = await purchasesToSave(world, purchases);
  const gaps = arrivals(purchases);
  const saved = new Map<string, number>();
  const saving = (async () => {
    for (const [index, form] of forms.entries()) {
      await pause(gaps[index] ?? 0);
      await savePurchase(world.andersson, form);
      saved.set(form.head.purchase_number, Date.now());
      if ((index + 1) % 15 === 0) progress(`  … ${index + 1} saved`);
    }
  })();
  const seen = await untilAllSeen(purchases, () => numbersOnPurchases(world.andersson));
  await saving;
  return new Map(
    [...saved].map(([number, savedAt]) => [number, { savedAt, numberAt: seen.get(number) ?? Number.NaN }]),
  );
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
