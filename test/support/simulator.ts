import { randomUUID } from 'node:crypto';
import { join, relative } from 'node:path';
import {
  type FortnoxSimulator,
  type FortnoxSimulatorOptions,
  startFortnoxSimulator,
} from '../../sandbox/fortnox/simulator';
import { exchangesVariable } from './environment';

const testFolder = join(__dirname, '..');

/**
 * A file of this run's own for one simulator's exchanges, named after the test file that asks for it
 * (`sandbox.fortnox.clock-….jsonl`); undefined when the run records nothing. Also for `--record` of a simulator in a
 * process of its own.
 */
export function exchangesFile(): string | undefined {
  const folder = process.env[exchangesVariable];
  if (!folder) return undefined;
  const testFile = relative(testFolder, expect.getState().testPath ?? testFolder);
  const name = testFile.replace(/\.test\.ts$/, '').replace(/[\\/]/g, '.');
  return join(folder, `${name}-${randomUUID()}.jsonl`);
}

/** A simulated Fortnox that records for the contract check: every test that needs one starts it here. */
export function startTestSimulator(options: FortnoxSimulatorOptions = {}): Promise<FortnoxSimulator> {
  const recordTo = options.recordTo ?? exchangesFile();
  return startFortnoxSimulator({ ...options, ...(recordTo !== undefined && { recordTo }) });
}
