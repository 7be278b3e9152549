import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from '@temporalio/worker';
import { type AnderssonDatabase, openAnderssonDatabase } from '../../activities/andersson/database';
import { nightCheckActivities } from '../../activities/andersson/night-check-activities';
import { anderssonWatchActivities } from '../../activities/andersson/watch-activities';
import { createSandboxDatabase } from '../../sandbox/andersson/sandbox-database';
import { purchaseId } from '../../workflows/contract/ids';
import { type TestTemporal, uniqueNames } from '../support/temporal';
import type { Told } from '../support/workflows/purchase-stand-in';
import { adoptFrom, anderssonOf } from './purchases';

const sandboxFolder = join(__dirname, '../../.sandbox');
export const pollEveryMs = 100;

/** Andersson, its watch on a real server, and stand-ins for the purchases' processes. */
export interface WatchWorld {
  readonly company: string;
  /** The users' own connection. */
  readonly andersson: AnderssonDatabase;
  /** A worker for the watch's activities begins; the function stops it and tells how long that took. */
  startActivities(): Promise<() => Promise<number>>;
  /** What the purchase's process was told; null while none runs. */
  told(number: string): Promise<Told | null>;
  handle(number: string): ReturnType<TestTemporal['client']['workflow']['getHandle']>;
  startWatch(): Promise<void>;
  check(): Promise<unknown>;
  close(): Promise<void>;
}

export async function startWatchWorld(temporal: TestTemporal): Promise<WatchWorld> {
  const { taskQueue, company } = uniqueNames('watch');
  await mkdir(sandboxFolder, { recursive: true });
  const folder = await mkdtemp(join(sandboxFolder, 'watch-'));
  const file = join(folder, 'andersson.db');
  const andersson = await createSandboxDatabase(file, company);
  await adoptFrom(andersson, company);
  const workers = await openAnderssonDatabase({ kind: 'sqlite', file });

  const queue = `${taskQueue}-watch`;
  const { client, nativeConnection: connection, namespace } = temporal;
  const processes = await Worker.create({
    connection,
    namespace,
    taskQueue,
    workflowsPath: require.resolve('../support/workflows/purchase-stand-in'),
  });
  const running = processes.run();
  const handle = (number: string) => client.workflow.getHandle(purchaseId(company, number));
  const watchId = `watch-once/${company}`;
  let stopLast: (() => Promise<number>) | null = null;
  return {
    company,
    andersson,
    handle,
    async startActivities() {
      const of = async () => anderssonOf(workers);
      const worker = await Worker.create({
        connection,
        namespace,
        taskQueue: queue,
        activities: {
          ...anderssonWatchActivities(of, { pollEveryMs, taskQueue }),
          ...nightCheckActivities(of, taskQueue),
        },
        shutdownGraceTime: 0,
      });
      const polling = worker.run();
      const stop = async () => {
        stopLast = null;
        const began = Date.now();
        worker.shutdown();
        await polling;
        return Date.now() - began;
      };
      stopLast = stop;
      return stop;
    },
    async startWatch() {
      await client.workflow.start('watchOnce', { workflowId: watchId, taskQueue, args: [{ company, queue }] });
    },
    check: () =>
      client.workflow.execute('checkOnce', { workflowId: `check/${company}`, taskQueue, args: [{ company, queue }] }),
    told: (number) =>
      handle(number)
        .query<Told>('told')
        .catch(() => null),
    async close() {
      await client.workflow
        .getHandle(watchId)
        .terminate()
        .catch(() => undefined);
      await stopLast?.();
      processes.shutdown();
      await running;
      await workers.close();
      await andersson.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
