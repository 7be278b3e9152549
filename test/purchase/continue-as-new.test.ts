import { purchaseChangedSignal } from '../../workflows/contract/purchase';
import { refusal } from './faults';
import { purchases } from './purchases';
import { nothingReceived } from './sides';

const of = purchases();

test('after 30 days at rest a purchase goes on as a new run: order, notes and all that is shown are as before', async () => {
  const purchase = await of.ordered();
  const { sides, handle } = purchase;
  await handle.signal('retry', { problem: 'x-1' });
  const before = await purchase.rest();
  const shown = await purchase.shown();
  await of.pass('31 days');
  expect((await purchase.describe()).runId).not.toBe(handle.firstExecutionRunId);
  expect(await purchase.rest()).toEqual(before);
  expect(await purchase.shown()).toEqual(shown);
  expect(sides.calls.map(({ name }) => name)).toEqual(['readPurchase']);
  sides.purchase = null;
  await purchase.tell();
  expect(await handle.result()).toMatchObject({ outcome: 'deleted', fortnoxNumbers: ['1001'] });
});

test('a purchase without order, let go by its operator, has none in the runs after either', async () => {
  const sides = of.sides();
  sides.faults.next('preparePurchaseOrder', refusal('supplierMissing'));
  const purchase = await of.start(sides);
  const { id } = await purchase.problem();
  await purchase.decide('skip', { problem: id, note: 'utan order' });
  await of.pass('31 days');
  await purchase.tell();
  expect(await purchase.status()).toMatchObject({ fortnoxNumber: null, problem: null });
  expect(sides.orders.size).toBe(0);
});

test('a run that goes on knows which order was voided here: nobody is asked whether it was voided by hand', async () => {
  const sides = of.sides();
  const reference = `${sides.company}/P/4711/1`;
  const fortnoxNumber = sides.makeOrder({ internalReference: reference }, 'voided');
  sides.ledger.set(reference, { state: 'confirmed', fortnoxNumber, madeFrom: 'before' });
  const flags = { orderSkipped: false, acceptedByHand: false, markedAsSent: true, orderToBeChecked: false };
  const purchase = await of.start(sides, {
    ...{ v: 2, rules: sides.rules, stage: 'changing', revision: 1, received: nothingReceived, ...flags, notes: [] },
    order: { fortnoxNumber, revision: 1, madeFrom: 'before' },
    voidedHere: fortnoxNumber,
    desk: { problem: null, count: 1, retryInMs: 900_000 },
  });
  expect(await purchase.rest()).toMatchObject({ stage: 'ordered', fortnoxNumber: '1002', problem: null });
});

test('the 30 days are counted from the last fact, and a fact at their end is not lost', async () => {
  const purchase = await of.ordered();
  const { sides, handle } = purchase;
  await of.pass('20 days');
  await purchase.tell();
  await of.pass('20 days');
  expect((await purchase.describe()).runId).toBe(handle.firstExecutionRunId);
  const { reached, release } = sides.faults.hold('readPurchase');
  const passed = of.pass('11 days');
  await reached;
  sides.change({ deliveryDate: '2027-01-15' });
  await handle.signal(purchaseChangedSignal);
  release();
  await passed;
  await purchase.rest();
  expect(sides.order('1001').draft.deliveryDate).toBe('2027-01-15');
});

test('a state of a later version waits for the program that knows it, and nothing is called', async () => {
  const sides = of.sides();
  const purchase = await of.start(sides, { v: 3 } as never);
  await expect(purchase.taskFailure()).resolves.toContain('version 3');
  expect((await purchase.describe()).status.name).toBe('RUNNING');
  expect(sides.calls).toEqual([]);
});
