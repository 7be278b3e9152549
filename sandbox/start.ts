import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Command } from 'commander';
import { type ConnectedClient, connectClient } from '../client/connection';
import { removeRegisterSchedule, removeSchedule } from '../client/schedules';
import { registerSearchAttributes } from '../client/search-attributes';
import { registerNames } from '../domain/registers';
import { createLogger } from '../workers/logger';
import { installRuntime } from '../workers/runtime';
import { startService } from '../workers/service';
import { readSettings } from '../workers/settings';
import { nightCheckId, stockBalanceSyncId } from '../workflows/contract/ids';
import { searchAttributes } from '../workflows/contract/search-attributes';
import { createSandboxDatabase } from './andersson/sandbox-database';
import { type FortnoxSimulator, startFortnoxSimulator } from './fortnox/simulator';
import { refuseWhereItRuns, runningOf } from './own-company';
import { sandboxPorts } from './ports';
import { balancesScenario } from './scenario/balances';
import { customersScenario } from './scenario/customers';
import { seedPurchasing } from './scenario/purchase-seed';
import { purchasesScenario } from './scenario/purchases';
import { seedAnderssonPurchasing } from './scenario/register-seed';
import { holdSchedules } from './scenario/schedules';
import { seedCustomers } from './scenario/seed';
import { suppliersAndArticlesScenario } from './scenario/suppliers-and-articles';
import type { ScenarioWorld } from './scenario/world';
import { portToUse } from './temporal/free-port';
import { startTemporal } from './temporal/start-temporal';

/** The sandbox's company; a shared server may have it from somebody else. */
const company = 'demo';
const folderOfRuns = join(__dirname, '..', '.sandbox');

interface Options {
  /** End after the scenario instead of waiting for Ctrl-C. */
  readonly once: boolean;
  /** Leave the database and the dev server's state behind, to be looked at. */
  readonly keep: boolean;
}

/** Things to undo at the end, newest first. */
type Undo = () => Promise<unknown> | unknown;

/** `npm start`: everything simulated but the service itself; the exit code is the scenario's verdict. */
async function main({ once, keep }: Options): Promise<number> {
  const undo: Undo[] = [];
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  try {
    const world = await begin(keep, once, undo, stop.signal);
    const faults = await Promise.race([scenario(world), aborted(stop.signal)]);
    if (faults === null) return 1;
    say(
      faults.length === 0
        ? 'Båda systemen är överens.'
        : `Inte som det ska:\n${faults.map((it) => `  ${it}`).join('\n')}`,
    );
    if (!once) {
      say('Tjänsten är igång. Avsluta med Ctrl-C.');
      await aborted(stop.signal);
    }
    return faults.length === 0 ? 0 : 1;
  } finally {
    stop.abort();
    for (const step of undo.reverse()) await step();
  }
}

/** In the order a day goes; the customers' first load takes over a minute and comes last. */
async function scenario(world: ScenarioWorld): Promise<string[]> {
  const letGoOn = await holdSchedules(world.client, world.company);
  try {
    return [
      ...(await purchasesScenario(world)),
      ...(await suppliersAndArticlesScenario(world)),
      ...(await balancesScenario(world)),
      ...(await customersScenario(world)),
    ];
  } finally {
    await letGoOn();
  }
}

