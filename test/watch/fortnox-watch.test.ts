import { ApplicationFailure } from '@temporalio/common';
import { Worker, type WorkerOptions } from '@temporalio/worker';
import { workflowBundle } from '../../workers/workflow-bundle';
import type { NightCheckActivities } from '../../workflows/contract/company-activities';
import {
  type FeedReport,
  type FortnoxWatchActivities,
  type FortnoxWatchStatus,
  feedReportSignal,
} from '../../workflows/contract/fortnox-watch';
import { fortnoxWatchId } from '../../workflows/contract/ids';
import { watchQueueBeside } from '../../workflows/contract/queues';
import type { fortnoxWatch } from '../../workflows/watch/fortnox-watch';
import { Faults, passing, refusal } from '../purchase/faults';
import { recordHistory } from '../support/history';
import { type OwnTemporal, startOwnTemporal } from '../support/own-temporal';
import { connectTestTemporal, type TestTemporal, uniqueNames } from '../support/temporal';

/** So few that a watch reaches it within a second; the server's own is 4,096. */
const suggestedAfterEvents = 60;

let server: OwnTemporal;
let temporal: TestTemporal;
const { taskQueue } = uniqueNames('fortnox-watch');
let faults: Faults;
let calls: string[];
/** Connections that hold, oldest first; each ends when it is called. */
let connections: (() => void)[] = [];
/** Connections end at once while true. */
let busy = false;
let serveWorkflows: () => Promise<void>;
let endWorkflows: () => Promise<void>;
let endConnections: () => Promise<void>;

beforeAll(async () => {
  server = await startOwnTemporal({ config: { 'limit.historyCount.suggestContinueAsNew': suggestedAfterEvents } });
  temporal = await connectTestTemporal(server.address);
  const called = async (name: string): Promise<void> => {
    calls.push(name);
    await faults.meet(name);
  };
  const company: Pick<NightCheckActivities, 'admitCompany'> = {
    admitCompany: async () => {
      await called('admitCompany');
      return { language: 'sv' };
    },
  };
  const watching: FortnoxWatchActivities = {
    watchFortnox: async () => {
      await called('watchFortnox');
      if (!busy) await new Promise<void>((resolve) => connections.push(resolve));
    },
  };
  const { nativeConnection: connection, namespace } = temporal;
  const codePath = await workflowBundle();
  const serve = async (served: Pick<WorkerOptions, 'taskQueue' | 'activities' | 'workflowBundle'>) => {
    const worker = await Worker.create({ connection, namespace, ...served });
    const running = worker.run();
    return async () => {
      worker.shutdown();
      await running;
    };
  };
  serveWorkflows = async () => {
    endWorkflows = await serve({ taskQueue, workflowBundle: codePath, activities: company });
  };
  await serveWorkflows();
  endConnections = await serve({ taskQueue: watchQueueBeside(taskQueue), activities: watching });
});
beforeEach(() => {
  [faults, calls, connections, busy] = [new Faults(), [], [], false];
});
afterAll(async () => {
  await endWorkflows?.();
  await endConnections?.();
  await temporal?.close();
  await server?.stop();
});

const until = async (reached: () => boolean | Promise<boolean>) => {
  while (!(await reached())) await new Promise((resolve) => setTimeout(resolve, 10));
};
const times = (name: string) => calls.filter((it) => it === name).length;

const start = () => {
  const { company } = uniqueNames('watch');
  return temporal.client.workflow.start<typeof fortnoxWatch>('fortnoxWatch', {
    workflowId: fortnoxWatchId(company),
    taskQueue,
    args: [{ company }],
  });
};
const watched = async (test: (handle: Awaited<ReturnType<typeof start>>) => Promise<void>) => {
  const handle = await start();
  try {
    await test(handle);
  } finally {
    await handle.terminate().catch(() => undefined);
    // A connection that holds would hold the worker at the end.
    for (const end of connections) end();
  }
};
type Handle = Awaited<ReturnType<typeof start>>;

const since = '2026-11-23T09:00:00.000Z';
const report = (changes: Partial<FeedReport> = {}): FeedReport => ({
  connectedSince: since,
  topics: ['customers'],
  refusedTopics: ['orders'],
  lastEventAt: null,
  events: 0,
  notUnderstood: 0,
  ending: false,
  lost: null,
  ...changes,
});
const tell = (handle: Handle, changes?: Partial<FeedReport>) => handle.signal(feedReportSignal, report(changes));
const statusOf = (handle: Handle) => handle.query<FortnoxWatchStatus>('status');

