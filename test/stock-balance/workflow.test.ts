import type { WorkflowHandle } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import { workflowBundle } from '../../workers/workflow-bundle';
import type { NotificationActivities } from '../../workflows/contract/notification-activities';
import type {
  StockBalanceActivities,
  StockBalanceAdmission,
  StockBalanceResult,
  TakenIn,
} from '../../workflows/contract/stock-balance';
import { Faults, passing, refusal } from '../purchase/faults';
import { recordHistory } from '../support/history';
import { connectTestTemporal, type TestTemporal, uniqueNames } from '../support/temporal';
import { startBalances } from './runs';

const { taskQueue, company } = uniqueNames('balances');
const counts = { read: 3, written: 1, same: 1, skipped: 1, failed: 0 };
const done: TakenIn = { report: { counts, failures: [], heldBy: [] }, stopped: null };
const held: TakenIn = {
  report: {
    counts: { ...counts, read: 4, failed: 1 },
    failures: [{ number: 'A-1', sentence: 'Saldot följer inte med.' }],
    heldBy: [{ document: 'purchase/4711', since: '2026-11-20T08:00:00.000Z' }],
  },
  stopped: null,
};

let temporal: TestTemporal;
let worker: Worker;
let running: Promise<void>;
let faults: Faults;
let calls: string[];
let admission: StockBalanceAdmission;
let taken: TakenIn;
let tell: string | null;
let told: Parameters<NotificationActivities['notify']>[0][];

beforeAll(async () => {
  temporal = await connectTestTemporal();
  const called = async <T>(name: string, value: () => T): Promise<T> => {
    calls.push(name);
    await faults.meet(name);
    return value();
  };
  const activities: StockBalanceActivities & NotificationActivities = {
    admitStockBalanceSync: () => called('admitStockBalanceSync', () => admission),
    takeInStockBalances: () => called('takeInStockBalances', () => taken),
    closeStockBalanceSync: ({ outcome, message, report }) =>
      called('closeStockBalanceSync', () => ({ result: { ...report, outcome, message }, tell })),
    notify: (message) => called('notify', () => void told.push(message)),
  };
  const { nativeConnection: connection, namespace } = temporal;
  worker = await Worker.create({
    connection,
    namespace,
    taskQueue,
    workflowBundle: await workflowBundle(),
    activities,
  });
  running = worker.run();
});
beforeEach(() => {
  [faults, calls, told, tell] = [new Faults(), [], [], null];
  [admission, taken] = [{ admitted: true, run: { runId: 7, read: 'all' } }, done];
});
afterAll(async () => {
  worker?.shutdown();
  await running;
  await temporal?.close();
});

const start = () => startBalances({ company, taskQueue, temporal });
const attributes = async (handle: WorkflowHandle) =>
  Object.fromEntries(
    (await handle.describe()).typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value]),
  );

test('R0.8 a run is three activities, found by its company, with its counts as its result', async () => {
  const handle = await start();
  expect(await handle.result()).toEqual({ ...done.report, outcome: 'done', message: null });
  expect(calls).toEqual(['admitStockBalanceSync', 'takeInStockBalances', 'closeStockBalanceSync']);
  const found = await attributes(handle);
  expect(found).toMatchObject({ Company: company, AnderssonNumber: 'stock-balances' });
  expect(found.NeedsAttention).toBeUndefined();
  expect(await handle.query('status')).toEqual({ step: 'done', report: done.report });
  await recordHistory('stock-balance-sync-done', handle);
});

test('rule 8: balances kept back for more than a day need attention, and people are told; the run goes on to its end', async () => {
  [taken, tell] = [held, 'Lagersaldon i Andersson följer inte med Fortnox sedan mer än ett dygn.'];
  const handle = await start();
  expect(await handle.result()).toMatchObject({ outcome: 'done', failures: held.report.failures });
  expect(await attributes(handle)).toMatchObject({ NeedsAttention: true });
  expect(told).toEqual([{ company, workflowId: handle.workflowId, problem: 'stockBalancesHeldBack', sentence: tell }]);
  await recordHistory('stock-balance-sync-held-back', handle);
});

