import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnderssonDatabase } from '../../activities/andersson/database';
import { createSandboxDatabase } from '../../sandbox/andersson/sandbox-database';
import type { FortnoxSimulator } from '../../sandbox/fortnox/simulator';
import { sidesEnvironment } from './customer-world';
import { type OwnTemporal, startOwnTemporal } from './own-temporal';
import { type ServiceProcess, startServiceProcess } from './service-process';
import { startTestSimulator } from './simulator';
import { uniqueNames } from './temporal';
import { type Ended, temporalCli } from './temporal-cli';

const sandboxFolder = join(__dirname, '../../.sandbox');

/** Everything a service process needs, on a Temporal of its own, since its queue has one name. */
export interface ServiceWorld {
  readonly company: string;
  readonly temporal: OwnTemporal;
  readonly fortnox: FortnoxSimulator;
  readonly andersson: AnderssonDatabase;
  /** What the service and the commands are told. */
  readonly environment: Record<string, string>;
  readonly cli: (...args: readonly string[]) => Promise<Ended>;
  /** Starts a service; ended with the world if it still runs. */
  startService(more?: Readonly<Record<string, string>>): ServiceProcess;
  close(): Promise<void>;
}

/** Starts both sides and a Temporal, headless unless the test brings one; the service is started by the test. */
export async function startServiceWorld(
  startTemporal: () => Promise<OwnTemporal> = startOwnTemporal,
  company = uniqueNames('service').company,
): Promise<ServiceWorld> {
  await mkdir(sandboxFolder, { recursive: true });
  const folder = await mkdtemp(join(sandboxFolder, 'world-'));
  const file = join(folder, 'andersson.db');
  const [temporal, fortnox, andersson] = await Promise.all([
    startTemporal(),
    startTestSimulator(),
    createSandboxDatabase(file, company),
  ]);
  const environment = {
    COMPANY: company,
    TEMPORAL_ADDRESS: temporal.address,
    ...sidesEnvironment(fortnox, file),
    SYNC_CUSTOMERS_DIRECTION: 'both',
    // Runs of the test's own only, but for the one that a full hour would start.
    SYNC_CUSTOMERS_EVERY_SECONDS: '3600',
    SYNC_SUPPLIERS_DIRECTION: 'off',
    SYNC_ARTICLES_DIRECTION: 'off',
    SYNC_STOCK_BALANCES_EVERY_SECONDS: '3600',
  };
  const services: ServiceProcess[] = [];
  return {
    company,
    temporal,
    fortnox,
    andersson,
    environment,
    cli: temporalCli(temporal.address),
    startService(more = {}) {
      const service = startServiceProcess({ ...environment, ...more });
      services.push(service);
      return service;
    },
    async close() {
      for (const service of services) await service.end('SIGKILL');
      await Promise.all([andersson.close(), fortnox.close(), temporal.stop()]);
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
