import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Counts, countsOf, type SuiteResult } from './closing-line';

const root = join(__dirname, '../..');

/** One Jest run as a child process of its own. */
export interface JestPhase {
  finished: Promise<Counts>;
  stop(): void;
}

/** Runs Jest with the arguments; its output goes straight to ours. */
export function startJest(args: readonly string[], env: NodeJS.ProcessEnv, resultsFile: string): JestPhase {
  const jest = require.resolve('jest/bin/jest');
  const reporters = ['--reporters=default', `--reporters=${join(__dirname, 'results-reporter.cjs')}`];
  const child = spawn(process.execPath, [jest, ...args, ...reporters], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env, TEST_RESULTS: resultsFile },
  });
  return { finished: finish(child, resultsFile), stop: () => child.kill('SIGTERM') };
}

async function finish(child: ChildProcess, resultsFile: string): Promise<Counts> {
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', resolve);
  });
  const text = await readFile(resultsFile, 'utf8').catch(() => undefined);
  await rm(resultsFile, { force: true });
  return countsOf(text === undefined ? undefined : (JSON.parse(text) as SuiteResult[]), code);
}
