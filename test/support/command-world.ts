import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnderssonDatabase } from '../../activities/andersson/database';
import { createSandboxDatabase } from '../../sandbox/andersson/sandbox-database';
import { sidesEnvironment } from './customer-world';
import { anderssonFortnox } from './service-process';
import { startTestSimulator } from './simulator';
import type { Ended } from './temporal-cli';

const sandboxFolder = join(__dirname, '../../.sandbox');

/** Both sides of a company for the product's commands; no service runs. */
export interface CommandWorld {
  readonly andersson: AnderssonDatabase;
  /** Runs one command to its end, with more in its environment where something is to be elsewhere. */
  command(args: readonly string[], more?: Readonly<Record<string, string>>): Promise<Ended>;
  close(): Promise<void>;
}

/** @param temporalAddress also one where nobody answers */
export async function startCommandWorld(temporalAddress: string, company = 'demo'): Promise<CommandWorld> {
  await mkdir(sandboxFolder, { recursive: true });
  const folder = await mkdtemp(join(sandboxFolder, 'commands-'));
  const file = join(folder, 'andersson.db');
  const [fortnox, andersson] = [await startTestSimulator(), await createSandboxDatabase(file, company)];
  const environment = { ...sidesEnvironment(fortnox, file), COMPANY: company, TEMPORAL_ADDRESS: temporalAddress };
  return {
    andersson,
    command: (args, more = {}) => anderssonFortnox({ ...environment, ...more }, ...args),
    async close() {
      await Promise.all([fortnox.close(), andersson.close()]);
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