async function begin(keep: boolean, once: boolean, undo: Undo[], signal: AbortSignal) {
  installRuntime(createLogger('error'));
  const ports = sandboxPorts(process.env, once);
  const folder = await runFolder(keep, undo);
  const temporal = await startTemporal({
    address: process.env.TEMPORAL_ADDRESS,
    namespace: process.env.TEMPORAL_NAMESPACE,
    port: ports.temporal,
    uiPort: ports.ui,
    searchAttributes,
    progress: say,
    ...(keep && { databaseFile: join(folder, 'temporal.db') }),
  });
  undo.push(() => temporal.stop());
  const connected = await connectClient({ address: temporal.address, namespace: temporal.namespace, tls: false });
  // Judged before the first thing is written: a server that is not our own may be production's.
  await refuseWhereItRuns(connected.client);
  await registerSearchAttributes(connected.connection, temporal.namespace, searchAttributes);
  const fortnox = await startFortnoxSimulator({
    port: await portToUse(ports.fortnox, 'SANDBOX_FORTNOX_PORT'),
    ...(process.env.TEST_EXCHANGES && { recordTo: join(process.env.TEST_EXCHANGES, `sandbox-${process.pid}.jsonl`) }),
  });
  undo.push(() => fortnox.close());
  const file = join(folder, 'andersson.db');
  const andersson = await createSandboxDatabase(file, company);
  undo.push(() => andersson.close());
  await seedCustomers(fortnox, andersson);
  seedPurchasing(fortnox);
  await seedAnderssonPurchasing(fortnox, andersson);

  const settingsFile = join(folder, 'settings.json');
  await writeFile(settingsFile, sandboxSettings(temporal, fortnox, file));
  const settings = readSettings({ SETTINGS_FILE: settingsFile });
  const service = startService(settings, { logger: createLogger('error'), signal });
  undo.push(
    () => service.ended,
    () => leaveNothing(connected),
  );
  await service.ready;
  say(addresses({ temporal: temporal.address, ui: temporal.uiAddress, fortnox: fortnox.address, file, settingsFile }));
  return { company, client: connected.client, fortnox, andersson, say };
}

/** A server that is not ours keeps nothing of the sandbox running. */
async function leaveNothing({ client }: ConnectedClient): Promise<void> {
  for (const register of registerNames) await removeRegisterSchedule(client, company, register);
  await removeSchedule(client, stockBalanceSyncId(company));
  await removeSchedule(client, nightCheckId(company));
  for await (const { workflowId } of client.workflow.list({ query: runningOf(company) })) {
    await client.workflow
      .getHandle(workflowId)
      .terminate('Sandlådan är avslutad')
      .catch(() => undefined);
  }
}

/** The sandbox's settings as a file, so that the product's own commands can be tried against it. */
function sandboxSettings(
  { address: temporalAddress, namespace }: { readonly address: string; readonly namespace: string },
  { address, feedAddress, credentials }: FortnoxSimulator,
  file: string,
): string {
  const { clientId, clientSecret, tenantId } = credentials;
  const demo = {
    andersson: { database: `file:${file}` },
    fortnox: {
      ...{ apiAddress: address, tokenAddress: `${address}/oauth-v1/token`, feedAddress },
      ...{ clientId, clientSecret, tenantId },
    },
    registers: {
      customers: { direction: 'both' },
      suppliers: { direction: 'import' },
      articles: { direction: 'both' },
    },
  };
  const temporal = { address: temporalAddress, namespace };
  return JSON.stringify({ temporal, logLevel: 'warn', companies: { [company]: demo } });
}

async function runFolder(keep: boolean, undo: Undo[]): Promise<string> {
  await mkdir(folderOfRuns, { recursive: true });
  const folder = await mkdtemp(join(folderOfRuns, 'run-'));
  undo.push(() =>
    keep ? say(`Databaserna finns kvar i ${folder}`) : rm(folder, { recursive: true, force: true, maxRetries: 3 }),
  );
  return folder;
}

function addresses(at: {
  temporal: string;
  ui: string | null;
  fortnox: string;
  file: string;
  settingsFile: string;
}): string {
  return [
    `Temporal            ${at.temporal}`,
    ...(at.ui ? [`Temporals webbsida  ${at.ui}`] : []),
    `Simulerat Fortnox   ${at.fortnox} (styrs på ${at.fortnox}/admin)`,
    `Andersson           ${at.file}`,
    `Prova kommandona    SETTINGS_FILE=${relative(process.cwd(), at.settingsFile)} npx andersson-fortnox status`,
  ].join('\n');
}

function aborted(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(null);
    signal.addEventListener('abort', () => resolve(null), { once: true });
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const options = new Command('npm start --')
  .description('Kör hela integrationen mot ett simulerat Fortnox och ett inbyggt Andersson')
  .option('--once', 'avsluta efter scenariot', false)
  .option('--keep', 'spara databaserna', false)
  .parse(process.argv)
  .opts<Options>();

// The scenario's client may still wait for a run when Ctrl-C comes: its connection ends with the process.
main(options).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