test('rule 8: where people have been told before they are not told again, and attention is still needed', async () => {
  taken = held;
  const handle = await start();
  await handle.result();
  expect(await attributes(handle)).toMatchObject({ NeedsAttention: true });
  expect(told).toEqual([]);
});

test('nobody can be told: the run comes to its end all the same', async () => {
  [taken, tell] = [held, 'Lagersaldon följer inte med.'];
  faults.always('notify', refusal('nobodyThere', 'Ingen svarar.'));
  expect(await (await start()).result()).toMatchObject({ outcome: 'done' });
});

test('what could not go on ends the run as interrupted, with its sentence and what had been done', async () => {
  taken = { report: done.report, stopped: 'Kopplingen saknar behörighet i Fortnox.' };
  const handle = await start();
  const result: StockBalanceResult = await handle.result();
  expect(result).toEqual({
    ...done.report,
    outcome: 'interrupted',
    message: 'Kopplingen saknar behörighet i Fortnox.',
  });
  expect(await attributes(handle)).toMatchObject({ NeedsAttention: true });
  await recordHistory('stock-balance-sync-interrupted', handle);
});

test('people are told of an interruption by an alarm of its own', async () => {
  [taken, tell] = [{ report: done.report, stopped: 'En licens saknas i Fortnox.' }, 'En licens saknas i Fortnox.'];
  const handle = await start();
  expect(await handle.result()).toMatchObject({ outcome: 'interrupted' });
  expect(told).toEqual([{ company, workflowId: handle.workflowId, problem: 'syncInterrupted', sentence: tell }]);
  await recordHistory('stock-balance-sync-told-of-interruption', handle);
});

test('an activity that fails for good ends the run as interrupted too: it never waits for a human', async () => {
  faults.always('takeInStockBalances', refusal('bug', 'Något gick sönder.'));
  expect(await (await start()).result()).toMatchObject({ outcome: 'interrupted', message: 'Något gick sönder.' });
  expect(calls).toContain('closeStockBalanceSync');
});

test('a run that is not admitted does nothing and says why', async () => {
  const result: StockBalanceResult = { ...done.report, outcome: 'notAdopted', message: 'Kör adopt.' };
  admission = { admitted: false, result };
  const handle = await start();
  expect(await handle.result()).toEqual(result);
  expect(calls).toEqual(['admitStockBalanceSync']);
});

test('a start that is refused fails with the sentence as its own', async () => {
  faults.always('admitStockBalanceSync', refusal('startRefused', 'Starta den så här: …'));
  const handle = await start();
  await expect(handle.result()).rejects.toMatchObject({
    cause: { message: 'Starta den så här: …', type: 'startRefused' },
  });
  await recordHistory('stock-balance-sync-refused-start', handle);
});

test.each([
  ['admitStockBalanceSync', { step: 'admission', report: null }],
  ['takeInStockBalances', { step: 'balances', report: null }],
  ['closeStockBalanceSync', { step: 'closing', report: done.report }],
])('at %s, status tells how far it has come', async (name, status) => {
  const hold = faults.hold(name);
  const handle = await start();
  await hold.reached;
  expect(await handle.query('status')).toEqual(status);
  hold.release();
  await handle.result();
});

test.each(['admitStockBalanceSync', 'closeStockBalanceSync'])(
  'what Andersson refuses for good ends the run with its sentence, so that the next one is begun: %s',
  async (activity) => {
    faults.always(activity, passing('anderssonRefused', 'Anderssons databas säger nej.'));
    const handle = await start();
    const error = await handle.result().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ cause: { type: 'anderssonRefused', message: 'Anderssons databas säger nej.' } });
    expect(await attributes(handle)).toMatchObject({ NeedsAttention: true });
    expect(calls.filter((it) => it === activity)).toHaveLength(1);
  },
);
