import type { Client, Connection } from '@temporalio/client';
import { NativeConnection, type Worker } from '@temporalio/worker';
import type { RateClock } from '../activities/fortnox/rate-budget';
import { connectClient, connectionOptions } from '../client/connection';
import { ensureRegisterSchedule, removeRegisterSchedule } from '../client/schedules';
import { registerSearchAttributes } from '../client/search-attributes';
import { registerNames } from '../domain/registers';
import { integrationQueue } from '../workflows/contract/queues';
import { searchAttributes } from '../workflows/contract/search-attributes';
import { type Companies, openCompanies } from './companies';
import { createIntegrationWorker } from './integration-worker';
import { keepTrying } from './keep-trying';
import type { ServiceLogger } from './logger';
import type { Settings } from './settings';
import { databaseUnreachable, fortnoxUnreachable, temporalUnreachable } from './start-sentences';

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
  options: { readonly logger: ServiceLogger; readonly signal: AbortSignal; readonly rateClock?: RateClock },
): Service {
  const { logger, signal } = options;
  const companies = openCompanies(settings, options.rateClock);
  const starting = begin(settings, companies, logger, signal);
  const ended = run(starting, companies, signal);
  for (const company of companies.keys) watchOver(company, settings, companies, logger, signal);
  return { companies, ready: starting.then(() => undefined), ended };
}

interface Started {
  readonly worker: Worker;
  readonly connection: NativeConnection;
  readonly clientConnection: Connection;
}

async function begin(
  settings: Settings,
  companies: Companies,
  logger: ServiceLogger,
  signal: AbortSignal,
): Promise<Started> {
  const { temporal } = settings;
  const sentence = (error: unknown) => temporalUnreachable(temporal.address, error);
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
  const worker = await createIntegrationWorker({
    connection,
    namespace: temporal.namespace,
    taskQueue: integrationQueue,
    companies,
  });
  await keepTrying(() => ensureSchedules(client, settings), { logger, signal, sentence });
  logger.info({ queue: integrationQueue, companies: companies.keys }, 'the service is running');
  return { worker, connection, clientConnection };
}

async function ensureSchedules(client: Client, settings: Settings): Promise<void> {
  for (const [company, { registers }] of Object.entries(settings.companies)) {
    for (const register of registerNames) {
      const { direction, everySeconds } = registers[register];
      if (direction === 'off') await removeRegisterSchedule(client, company, register);
      else await ensureRegisterSchedule(client, { company, register, everySeconds, taskQueue: integrationQueue });
    }
  }
}

async function run(starting: Promise<Started>, companies: Companies, signal: AbortSignal): Promise<void> {
  try {
    const { worker, connection, clientConnection } = await starting;
    const stop = () => worker.shutdown();
    if (signal.aborted) return;
    signal.addEventListener('abort', stop, { once: true });
    await worker.run();
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
  const database = (error: unknown) => databaseUnreachable(company, error);
  const fortnox = (error: unknown) => fortnoxUnreachable(company, wanted.fortnox, error);
  keepTrying(() => companies.andersson(company), { logger, signal, sentence: database }).catch(() => undefined);
  keepTrying(() => companies.fortnox(company).client.checkAccess(), { logger, signal, sentence: fortnox }).catch(
    () => undefined,
  );
}
