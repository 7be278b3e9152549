import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findTemporalExecutable, findTimeSkippingServer } from '../sandbox/temporal/executables';
import { type RunningTemporal, startTemporal } from '../sandbox/temporal/start-temporal';
import { searchAttributes } from '../workflows/contract/search-attributes';
import { addUp, type Counts, closingLine, exitCodeOf } from './support/closing-line';
import { exchangesVariable, type HarnessEnvironment, wholeRunVariable } from './support/environment';
import { type JestPhase, startJest } from './support/jest-phase';
import { createRunFolder } from './support/run-folder';
import { exchangesTest, firstPhase, needsTemporal } from './support/selection';

const root = join(__dirname, '..');
const exchangesFolder = 'exchanges';
const interruptedCode = 130;

let phase: JestPhase | undefined;
let interrupted = false;

/** `npm test [-- PATTERN…]`: set-up, the phases of the run, and the closing line as the very last one. */
async function main(args: readonly string[]): Promise<void> {
  stopOnSignals();
  const folder = await createRunFolder(root);
  const counts = await runIn(folder, args);
  const code = interrupted ? interruptedCode : exitCodeOf(counts);
  const recorded = await readdir(join(folder, exchangesFolder));
  if (code === 0 || recorded.length === 0) await rm(folder, { recursive: true, force: true });
  else say(`What the simulators recorded is kept in ${folder}`);
  say(closingLine(counts));
  process.exitCode = code;
}

async function runIn(folder: string, args: readonly string[]): Promise<Counts> {
  const exchanges = join(folder, exchangesFolder);
  await mkdir(exchanges);
  let temporal: RunningTemporal | undefined;
  try {
    const handed: NodeJS.ProcessEnv = { [exchangesVariable]: exchanges };
    if (needsTemporal(args)) {
      const timeSkipping = await findTimeSkippingServer(say);
      const executable = await findTemporalExecutable(say);
      const started = Date.now();
      temporal = await startTemporal({ executable, searchAttributes, progress: say });
      say(`Temporal at ${temporal.address}, Web UI ${temporal.uiAddress} (${Date.now() - started} ms)`);
      Object.assign(handed, environmentOf(temporal, executable, timeSkipping));
    }
    const first = await run(firstPhase(args), handed, folder);
    if (args.length > 0 || interrupted || !existsSync(join(root, exchangesTest))) return first;
    const whole = first.failed === 0 ? { [wholeRunVariable]: '1' } : {};
    return addUp([first, await run([exchangesTest], { ...handed, ...whole }, folder)]);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    await temporal?.stop();
  }
}

function environmentOf(temporal: RunningTemporal, executable: string, timeSkipping: string): HarnessEnvironment {
  return {
    TEST_TEMPORAL_ADDRESS: temporal.address,
    TEST_TEMPORAL_UI: temporal.uiAddress ?? '',
    TEST_TEMPORAL_EXECUTABLE: executable,
    TEST_TIME_SKIPPING_SERVER: timeSkipping,
  };
}

async function run(args: readonly string[], env: NodeJS.ProcessEnv, folder: string): Promise<Counts> {
  phase = startJest(args, env, join(folder, 'results.json'));
  return phase.finished.finally(() => {
    phase = undefined;
  });
}

/** During a phase the run ends in order; before it, what was started ends with this process (its keeper sees to it). */
function stopOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      interrupted = true;
      if (phase) phase.stop();
      else process.exit(interruptedCode);
    });
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

void main(process.argv.slice(2));
