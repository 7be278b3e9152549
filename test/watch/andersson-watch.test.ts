import { ApplicationFailure } from '@temporalio/common';
import { Worker } from '@temporalio/worker';
import { workflowBundle } from '../../workers/workflow-bundle';
import type { AnderssonWatchActivities, NightCheckActivities } from '../../workflows/contract/company-activities';
import { anderssonWatchId } from '../../workflows/contract/ids';
import { watchQueueBeside } from '../../workflows/contract/queues';
import { serviceStartedSignal } from '../../workflows/contract/watch';
import type { anderssonWatch } from '../../workflows/watch/andersson-watch';
import { Faults, passing, refusal } from '../purchase/faults';
import { recordHistory } from '../support/history';
import { type OwnTemporal, startOwnTemporal } from '../support/own-temporal';
import { connectTestTemporal, type TestTemporal, uniqueNames } from '../support/temporal';

/** So few that a watch reaches it within a second; the server's own is 4,096. */
const suggestedAfterEvents = 60;
const swept = { open: 3, running: 2, started: 1 };

let server: OwnTemporal;
let temporal: TestTemporal;
const { taskQueue } = uniqueNames('watch');
let faults: Faults;
let calls: string[];
let polls: (() => void)[] = [];
/** Polls end at once while true; otherwise when the test ends them. */
let busy = false;
const ends: (() => Promise<void>)[] = [];

beforeAll(async () => {
  server = await startOwnTemporal({ config: { 'limit.historyCount.suggestContinueAsNew': suggestedAfterEvents } });
  temporal = await connectTestTemporal(server.address);
  const called = async <T>(name: string, value: T): Promise<T> => {
    calls.push(name);
    await faults.meet(name);
    return value;
  };
  const company: NightCheckActivities = {
    admitCompany: () => called('admitCompany', undefined),
    sweep: () => called('sweep', swept),
    lookAtOpenOrders: () => called('lookAtOpenOrders', 0),
  };
  const watching: AnderssonWatchActivities = {
    watchAndersson: async () => {
      await called('watchAndersson', undefined);
      if (!busy) await new Promise<void>((resolve) => polls.push(resolve));
    },
  };
  const { nativeConnection: connection, namespace } = temporal;
  const shared = { connection, namespace };
  const bundle = await workflowBundle();
  const workers = [
    await Worker.create({ ...shared, taskQueue, workflowBundle: bundle, activities: company }),
    await Worker.create({ ...shared, taskQueue: watchQueueBeside(taskQueue), activities: watching }),
  ];
  for (const worker of workers) {
    const running = worker.run();
    ends.push(async () => {
      worker.shutdown();
      await running;
    });
  }
});
beforeEach(() => {
  [faults, calls, polls, busy] = [new Faults(), [], [], false];
});
afterAll(async () => {
  for (const end of ends) await end();
  await temporal?.close();
  await server?.stop();
});

const until = async (reached: () => boolean | Promise<boolean>) => {
  while (!(await reached())) await new Promise((resolve) => setTimeout(resolve, 10));
};
const times = (name: string) => calls.filter((it) => it === name).length;

const watched = async (test: (handle: Awaited<ReturnType<typeof start>>) => Promise<void>) => {
  const handle = await start();
  try {
    await test(handle);
  } finally {
    await handle.terminate().catch(() => undefined);
    // A poll under way would hold the worker at the end.
    for (const end of polls) end();
  }
};
const start = () => {
  const { company } = uniqueNames('watch');
  const workflowId = anderssonWatchId(company);
  return temporal.client.workflow.start<typeof anderssonWatch>('anderssonWatch', {
    workflowId,
    taskQueue,
    args: [{ company }],
  });
};

test('R7.2 a watch sweeps at its start, and polls on the queue beside, one poll after the other', () =>
  watched(async (handle) => {
    await until(() => polls.length === 1 && times('sweep') === 1);
    polls.shift()?.();
    await until(() => polls.length === 1);
    expect(times('watchAndersson')).toBe(2);
    expect(calls[0]).toBe('admitCompany');
    expect(times('admitCompany')).toBe(1);
    await until(async () => (await handle.query<{ lastSweep: unknown }>('status')).lastSweep !== null);
    expect(await handle.query('status')).toEqual({ lastSweep: swept });
    const { typedSearchAttributes } = await handle.describe();
    expect(typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value])).toEqual(
      expect.arrayContaining([['AnderssonNumber', 'andersson']]),
    );
  }));

test('R7.2 each start of a service has it sweep again, while the poll goes on; also one that comes during a sweep', () =>
  watched(async (handle) => {
    await until(() => polls.length === 1 && times('sweep') === 1);
    const held = faults.hold('sweep');
    await handle.signal(serviceStartedSignal);
    await held.reached;
    await handle.signal(serviceStartedSignal);
    await handle.signal(serviceStartedSignal);
    held.release();
    await until(() => times('sweep') === 3);
    await handle.query('status');
    expect(times('sweep')).toBe(3);
    expect(times('watchAndersson')).toBe(1);
    await recordHistory('andersson-watch-told-of-a-start', { workflowId: handle.workflowId }, server.address);
  }));

test('a database that is gone, or a worker that stops, is waited for', () =>
  watched(async () => {
    const shutdown = {
      does: 'fail',
      failure: () => ApplicationFailure.retryable('stopping', 'WorkerShutdown'),
    } as const;
    faults.next('watchAndersson', passing('databaseGone'), shutdown);
    faults.next('sweep', passing('databaseGone'));
    await until(() => polls.length === 1 && times('sweep') === 2);
    expect(times('watchAndersson')).toBe(3);
  }));

test('a long history goes on as a new run under the same id, which admits, sweeps and polls again', () =>
  watched(async (handle) => {
    busy = true;
    const current = async () => (await temporal.client.workflow.getHandle(handle.workflowId).describe()).runId;
    await until(async () => (await current()) !== handle.firstExecutionRunId);
    busy = false;
    await until(() => polls.length === 1 && times('sweep') >= 2);
    expect(times('admitCompany')).toBe(times('sweep'));
  }));

test('a start that admission refuses fails with the sentence, and nothing is polled', async () => {
  faults.always('admitCompany', refusal('startRefused', 'Bolaget är inte inställt här.'));
  const handle = await start();
  await expect(handle.result()).rejects.toMatchObject({
    cause: { message: 'Bolaget är inte inställt här.', type: 'startRefused' },
  });
  expect(calls).toEqual(['admitCompany']);
});
