import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorkflowHandleWithFirstExecutionRunId } from '@temporalio/client';
import type { AnderssonDatabase } from '../../activities/andersson/database';
import { scaledRateClock } from '../../activities/fortnox/rate-budget';
import type { RegisterName } from '../../domain/registers';
import type { Direction } from '../../domain/registers/rules';
import { createSandboxDatabase } from '../../sandbox/andersson/sandbox-database';
import type { FortnoxSimulator, FortnoxSimulatorOptions } from '../../sandbox/fortnox/simulator';
import { type Companies, openCompanies } from '../../workers/companies';
import { createIntegrationWorker } from '../../workers/integration-worker';
import { readSettings } from '../../workers/settings';
import { registerSyncId } from '../../workflows/contract/ids';
import type {
  RegisterSyncInput,
  RegisterSyncProgress,
  RegisterSyncResult,
} from '../../workflows/contract/register-sync';
import type { registerSync } from '../../workflows/register-sync/register-sync';
import { startTestSimulator } from './simulator';
import { type TestTemporal, uniqueNames } from './temporal';

const sandboxFolder = join(__dirname, '../../.sandbox');
/** As fast as design §7 lets a scaled rate clock be: worker and simulator alike. */
const speed = 5;

export type SyncHandle = WorkflowHandleWithFirstExecutionRunId<typeof registerSync>;

export interface CustomerWorldOptions {
  /** Absent: the product's own default (R0.5). */
  readonly direction?: Direction;
  /** More of the company's settings, by their variables. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly simulator?: FortnoxSimulatorOptions;
}

/** Customers on both sides and a worker between them: the real workflow, client and database against a simulated Fortnox. */
export interface CustomerWorld {
  readonly company: string;
  readonly taskQueue: string;
  readonly temporal: TestTemporal;
  readonly fortnox: FortnoxSimulator;
  /** A connection of the test's own to the worker's database. */
  readonly andersson: AnderssonDatabase;
  /** The environment a command or a service of this company is run with. */
  readonly environment: Readonly<Record<string, string>>;
  /** What the worker has open. */
  readonly companies: Companies;
  /** The next id a schedule would give. */
  nextWorkflowId(register?: RegisterName): string;
  /** Starts a run as its schedule would. */
  start(progress?: RegisterSyncProgress, register?: RegisterName): Promise<SyncHandle>;
  /** A run from start to end; its counts are checked to add up (design rule 4). */
  sync(register?: RegisterName): Promise<RegisterSyncResult>;
  resultOf(handle: SyncHandle): Promise<RegisterSyncResult>;
  close(): Promise<void>;
}

/** Starts a world of its own on the run's shared dev server; `close()` it when the test is done. */
export async function startCustomerWorld(
  temporal: TestTemporal,
  { direction, simulator = {}, environment: more = {} }: CustomerWorldOptions = {},
): Promise<CustomerWorld> {
  const { taskQueue, company } = uniqueNames('customers');
  await mkdir(sandboxFolder, { recursive: true });
  const folder = await mkdtemp(join(sandboxFolder, 'world-'));
  const fortnox = await startTestSimulator({ clock: { speed }, ...simulator });
  const file = join(folder, 'andersson.db');
  const andersson = await createSandboxDatabase(file, company);
  const environment = {
    COMPANY: company,
    TEMPORAL_ADDRESS: temporal.address,
    ...sidesEnvironment(fortnox, file),
    ...(direction && { SYNC_CUSTOMERS_DIRECTION: direction }),
    ...more,
  };
  const companies = openCompanies(readSettings(environment), scaledRateClock(fortnox.clock.speed));
  const { nativeConnection: connection, namespace, client } = temporal;
  const worker = await createIntegrationWorker({ connection, namespace, taskQueue, companies });
  const running = worker.run();

  let second = 0;
  const nextWorkflowId = (register: RegisterName = 'customers') => {
    second += 1;
    const stamp = new Date(Date.UTC(2026, 10, 23, 9) + second * 1_000).toISOString().replace('.000Z', 'Z');
    return `${registerSyncId(company, register)}-${stamp}`;
  };
  const start = (progress?: RegisterSyncProgress, register: RegisterName = 'customers'): Promise<SyncHandle> => {
    const input: RegisterSyncInput = { company, register };
    const args = (progress ? [input, progress] : [input]) as Parameters<typeof registerSync>;
    return client.workflow.start<typeof registerSync>('registerSync', {
      workflowId: nextWorkflowId(register),
      taskQueue,
      args,
    });
  };
  const resultOf = async (handle: SyncHandle): Promise<RegisterSyncResult> => {
    const result = await handle.result();
    const { read, written, same, skipped, failed } = result.counts;
    expect(written + same + skipped + failed).toBe(read);
    return result;
  };
  return {
    company,
    taskQueue,
    temporal,
    fortnox,
    andersson,
    environment,
    companies,
    nextWorkflowId,
    start,
    resultOf,
    sync: async (register) => resultOf(await start(undefined, register)),
    async close() {
      worker.shutdown();
      await running;
      await companies.close();
      await andersson.close();
      await fortnox.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** How settings name a simulated Fortnox and an embedded Andersson. */
export function sidesEnvironment(
  { address, credentials }: Pick<FortnoxSimulator, 'address' | 'credentials'>,
  file: string,
): Record<string, string> {
  return {
    ANDERSSON_DATABASE: `file:${file}`,
    FORTNOX_API_ADDRESS: address,
    FORTNOX_TOKEN_ADDRESS: `${address}/oauth-v1/token`,
    FORTNOX_CLIENT_ID: credentials.clientId,
    FORTNOX_CLIENT_SECRET: credentials.clientSecret,
    FORTNOX_TENANT_ID: credentials.tenantId,
  };
}
