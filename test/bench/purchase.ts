import { setTimeout as pause } from 'node:timers/promises';
import { markPurchased, receiveGoods, savePurchase } from '../../sandbox/andersson/purchase-gestures';
import type { Benchmark } from './benchmark';
import { besideALoad, budgetFigures, waitFigures } from './beside-a-load';
import { donePurchases, numbersOnPurchases, untilAllSeen } from './purchase-progress';
import { arrivals, purchasesToSave } from './purchases';
import type { World } from './world';

const purchases = 30;
/** Goods come when so many later purchases have been saved: about half a minute after the save. */
const receivedAfter = 5;
/** So many that the import, at Fortnox's pace, goes on longer than the purchases do. */
const customers = 1_500;

/** R3.1 and R3.3 beside R0.3: a purchase's whole life while a first load keeps Fortnox busy. */
export const purchase: Benchmark = {
  name: 'purchase',
  measures: 'a purchase saved or received about every 3 s while a customers import keeps the budget full',
  run: (options) =>
    besideALoad(
      options,
      customers,
      (world) => measure(world, options.progress),
      async (_, { measured: { savedToNumber, receiptToDone }, calls }) => [
        ...waitFigures('savedToNumber', savedToNumber, 3_000),
        ...waitFigures('receiptToDone', receiptToDone, 5_000),
        ...budgetFigures(calls, purchases),
      ],
    ),
};

interface Waits {
  readonly savedToNumber: readonly number[];
  readonly receiptToDone: readonly number[];
}

/** Saves and receives in turn, each when its time has come, whatever became of those before. */
async function measure(world: World, progress: (line: string) => void): Promise<Waits> {
  const { andersson } = world;
  progress(`Saving and receiving ${purchases} purchases …`);
  const forms = await purchasesToSave(world, purchases);
  const numbers = forms.map(({ head }) => head.purchase_number);
  const receivedOn = (await world.fortnox.now()).toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });
  const gaps = arrivals(2 * purchases + receivedAfter);
  const savedAt = new Map<string, number>();
  const receivedAt = new Map<string, number>();
  const receive = async (number: string | undefined) => {
    if (number === undefined) return;
    await pause(gaps.at(receivedAt.size + purchases) ?? 0);
    // Printed long before the goods come: nothing in Fortnox follows from it.
    await markPurchased(andersson, number);
    await receiveGoods(andersson, number, { receivedOn });
    receivedAt.set(number, Date.now());
  };
  const living = (async () => {
    for (const [index, form] of forms.entries()) {
      await pause(gaps[index] ?? 0);
      await savePurchase(andersson, form);
      savedAt.set(form.head.purchase_number, Date.now());
      await receive(numbers[index - receivedAfter]);
      if ((index + 1) % 10 === 0) progress(`  … ${index + 1} saved, ${receivedAt.size} received`);
    }
    for (const number of numbers.slice(-receivedAfter)) await receive(number);
  })();
  const [numbered, done] = await Promise.all([
    untilAllSeen(purchases, () => numbersOnPurchases(andersson)),
    untilAllSeen(purchases, () => donePurchases(andersson)),
  ]);
  await living;
  const waits = (from: ReadonlyMap<string, number>, to: ReadonlyMap<string, number>) =>
    numbers.map((number) => (to.get(number) ?? Number.NaN) - (from.get(number) ?? 0));
  return { savedToNumber: waits(savedAt, numbered), receiptToDone: waits(receivedAt, done) };
}