test('design §3: one connection on the queue beside; the next begins when it nears its end, and both hold for a while', () =>
  watched(async (handle) => {
    await until(() => connections.length === 1);
    expect(calls).toEqual(['admitCompany', 'watchFortnox']);
    await tell(handle, { ending: true });
    await until(() => connections.length === 2);
    // Told twice, or by the elder again: two are enough.
    await tell(handle, { ending: true });
    await statusOf(handle);
    expect(times('watchFortnox')).toBe(2);
    connections[0]?.();
    await until(() => connections.length === 3);
    connections[1]?.();
    connections[2]?.();
    await until(() => connections.length === 4);
    const { typedSearchAttributes } = await handle.describe();
    expect(typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value])).toEqual(
      expect.arrayContaining([['AnderssonNumber', 'fortnox']]),
    );
    await recordHistory('fortnox-watch-with-successors', { workflowId: handle.workflowId }, server.address);
  }));

test('status adds up what the connections tell', () =>
  watched(async (handle) => {
    await until(() => connections.length === 1);
    expect(await statusOf(handle)).toEqual({
      connectedSince: null,
      topics: [],
      refusedTopics: [],
      lastEventAt: null,
      events: 0,
      notUnderstood: 0,
      losses: 0,
      lastLoss: null,
    });
    await tell(handle, { events: 2, lastEventAt: '2026-11-23T09:01:00.000Z' });
    await tell(handle, { events: 3, notUnderstood: 1 });
    await tell(handle, { connectedSince: null, lost: 'Anslutningen bröts.' });
    expect(await statusOf(handle)).toEqual({
      connectedSince: null,
      topics: ['customers'],
      refusedTopics: ['orders'],
      lastEventAt: '2026-11-23T09:01:00.000Z',
      events: 5,
      notUnderstood: 1,
      losses: 1,
      lastLoss: 'Anslutningen bröts.',
    });
    await recordHistory('fortnox-watch-lost', { workflowId: handle.workflowId }, server.address);
  }));

test('a feed that is down, or a worker that stops, is waited for', () =>
  watched(async () => {
    const shutdown = {
      does: 'fail',
      failure: () => ApplicationFailure.retryable('stopping', 'WorkerShutdown'),
    } as const;
    faults.next('watchFortnox', passing('feed-notReached'), shutdown);
    await until(() => connections.length === 1);
    expect(times('watchFortnox')).toBe(3);
  }));

test('a long history goes on as a new run under the same id, and what was seen is not forgotten', () =>
  watched(async (handle) => {
    await until(() => connections.length === 1);
    await tell(handle, { events: 7 });
    await statusOf(handle);
    busy = true;
    connections.shift()?.();
    const current = temporal.client.workflow.getHandle(handle.workflowId);
    await until(async () => (await current.describe()).runId !== handle.firstExecutionRunId);
    busy = false;
    await until(() => connections.length === 1);
    expect(times('admitCompany')).toBeGreaterThanOrEqual(2);
    expect(await current.query<FortnoxWatchStatus>('status')).toMatchObject({ events: 7, connectedSince: since });
  }));

test('cancelled, with two connections that hold, it ends as cancelled', () =>
  watched(async (handle) => {
    await until(() => connections.length === 1);
    await tell(handle, { ending: true });
    await until(() => connections.length === 2);
    await handle.cancel();
    for (const end of connections) end();
    await expect(handle.result()).rejects.toMatchObject({ cause: { name: 'CancelledFailure' } });
    await recordHistory('fortnox-watch-switched-off', { workflowId: handle.workflowId }, server.address);
  }));

test('cancelled while nobody served it, with a connection that was refused meanwhile, it ends as cancelled', async () => {
  const { reached, release } = faults.hold('watchFortnox');
  await watched(async (handle) => {
    await reached;
    await endWorkflows();
    await handle.cancel();
    faults.next('watchFortnox', refusal('feedOff', 'Ändringsflödet är avstängt.'));
    release();
    await until(async () =>
      ((await handle.fetchHistory()).events ?? []).some((event) => event.activityTaskFailedEventAttributes),
    );
    await serveWorkflows();
    await expect(handle.result()).rejects.toMatchObject({ cause: { name: 'CancelledFailure' } });
  });
});

test.each([
  ['admitCompany', 'startRefused', 'Bevakningen startas av tjänsten.'],
  ['watchFortnox', 'feedOff', 'Ändringsflödet är avstängt.'],
])('a start that %s refuses fails with the sentence', async (activity, type, message) => {
  faults.always(activity, refusal(type, message));
  const handle = await start();
  await expect(handle.result()).rejects.toMatchObject({ cause: { message, type } });
  expect(connections).toEqual([]);
});
