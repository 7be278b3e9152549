import type { NativeConnection, WorkerInterceptors } from '@temporalio/worker';
import type { openAnderssonDatabase } from '../../activities/andersson/database';
import { scaledRateClock } from '../../activities/fortnox/rate-budget';
import { openCompanies } from '../../workers/companies';
import { createIntegrationWorker } from '../../workers/integration-worker';
import { readSettings } from '../../workers/settings';
import { createWatchWorker } from '../../workers/watch-worker';

export interface WorkersOptions {
  readonly connection: NativeConnection;
  readonly settingsFile: string;
  readonly taskQueue: string;
  readonly interceptors?: WorkerInterceptors;
  /** How many times as fast as the machine's the rate clock runs. */
  readonly speed?: number;
  /** How a company's database is opened, where faults stand before it. */
  readonly openDatabase?: typeof openAnderssonDatabase;
}

/** The service's own two workers on a queue of the test's; resolves when they poll. */
export async function runWorkers(options: WorkersOptions): Promise<{ stop(): Promise<void> }> {
  const { connection, settingsFile, taskQueue, interceptors, openDatabase, speed = 1 } = options;
  const companies = openCompanies(readSettings({ SETTINGS_FILE: settingsFile }), scaledRateClock(speed), openDatabase);
  const serving = { connection, namespace: 'default', companies };
  const workers = [
    await createIntegrationWorker({ ...serving, taskQueue, ...(interceptors && { interceptors }) }),
    await createWatchWorker({ ...serving, processQueue: taskQueue }),
  ];
  const running = workers.map((worker) => worker.run());
  return {
    async stop() {
      for (const worker of workers) worker.shutdown();
      await Promise.all(running);
      await companies.close();
    },
  };
}
