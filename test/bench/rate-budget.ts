import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createSandboxDatabase } from '../../sandbox/andersson/sandbox-database';
import {
  atLeast,
  atMost,
  type Benchmark,
  type BenchmarkOptions,
  exactly,
  type Figure,
  rounded,
  told,
} from './benchmark';
import type { CallerReport, MadeCall } from './caller-messages';
import { type CallerProcess, startCaller } from './caller-process';
import { root } from './child';
import { percentile } from './purchase-times';
import { arrivals } from './purchases';
import { type FortnoxFigures, type SimulatorProcess, startSimulatorProcess } from './simulator-process';

const processes = 2;
/** The load of each process: as many calls as a worker has at once in the first import of a register. */
const loadAtOnce = 50;
const documents = 60;
/** The budget is full before the first document comes. */
const warmUpMs = 8_000;
const company = 'demo';
/** Fortnox lets 25 calls through in 5 s. */
const callsPerSecond = 5;

/** Rule 9: one budget for all processes, used to the full and never above, documents first. */
export const rateBudget: Benchmark = {
  name: 'rate-budget',
  measures: 'two processes with a load each share the budget, a document call about every 3 s in one or the other',
  async run({ progress, signal }) {
    const undo: (() => Promise<unknown>)[] = [];
    try {
      const { fortnox, callers } = await begin(undo);
      await Promise.race([loaded(callers), interrupted(signal)]);
      progress(`${documents} documents beside two loads …`);
      const calls = await Promise.race([documentCalls(callers, progress), interrupted(signal)]);
      const ends = await Promise.all(callers.map((caller) => caller.stop()));
      return figures(calls, ends, await fortnox.figures());
    } finally {
      for (const step of undo.reverse()) await step().catch((error: unknown) => progress(String(error)));
    }
  },
};

async function begin(
  undo: (() => Promise<unknown>)[],
): Promise<{ fortnox: SimulatorProcess; callers: readonly CallerProcess[] }> {
  const parent = join(root, '.sandbox');
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, 'bench-'));
  undo.push(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
  const fortnox = await startSimulatorProcess(1);
  undo.push(() => fortnox.stop());
  await fortnox.seed('customers', [{ CustomerNumber: '1', Name: 'Gnosjö Plåt AB' }], new Date());
  const file = join(folder, 'andersson.db');
  await (await createSandboxDatabase(file, company)).close();
  const environment = callerEnvironment(file, fortnox);
  const callers: CallerProcess[] = [];
  for (let index = 0; index < processes; index += 1) {
    const caller = await startCaller(environment, 1);
    callers.push(caller);
    undo.push(() => caller.kill());
  }
  return { fortnox, callers };
}

/** How the product's settings name the bench's two sides. */
export function callerEnvironment(
  file: string,
  { address, credentials }: Pick<SimulatorProcess, 'address' | 'credentials'>,
): Record<string, string> {
  return {
    COMPANY: company,
    ANDERSSON_DATABASE: `file:${file}`,
    FORTNOX_API_ADDRESS: address,
    FORTNOX_TOKEN_ADDRESS: `${address}/oauth-v1/token`,
    FORTNOX_CLIENT_ID: credentials.clientId,
    FORTNOX_CLIENT_SECRET: credentials.clientSecret,
    FORTNOX_TENANT_ID: credentials.tenantId,
  };
}

async function loaded(callers: readonly CallerProcess[]): Promise<void> {
  for (const caller of callers) caller.load('bulk', loadAtOnce);
  await pause(warmUpMs);
}

/** One document at a time of its own accord, in one process and then in the other, whatever became of those before. */
async function documentCalls(
  callers: readonly CallerProcess[],
  progress: BenchmarkOptions['progress'],
): Promise<readonly MadeCall[]> {
  const made: Promise<readonly MadeCall[]>[] = [];
  for (const [index, gap] of arrivals(documents).entries()) {
    await pause(gap);
    const caller = callers[index % callers.length];
    if (caller) made.push(caller.call('document', 1));
    if ((index + 1) % 15 === 0) progress(`  … ${index + 1} asked for`);
  }
  return (await Promise.all(made)).flat();
}

function figures(
  calls: readonly MadeCall[],
  ends: readonly Extract<CallerReport, { readonly is: 'stopped' }>[],
  fortnox: FortnoxFigures,
): Figure[] {
  const refused = calls.filter(({ outcome }) => outcome !== 'done').length;
  const failed = ends.reduce((sum, end) => sum + end.failed, 0);
  if (refused + failed > 0) throw new Error(`${refused} documents and ${failed} calls in all did not go through.`);
  const waits = calls.map(({ ms }) => Math.round(ms));
  const seconds = (Date.parse(fortnox.lastAt ?? '') - Date.parse(fortnox.firstAt ?? '')) / 1_000;
  const statements = ends.reduce((sum, end) => sum + end.sqlStatements, 0);
  return [
    told('processes', processes),
    told('rateClock', 1),
    told('requests', fortnox.requests),
    atMost('maxIn5s', fortnox.maxIn5s, 25),
    exactly('http429', fortnox.http429, 0),
    atLeast('budgetUsed', rounded(fortnox.requests / (callsPerSecond * seconds), 4), 0.95),
    told('documents', calls.length),
    atMost('documentP95Ms', percentile(waits, 0.95), 1_000),
    told('documentP50Ms', percentile(waits, 0.5)),
    told('documentMaxMs', Math.max(...waits)),
    told('sqlStatementsPerRequest', rounded(statements / fortnox.requests, 2)),
    told('seconds', rounded(seconds, 1)),
  ];
}

function interrupted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const refuse = () => reject(new Error('Interrupted.'));
    if (signal.aborted) refuse();
    signal.addEventListener('abort', refuse, { once: true });
  });
}
