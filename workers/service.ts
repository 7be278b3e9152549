import type { Client, Connection } from '@temporalio/client';
import { NativeConnection, type Worker } from '@temporalio/worker';
import { ensureAnderssonWatch } from '../activities/andersson/watch-start';
import type { RateClock } from '../activities/fortnox/rate-budget';
import { connectClient, connectionOptions } from '../client/connection';
import { endFortnoxWatch, ensureFortnoxWatch } from '../client/fortnox-watch';
import {
  ensureNightCheckSchedule,
  ensureRegisterSchedule,
  ensureStockBalanceSchedule,
  removeRegisterSchedule,
  removeSchedule,
} from '../client/schedules';
import { registerSearchAttributes } from '../client/search-attributes';
import type { Language } from '../domain/language';
import { registerNames } from '../domain/registers';
import { stockBalanceSyncId } from '../workflows/contract/ids';
import { integrationQueue, watchQueue } from '../workflows/contract/queues';
import { searchAttributes } from '../workflows/contract/search-attributes';
import { type Companies, openCompanies } from './companies';
import { createIntegrationWorker } from './integration-worker';
import { keepTrying } from './keep-trying';
import type { ServiceLogger } from './logger';
import { publishRateFigures } from './rate-metrics';
import type { Settings } from './settings';
import { databaseUnreachable, fortnoxUnreachable, temporalUnreachable, triedAgain } from './start-sentences';
import { createWatchWorker } from './watch-worker';

export interface Service {
  /** What the service has open for each company; benches read its statement counts. */
  readonly companies: Companies;
  /** Resolves when the worker polls and every schedule is in place. */
  readonly ready: Promise<void>;
  /** Resolves when everything the service opened is closed again. */
  readonly ended: Promise<void>;
}

/**
 * The service: one worker for all configured companies, with their schedules. What cannot be reached is named with its
 * address and waited for: Temporal before anything can run, each company's database and Fortnox beside the others.
 * Ends when `signal` comes, after calls under way have had their time.
 */
export function startService(
  settings: Settings,
  options: {
    readonly logger: ServiceLogger;
    readonly signal: AbortSignal;
    readonly rateClock?: RateClock;
    /** Of what concerns no single company; the others are told in the company's. */
    readonly language?: Language;
  },
): Service {
  const { logger, signal, language = 'sv' } = options;
  const companies = openCompanies(settings, options.rateClock);
  const starting = begin(settings, companies, logger, signal, language);
  const ended = run(starting, companies, signal);
  if (settings.metricsAddress !== undefined) publishRateFigures(companies, signal);
  for (const company of companies.keys) watchOver(company, settings, companies, logger, signal);
  const ready = starting.then(() => undefined);
  // A service that is ended before it could start has nobody left to tell but whoever waits for `ready`.
  ready.catch(() => undefined);
  return { companies, ready, ended };
}

interface Started {
  readonly workers: readonly Worker[];
  readonly connection: NativeConnection;
  readonly clientConnection: Connection;
}

async function begin(
  settings: Settings,
  companies: Companies,
  logger: ServiceLogger,
  signal: AbortSignal,
  language: Language,
): Promise<Started> {
  const { temporal } = settings;
  const sentence = (error: unknown) => triedAgain(temporalUnreachable(temporal.address, error, language), language);
  const { client, connection: clientConnection } = await keepTrying(() => connectClient(temporal), {
    logger,
    signal,
    sentence,
  });
  await keepTrying(() => registerSearchAttributes(clientConnection, temporal.namespace, searchAttributes), {
    logger,
    signal,
    sentence,
  });
  const connection = await keepTrying(() => NativeConnection.connect(connectionOptions(temporal)), {
    logger,
    signal,
    sentence,
  });
  const serving = { connection, namespace: temporal.namespace, companies };
  const workers = [
    await createIntegrationWorker({ ...serving, taskQueue: integrationQueue }),
    await createWatchWorker({ ...serving, processQueue: integrationQueue }),
  ];
  await keepTrying(() => ensureCompanyWork(client, settings), { logger, signal, sentence });
  logger.info({ queues: [integrationQueue, watchQueue], companies: companies.keys }, 'the service is running');
  return { workers, connection, clientConnection };
}

/** Each company's schedules and its watches; what the settings have changed is changed. */
async function ensureCompanyWork(client: Client, settings: Settings): Promise<void> {
  for (const [company, { registers, feed }] of Object.entries(settings.companies)) {
    for (const register of registerNames) {
      const { direction, everySeconds } = registers[register];
      if (direction === 'off') await removeRegisterSchedule(client, company, register);
      else await ensureRegisterSchedule(client, { company, register, everySeconds, taskQueue: integrationQueue });
    }
    const { sync, everySeconds } = registers.stockBalances;
    if (sync === 'off') await removeSchedule(client, stockBalanceSyncId(company));
    else await ensureStockBalanceSchedule(client, { company, everySeconds, taskQueue: integrationQueue });
    await ensureNightCheckSchedule(client, company, integrationQueue);
    await ensureAnderssonWatch(client, company, integrationQueue);
    if (feed === 'on') await ensureFortnoxWatch(client, company, integrationQueue);
    else await endFortnoxWatch(client, company);
  }
}

async function run(starting: Promise<Started>, companies: Companies, signal: AbortSignal): Promise<void> {
  try {
    const started = await starting.catch((error: unknown) => (signal.aborted ? null : Promise.reject(error)));
    if (!started) return;
    const { workers, connection, clientConnection } = started;
    const running = workers.map((worker) => worker.run());
    const stop = () => {
      for (const worker of workers) worker.shutdown();
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    await Promise.all(running);
    await clientConnection.close();
    await connection.close();
  } finally {
    await companies.close();
  }
}

/** Says early what would otherwise show only in the first failed run; the activities keep trying by themselves. */
function watchOver(
  company: string,
  settings: Settings,
  companies: Companies,
  logger: ServiceLogger,
  signal: AbortSignal,
): void {
  const wanted = settings.companies[company];
  if (!wanted) return;
  const { language } = wanted;
  const database = (error: unknown) => triedAgain(databaseUnreachable(company, error, language), language);
  const fortnox = (error: unknown) =>
    triedAgain(fortnoxUnreachable(company, wanted.fortnox, error, language), language);
  keepTrying(() => companies.andersson(company), { logger, signal, sentence: database }).catch(() => undefined);
  keepTrying(() => companies.fortnox(company).client.checkAccess(), { logger, signal, sentence: fortnox }).catch(
    () => undefined,
  );
}
