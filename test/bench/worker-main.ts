import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { realRateClock, scaledRateClock } from '../../activities/fortnox/rate-budget';
import { createLogger } from '../../workers/logger';
import { installRuntime } from '../../workers/runtime';
import { type Service, startService } from '../../workers/service';
import { readSettings } from '../../workers/settings';
import type { WorkerFigures, WorkerReport, WorkerRequest } from './worker-messages';

/** The service as `andersson-fortnox start` runs it, alone in its process, telling what it costs over IPC. */
const stop = new AbortController();
const mb = 1024 * 1024;
const sampleEveryMs = 1_000;
const loop = monitorEventLoopDelay({ resolution: 5 });
const rssMb: number[] = [];
const heapMb: number[] = [];
let running: Service | undefined;

process.on('message', (request: WorkerRequest) => {
  answer(request).catch((error: unknown) => {
    report({ is: 'failed', message: error instanceof Error ? error.message : String(error) });
  });
});
for (const event of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.once(event, () => void end());

async function answer(request: WorkerRequest): Promise<void> {
  if (request.ask === 'start') {
    await start(request.environment, request.rateClock);
    report({ is: 'ready' });
  } else if (request.ask === 'figures') {
    report({ is: 'figures', figures: await figures() });
  } else {
    await end();
  }
}

async function start(environment: Readonly<Record<string, string>>, rateClock: number): Promise<void> {
  const settings = readSettings(environment);
  const logger = createLogger(settings.logLevel);
  installRuntime(logger);
  running = startService(settings, {
    logger,
    signal: stop.signal,
    rateClock: rateClock === 1 ? realRateClock : scaledRateClock(rateClock),
  });
  await running.ready;
  loop.enable();
  setInterval(sample, sampleEveryMs).unref();
  sample();
}

async function figures(): Promise<WorkerFigures> {
  const { user, system } = process.cpuUsage();
  return {
    sqlStatements: await statements(),
    peakRssMb: peakRssKb() / 1024,
    cpuUserSeconds: user / 1e6,
    cpuSystemSeconds: system / 1e6,
    loopStillP99Ms: loop.percentile(99) / 1e6,
    loopStillMaxMs: loop.max / 1e6,
    rssMb,
    heapMb,
  };
}

/** Linux starts `maxRSS` at the memory of the process that started this one (the whole benchmark); VmHWM is this one's own. */
function peakRssKb(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS;
  const [, own] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  if (own === undefined) throw new Error('Linux does not tell how much memory this process has held.');
  return Number(own);
}

async function statements(): Promise<number> {
  let sum = 0;
  for (const key of running?.companies.keys ?? []) {
    sum += (await running?.companies.andersson(key))?.database.statements() ?? 0;
  }
  return sum;
}

function sample(): void {
  const { rss, heapUsed } = process.memoryUsage();
  rssMb.push(rss / mb);
  heapMb.push(heapUsed / mb);
}

async function end(): Promise<void> {
  stop.abort();
  await running?.ended.catch(() => undefined);
  process.exit(0);
}

function report(message: WorkerReport): void {
  if (process.connected) process.send?.(message);
}
