import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import type { AnderssonDatabase } from '../../activities/andersson/database';
import { connectClient } from '../../client/connection';
import { createSandboxDatabase } from '../../sandbox/andersson/sandbox-database';
import { startTemporal } from '../../sandbox/temporal/start-temporal';
import { registerSyncId } from '../../workflows/contract/ids';
import { searchAttributes } from '../../workflows/contract/search-attributes';
import type { BenchmarkOptions } from './benchmark';
import { root, typescript } from './child';
import { type SimulatorProcess, startSimulatorProcess } from './simulator-process';
import { startWorkerProcess, type WorkerProcess } from './worker-process';

export const company = 'demo';
export const register = 'customers';

export interface WorldOptions extends Pick<BenchmarkOptions, 'progress' | 'signal'> {
  readonly direction: 'import' | 'export' | 'both';
  /** How many times as fast as the machine's the rate clock runs, in Fortnox and in the worker. */
  readonly rateClock: number;
  /** Fills both sides before the worker starts. */
  readonly seed: (sides: Sides) => Promise<void>;
}

export interface Sides {
  readonly fortnox: SimulatorProcess;
  readonly andersson: AnderssonDatabase;
}

/** Everything a benchmark runs in, on free ports; its schedule is paused, so that only the benchmark starts runs. */
export interface World extends Sides {
  readonly client: Client;
  readonly worker: WorkerProcess;
}

/** Starts the world, lets `measure` run in it, and stops all of it however that ends. */
export async function inWorld<T>(options: WorldOptions, measure: (world: World) => Promise<T>): Promise<T> {
  const undo: (() => Promise<unknown>)[] = [];
  try {
    return await Promise.race([begin(options, undo).then(measure), interrupted(options.signal)]);
  } finally {
    for (const step of undo.reverse()) await step().catch((error: unknown) => options.progress(String(error)));
  }
}

async function begin(options: WorldOptions, undo: (() => Promise<unknown>)[]): Promise<World> {
  const { progress, rateClock } = options;
  await buildBundle();
  const folder = await runFolder();
  undo.push(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
  const temporal = await startTemporal({ searchAttributes, progress });
  undo.push(() => temporal.stop());
  const fortnox = await startSimulatorProcess(rateClock);
  undo.push(() => fortnox.stop());
  const file = join(folder, 'andersson.db');
  const andersson = await createSandboxDatabase(file, company);
  undo.push(() => andersson.close());
  progress('Filling both sides …');
  await options.seed({ fortnox, andersson });

  const { client, connection } = await connectClient({ ...temporal, tls: false });
  undo.push(() => connection.close());
  const worker = await startWorkerProcess(workerEnvironment(options, temporal.address, file, fortnox), rateClock);
  undo.push(() => worker.stop());
  await client.schedule.getHandle(registerSyncId(company, register)).pause('The benchmark starts the runs itself');
  return { client, worker, fortnox, andersson };
}

/** The product's own settings; nothing of the machine's environment reaches the worker. */
function workerEnvironment(
  { direction }: WorldOptions,
  temporalAddress: string,
  databaseFile: string,
  { address, credentials }: SimulatorProcess,
): Record<string, string> {
  return {
    COMPANY: company,
    TEMPORAL_ADDRESS: temporalAddress,
    ANDERSSON_DATABASE: `file:${databaseFile}`,
    FORTNOX_API_ADDRESS: address,
    FORTNOX_TOKEN_ADDRESS: `${address}/oauth-v1/token`,
    FORTNOX_CLIENT_ID: credentials.clientId,
    FORTNOX_CLIENT_SECRET: credentials.clientSecret,
    FORTNOX_TENANT_ID: credentials.tenantId,
    SYNC_CUSTOMERS_DIRECTION: direction,
    SYNC_CUSTOMERS_EVERY_SECONDS: '86400',
    SYNC_STOCK_BALANCES: 'off',
    LOG_LEVEL: 'warn',
  };
}

/** In a process of its own: building takes memory, and a worker that finds no bundle would build it and be measured so. */
async function buildBundle(): Promise<void> {
  const main = join(root, 'workers', 'build-workflow-bundle.ts');
  const child = spawn(process.execPath, [...typescript, main], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error('The workflows could not be built.');
}

async function runFolder(): Promise<string> {
  const folder = join(root, '.sandbox');
  await mkdir(folder, { recursive: true });
  return mkdtemp(join(folder, 'bench-'));
}

function interrupted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const refuse = () => reject(new Error('Interrupted.'));
    if (signal.aborted) refuse();
    signal.addEventListener('abort', refuse, { once: true });
  });
}
