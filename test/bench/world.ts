import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import type { AnderssonDatabase } from '../../activities/andersson/database';
import { connectClient } from '../../client/connection';
import { ensureRegisterSchedule, ensureStockBalanceSchedule } from '../../client/schedules';
import { type RegisterName, registerNames } from '../../domain/registers';
import type { Direction } from '../../domain/registers/rules';
import { createSandboxDatabase } from '../../sandbox/andersson/sandbox-database';
import { feedPath } from '../../sandbox/fortnox/feed/feed';
import { startTemporal } from '../../sandbox/temporal/start-temporal';
import { registerSyncId, stockBalanceSyncId } from '../../workflows/contract/ids';
import { integrationQueue } from '../../workflows/contract/queues';
import { searchAttributes } from '../../workflows/contract/search-attributes';
import type { BenchmarkOptions } from './benchmark';
import { root, typescript } from './child';
import { type Exchange, readExchanges } from './exchanges';
import { type SimulatorProcess, startSimulatorProcess } from './simulator-process';
import { startWorkerProcess, type WorkerProcess } from './worker-process';

export const company = 'demo';
/** Nothing runs by itself between making a schedule and pausing it. */
const seldom = 86_400;

export interface WorldOptions extends Pick<BenchmarkOptions, 'progress' | 'signal'> {
  /** Registers that are kept in step; the others are off. */
  readonly directions: Readonly<Partial<Record<RegisterName, Direction>>>;
  /** Whether stock balances are taken in. */
  readonly stockBalances?: true;
  /** How many times as fast as the machine's the rate clock runs, in Fortnox and in the worker. */
  readonly rateClock: number;
  /** Whether every call to Fortnox is kept, for `exchanges`. */
  readonly recordsExchanges?: true;
  /** Fills both sides before the worker starts. */
  readonly seed: (sides: Sides) => Promise<void>;
}

export interface Sides {
  readonly fortnox: SimulatorProcess;
  readonly andersson: AnderssonDatabase;
}

/** Settings as the environment has them. */
type Settings = Readonly<Record<string, string>>;

/** Everything a benchmark runs in, on free ports; its schedules are paused, so that only the benchmark starts runs. */
export interface World extends Sides {
  readonly client: Client;
  /** The first worker. */
  readonly worker: WorkerProcess;
  /**
   * One more worker, in a process of its own: in place of one that was stopped or killed.
   * @param changed settings that are others than the first one's
   */
  startWorker(changed?: Settings): Promise<WorkerProcess>;
  /** What was asked of Fortnox so far, in the order it was answered. */
  exchanges(): Promise<readonly Exchange[]>;
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
  const record = join(folder, 'exchanges');
  const fortnox = await startSimulatorProcess(rateClock, options.recordsExchanges && record);
  undo.push(() => fortnox.stop());
  const file = join(folder, 'andersson.db');
  const andersson = await createSandboxDatabase(file, company);
  undo.push(() => andersson.close());
  progress('Filling both sides …');
  await options.seed({ fortnox, andersson });

  const { client, connection } = await connectClient({ ...temporal, tls: false });
  undo.push(() => connection.close());
  const environment = workerEnvironment(options, temporal.address, file, fortnox);
  const startWorker = async (changed: Settings = {}) => {
    const worker = await startWorkerProcess({ ...environment, ...changed }, rateClock);
    undo.push(() => worker.stop());
    return worker;
  };
  await pausedSchedules(client, options);
  const exchanges = () => readExchanges(record);
  return { client, worker: await startWorker(), startWorker, exchanges, fortnox, andersson };
}

/** Made and paused before any worker is there: the service keeps the pause of a schedule it finds. */
async function pausedSchedules(client: Client, { directions, stockBalances }: WorldOptions): Promise<void> {
  const wanted = { company, everySeconds: seldom, taskQueue: integrationQueue };
  const pause = (id: string) => client.schedule.getHandle(id).pause('The benchmark starts the runs itself');
  for (const register of Object.keys(directions)) {
    await ensureRegisterSchedule(client, { ...wanted, register });
    await pause(registerSyncId(company, register));
  }
  if (!stockBalances) return;
  await ensureStockBalanceSchedule(client, wanted);
  await pause(stockBalanceSyncId(company));
}

/** The product's own settings; nothing of the machine's environment reaches the worker. */
function workerEnvironment(
  { directions, stockBalances }: WorldOptions,
  temporalAddress: string,
  databaseFile: string,
  { address, credentials }: SimulatorProcess,
): Settings {
  return {
    COMPANY: company,
    TEMPORAL_ADDRESS: temporalAddress,
    ANDERSSON_DATABASE: `file:${databaseFile}`,
    FORTNOX_API_ADDRESS: address,
    FORTNOX_TOKEN_ADDRESS: `${address}/oauth-v1/token`,
    FORTNOX_FEED_ADDRESS: `${address.replace('http', 'ws')}${feedPath}`,
    FORTNOX_CLIENT_ID: credentials.clientId,
    FORTNOX_CLIENT_SECRET: credentials.clientSecret,
    FORTNOX_TENANT_ID: credentials.tenantId,
    ...Object.fromEntries(
      registerNames.map((name) => [`SYNC_${name.toUpperCase()}_DIRECTION`, directions[name] ?? 'off']),
    ),
    SYNC_STOCK_BALANCES: stockBalances ? 'on' : 'off',
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
