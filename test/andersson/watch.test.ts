import { ledgerConfirmed, openLedger } from '../../activities/andersson/document-ledger';
import { markDone } from '../../activities/andersson/done-marks';
import {
  deletePurchase,
  editPurchase,
  markPurchased,
  pressRequest,
  receiveGoods,
  savePurchase,
} from '../../sandbox/andersson/purchase-gestures';
import { anderssonNumberAttribute, companyAttribute } from '../../workflows/contract/search-attributes';
import { connectTestTemporal, type TestTemporal } from '../support/temporal';
import { anderssonOf, ledgerKey, purchaseForm, requestsOf } from './purchases';
import { startWatchWorld, type WatchWorld } from './watch-world';

let temporal: TestTemporal;
let it: WatchWorld;
beforeAll(async () => {
  temporal = await connectTestTemporal();
});
beforeEach(async () => {
  it = await startWatchWorld(temporal);
});
afterEach(() => it?.close());
afterAll(() => temporal?.close());

const save = (number: string) => savePurchase(it.andersson, purchaseForm(number));

/** Waits until it holds. Fails after ten seconds with what was last seen. */
async function eventually<T>(look: () => Promise<T>, expected: unknown): Promise<void> {
  const until = Date.now() + 10_000;
  for (;;) {
    const seen = await look();
    try {
      expect(seen).toEqual(expected);
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

const changes = (count: number) => expect.objectContaining({ changes: count });

test('R3.1 a saved purchase starts its process, findable by number; what follows wakes it', async () => {
  await it.startActivities();
  await it.startWatch();
  await save('1001');
  await eventually(() => it.told('1001'), {
    input: { company: it.company, purchaseNumber: '1001' },
    changes: 1,
    looks: 0,
  });
  const { typedSearchAttributes } = await it.handle('1001').describe();
  expect(typedSearchAttributes.get(companyAttribute)).toBe(it.company);
  expect(typedSearchAttributes.get(anderssonNumberAttribute)).toBe('1001');

  await editPurchase(it.andersson, '1001', { delivery_date: '2026-12-24' });
  await eventually(() => it.told('1001'), changes(2));
  await pressRequest(it.andersson, 'purchase', '1001');
  await eventually(() => it.told('1001'), changes(3));
  await eventually(() => requestsOf(it.andersson, '1001'), [expect.objectContaining({ state: 'started' })]);
  await deletePurchase(it.andersson, '1001');
  await eventually(() => it.told('1001'), changes(4));
});

test('R7.2 a watch that is stopped stops at once, and misses nothing that was saved meanwhile', async () => {
  const stop = await it.startActivities();
  await it.startWatch();
  await save('1001');
  await eventually(() => it.told('1001'), changes(1));
  expect(await stop()).toBeLessThan(5_000);

  await save('1002');
  await editPurchase(it.andersson, '1001', { note: 'ändrad' });
  await it.startActivities();
  await eventually(() => it.told('1002'), changes(1));
  await eventually(() => it.told('1001'), changes(2));
});

test('R7.2 a hand-over made twice only tells the process twice', async () => {
  const stop = await it.startActivities();
  await it.startWatch();
  await save('1001');
  await eventually(() => it.told('1001'), changes(1));
  const { runId } = await it.handle('1001').describe();
  await stop();
  await it.andersson.kysely.deleteFrom('watch_cursor').execute();
  await it.startActivities();
  await eventually(() => it.told('1001'), changes(2));
  expect((await it.handle('1001').describe()).runId).toBe(runId);
});

test('R7.2, R3.4 the sweep starts what is missing, and every open order is looked at', async () => {
  await it.startActivities();
  for (const number of ['1001', '1002', '1003']) await save(number);
  expect(await it.check()).toEqual({ swept: { open: 3, running: 0, started: 3 }, asked: 0 });

  const key = ledgerKey('1002', 1, it.company);
  await openLedger(anderssonOf(it.andersson), key);
  await ledgerConfirmed(anderssonOf(it.andersson), { key, fortnoxNumber: '77', madeFrom: 'f', by: 'created' });
  await it.handle('1001').terminate();
  await editPurchase(it.andersson, '1003', { status: 'inlevererad' });
  expect(await it.check()).toEqual({ swept: { open: 2, running: 1, started: 1 }, asked: 1 });
  await eventually(() => it.told('1002'), expect.objectContaining({ looks: 1 }));

  await deletePurchase(it.andersson, '1002');
  await it.handle('1002').terminate();
  expect(await it.check()).toEqual({ swept: { open: 2, running: 1, started: 1 }, asked: 1 });
});

test('R7.2, R3.3 the sweep starts what was received while nobody was there, and leaves what is done', async () => {
  await it.startActivities();
  const receive = async (number: string, receivedOn: string) => {
    await save(number);
    await markPurchased(it.andersson, number);
    return receiveGoods(it.andersson, number, { receivedOn });
  };
  await receive('1001', '2026-11-21');
  await receive('1002', '2026-11-21');
  await receive('1003', '2026-10-31');
  const { company } = it;
  const end = { company, process: 'purchase', number: '1002', note: null, fortnoxNumbers: [] };
  await markDone(it.andersson, { ...end, outcome: 'done' });
  expect(await it.check()).toEqual({ swept: { open: 1, running: 0, started: 1 }, asked: 0 });
  await eventually(() => it.told('1001'), changes(1));

  // Received, its order still open: found once, however many lists it is in.
  const key = ledgerKey('1001', 1, company);
  await openLedger(anderssonOf(it.andersson), key);
  await ledgerConfirmed(anderssonOf(it.andersson), { key, fortnoxNumber: '77', madeFrom: 'f', by: 'created' });
  expect(await it.check()).toEqual({ swept: { open: 1, running: 1, started: 0 }, asked: 1 });
});
