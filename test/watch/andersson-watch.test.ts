import { ApplicationFailure } from '@temporalio/common';
import { Worker } from '@temporalio/worker';
import { workflowBundle } from '../../workers/workflow-bundle';
import type {
  AnderssonWatchActivities,
  NightCheckActivities,
  WatchInput,
} from '../../workflows/contract/company-activities';
import { anderssonWatchId } from '../../workflows/contract/ids';
import type { NotificationActivities } from '../../workflows/contract/notification-activities';
import { watchQueueBeside } from '../../workflows/contract/queues';
import { type HeldBack, serviceStartedSignal } from '../../workflows/contract/watch';
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
let polls: ((seen?: HeldBack) => void)[] = [];
/** What each poll was told, and what people were. */
let inputs: WatchInput[];
let told: Parameters<NotificationActivities['notify']>[0][];
/** Polls end at once while true; otherwise when the test ends them. */
let busy = false;
/** What those that end at once come to. */
let heldAllTheTime: HeldBack | null = null;
const ends: (() => Promise<void>)[] = [];

beforeAll(async () => {
  server = await startOwnTemporal({ config: { 'limit.historyCount.suggestContinueAsNew': suggestedAfterEvents } });
  temporal = await connectTestTemporal(server.address);
  const called = async <T>(name: string, value: T): Promise<T> => {
    calls.push(name);
    await faults.meet(name);
    return value;
  };
  const company: NightCheckActivities & NotificationActivities = {
    notify: (message) => called('notify', void told.push(message)),
    admitCompany: () => called('admitCompany', { language: 'sv' }),
    ensureWatch: async () => null,
    sweep: () => called('sweep', swept),
    lookAtOpenOrders: () => called('lookAtOpenOrders', 0),
  };
  const watching: AnderssonWatchActivities = {
    watchAndersson: async (input) => {
      inputs.push(input);
      await called('watchAndersson', undefined);
      return busy ? heldAllTheTime : new Promise((resolve) => polls.push((seen) => resolve(seen ?? null)));
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
  [inputs, told] = [[], []];
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
    expect(await handle.query('status')).toEqual({ lastSweep: swept, heldBack: null });
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

const held: HeldBack = { limit: '00000000000007d0', since: '2026-11-24T08:00:00.000Z', sentence: null };
const tooLong: HeldBack = { ...held, sentence: 'Inget som sparats … session 57 …' };
const another: HeldBack = { ...held, limit: '00000000000007ff', sentence: 'Inget som sparats … session 61 …' };

test('design §4: an open transaction that holds back too long is shown, told of once, and taken away when it has ended', () =>
  watched(async (handle) => {
    const shown = async () => {
      const { typedSearchAttributes, memo } = await handle.describe();
      const [attention, problem] = ['NeedsAttention', 'Problem'].map(
        (name) => typedSearchAttributes.getAll().find(({ key }) => key.name === name)?.value,
      );
      return [attention, problem, memo?.problem];
    };
    /** The poll under way comes to this; the next one has begun when it resolves. */
    const comesTo = async (seen?: HeldBack) => {
      await until(() => polls.length === 1);
      polls.shift()?.(seen);
      await until(() => polls.length === 1);
      expect(await handle.query('status')).toMatchObject({ heldBack: seen ?? null });
      expect(inputs.at(-1)).toMatchObject({ heldBack: seen ?? null });
    };
    const silence = faults.hold('notify');
    await comesTo(held);
    expect(await shown()).toEqual([undefined, undefined, undefined]);
    await comesTo(tooLong);
    // Nobody has answered yet, and the polls go on.
    await silence.reached;
    await comesTo(tooLong);
    expect(await shown()).toEqual([true, 'changesHeldBack', tooLong.sentence]);
    silence.release();
    await comesTo(another);
    expect(await shown()).toEqual([true, 'changesHeldBack', another.sentence]);
    await comesTo();
    expect(await shown()).toEqual([false, undefined, undefined]);
    await until(() => told.length === 2);
    const message = { company: expect.any(String), workflowId: handle.workflowId, problem: 'changesHeldBack' };
    expect(told).toEqual([tooLong, another].map(({ sentence }) => ({ ...message, sentence })));
    const { events } = await handle.fetchHistory();
    const scheduled = (events ?? []).map((event) => event.activityTaskScheduledEventAttributes?.activityType?.name);
    expect(scheduled.filter((name) => name === 'sweep')).toHaveLength(1);
    await recordHistory('andersson-watch-held-back', { workflowId: handle.workflowId }, server.address);
  }));

test('design §4: told once also where a long history goes on as a new run; nobody can be told: the watch goes on', () =>
  watched(async (handle) => {
    faults.always('notify', refusal('nobodyThere', 'Ingen svarar.'));
    await until(() => polls.length === 1);
    polls.shift()?.(tooLong);
    busy = true;
    const current = async () => (await temporal.client.workflow.getHandle(handle.workflowId).describe()).runId;
    heldAllTheTime = tooLong;
    await until(async () => (await current()) !== handle.firstExecutionRunId);
    heldAllTheTime = null;
    busy = false;
    await until(() => polls.length === 1);
    expect(times('notify')).toBe(1);
    const next = temporal.client.workflow.getHandle(handle.workflowId);
    expect(inputs.map(({ heldBack }) => heldBack?.limit)).toContain(tooLong.limit);
    expect((await next.describe()).memo?.problem).toBe(tooLong.sentence);
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
