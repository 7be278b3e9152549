import { purchaseChangedSignal } from '../../workflows/contract/purchase';
import { refusal } from './faults';
import type { StartedPurchase } from './process';
import { type PurchaseServer, purchaseServer } from './purchase-server';

/** So few that a purchase of ours reaches it; the server's own is 4,096. */
const suggestedAfterEvents = 90;

let of: PurchaseServer;
beforeAll(async () => {
  of = await purchaseServer({ 'limit.historyCount.suggestContinueAsNew': suggestedAfterEvents });
});
afterAll(() => of?.close());

/** Tells the purchase facts until its history is long enough, and rests. */
const untilRenewed = async (purchase: StartedPurchase) => {
  const before = (await purchase.describe()).runId;
  for (let facts = 0; facts < 40; facts += 1) {
    await purchase.tell();
    if ((await purchase.describe()).runId !== before) return;
  }
  throw new Error('the purchase did not go on as a new run');
};

test('a long history goes on as a new run at rest', async () => {
  const purchase = await of.ordered();
  const before = await purchase.status();
  await untilRenewed(purchase);
  expect(await purchase.rest()).toEqual(before);
  expect(purchase.sides.takeWrites()).toEqual([]);
});

test('with a problem open: it, its number series, its waiting and all that is shown survive, and it can be answered', async () => {
  const sides = of.sides();
  sides.faults.always('preparePurchaseOrder', refusal('supplierMissing'));
  const purchase = await of.start(sides);
  const first = await purchase.problem();
  const shown = await purchase.shown();
  const details = await purchase.currentDetails();
  await untilRenewed(purchase);
  expect(await purchase.problem()).toEqual(first);
  expect(await purchase.shown()).toEqual(shown);
  expect(await purchase.currentDetails()).toBe(details);
  expect(sides.notified).toEqual(['supplierMissing-1']);
  sides.faults.always('preparePurchaseOrder', refusal('articleMissing'));
  await purchase.decide('retry', { problem: 'supplierMissing-1' });
  expect(await purchase.problem()).toMatchObject({ id: 'articleMissing-2' });
  sides.faults.mend('preparePurchaseOrder');
  await purchase.decide('retry', { problem: 'articleMissing-2' });
  expect(await purchase.rest()).toMatchObject({ stage: 'ordered', fortnoxNumber: '1001', problem: null });
  expect(await purchase.shown()).toMatchObject({ NeedsAttention: false, memo: null });
});

test('a problem that is tried by itself goes on as a new run too, and waits as long as it had come to', async () => {
  const sides = of.sides({ retryEveryMs: 20 });
  sides.faults.always('preparePurchaseOrder', refusal('supplierMissing'));
  const purchase = await of.start(sides);
  const renewed = async () => (await purchase.describe()).runId !== purchase.handle.firstExecutionRunId;
  while (!(await renewed())) await new Promise((resolve) => setTimeout(resolve, 20));
  while ((await purchase.waitsMs()).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  const before = await purchase.waitsMs(purchase.handle.firstExecutionRunId);
  const [first] = await purchase.waitsMs();
  expect(before.slice(0, 2)).toEqual([20, 40]);
  expect(first).toBe(2 * (before.at(-1) ?? 0));
  expect((await purchase.status()).problem?.id).toBe('supplierMissing-1');
});

test('each time it is asked to look at its order it looks, also when it goes on as a new run just then', async () => {
  const purchase = await of.ordered();
  let looks = 0;
  while ((await purchase.describe()).runId === purchase.handle.firstExecutionRunId) {
    await purchase.look();
    looks += 1;
    expect(purchase.sides.count('readPurchaseOrder')).toBe(looks);
  }
});

test('an operator’s abandon that comes just then is kept', async () => {
  const purchase = await of.ordered();
  const { sides, handle } = purchase;
  while (!(await purchase.isLong(suggestedAfterEvents - 8))) await purchase.tell();
  const held = sides.faults.hold('readPurchase');
  await handle.signal(purchaseChangedSignal);
  await held.reached;
  await handle.signal(purchaseChangedSignal);
  await purchase.decide('abandon', { note: 'sköts för hand' });
  held.release();
  expect(await handle.result()).toMatchObject({ outcome: 'abandoned', fortnoxNumbers: ['1001'] });
});

test('the pending timer tells in the Web UI’s History what the problem is', async () => {
  const sides = of.sides();
  sides.faults.always('preparePurchaseOrder', refusal('supplierMissing', 'Leverantör 90 finns inte.'));
  const purchase = await of.start(sides);
  await purchase.problem();
  const summary = await purchase.timerSummary();
  expect(summary).toContain('supplierMissing-1');
  expect(summary).toContain('Leverantör 90 finns inte.');
});
