import { Worker } from '@temporalio/worker';
import { workflowBundle } from '../../workers/workflow-bundle';
import type {
  DoubleOrder,
  NightCheckActivities,
  NightCheckFortnoxActivities,
} from '../../workflows/contract/company-activities';
import { nightCheckId } from '../../workflows/contract/ids';
import type { nightCheck } from '../../workflows/night-check/night-check';
import { Faults, refusal } from '../purchase/faults';
import { recordHistory } from '../support/history';
import { connectTestTemporal, type TestTemporal, uniqueNames } from '../support/temporal';

const swept = { open: 7, running: 6, started: 1 };
const { taskQueue } = uniqueNames('night');
let temporal: TestTemporal;
let worker: Worker;
let running: Promise<void>;
let faults: Faults;
let calls: string[];
let doubles: readonly DoubleOrder[];

beforeAll(async () => {
  temporal = await connectTestTemporal();
  const called = async <T>(name: string, value: () => T): Promise<T> => {
    calls.push(name);
    await faults.meet(name);
    return value();
  };
  const activities: NightCheckActivities & NightCheckFortnoxActivities = {
    admitCompany: () => called('admitCompany', () => undefined),
    sweep: () => called('sweep', () => swept),
    lookAtOpenOrders: () => called('lookAtOpenOrders', () => 7),
    findDoubleOrders: () => called('findDoubleOrders', () => doubles),
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
  [faults, calls, doubles] = [new Faults(), [], []];
});
afterAll(async () => {
  worker?.shutdown();
  await running;
  await temporal?.close();
});

const start = () => {
  const { company } = uniqueNames('night');
  const workflowId = `${nightCheckId(company)}-2026-11-24T01:00:00Z`;
  return temporal.client.workflow.start<typeof nightCheck>('nightCheck', {
    workflowId,
    taskQueue,
    args: [{ company }],
  });
};
type Started = Awaited<ReturnType<typeof start>>;
const attention = async (handle: Started) =>
  (await handle.describe()).typedSearchAttributes.getAll().find(({ key }) => key.name === 'NeedsAttention')?.value;

test('R7.2, R3.4 it sweeps, has every open order looked at, looks for doubles, and tells what came of it', async () => {
  const handle = await start();
  expect(await handle.result()).toEqual({ sweep: swept, ordersLookedAt: 7, doubleOrders: [] });
  expect(calls).toEqual(['admitCompany', 'sweep', 'lookAtOpenOrders', 'findDoubleOrders']);
  expect(await attention(handle)).toBeUndefined();
  expect(await handle.query('status')).toEqual({ step: 'done' });
});

test('design rule 1: one reference on two live orders needs attention, with both numbers', async () => {
  doubles = [{ reference: 'demo/P/4711/1', fortnoxNumbers: ['1001', '1002'] }];
  const handle = await start();
  expect(await handle.result()).toMatchObject({ doubleOrders: doubles });
  expect(await attention(handle)).toBe(true);
  await recordHistory('night-check-with-doubles', { workflowId: handle.workflowId });
});

test.each(['sweep', 'lookAtOpenOrders', 'findDoubleOrders'])('status tells that it is at %s', async (name) => {
  const held = faults.hold(name);
  const handle = await start();
  await held.reached;
  const step = { sweep: 'sweep', lookAtOpenOrders: 'orders', findDoubleOrders: 'doubles' }[name];
  expect(await handle.query('status')).toEqual({ step });
  held.release();
  await handle.result();
});

test('a start that admission refuses fails with the sentence, and nothing is looked at', async () => {
  faults.always('admitCompany', refusal('startRefused', 'Starta den så här: temporal schedule trigger …'));
  const handle = await start();
  await expect(handle.result()).rejects.toMatchObject({
    cause: { message: 'Starta den så här: temporal schedule trigger …', type: 'startRefused' },
  });
  expect(calls).toEqual(['admitCompany']);
});

test('what does not heal ends the check as failed: nobody is waited for', async () => {
  faults.always('findDoubleOrders', refusal('licenceMissing', 'Lager saknas i Fortnox.'));
  const handle = await start();
  await expect(handle.result()).rejects.toMatchObject({ cause: { cause: { message: 'Lager saknas i Fortnox.' } } });
  expect(calls).toContain('sweep');
});
