import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromHarness } from './environment';
import { temporalCli } from './temporal-cli';

/** Where the histories lie that every test run replays (design rule 12). */
export const historiesFolder = join(__dirname, '../replay/histories');

/** Set to make the tests write the histories anew, where a change of the workflow is meant and old runs need not live. */
const updateVariable = 'UPDATE_HISTORIES';

/** Identity of whoever took part, instead of the process and host that a test ran on. */
export const neutralIdentity = 'worker';

/**
 * Keeps the history of a run that a test has just proved, under a name; does nothing unless UPDATE_HISTORIES is set.
 * The CLI writes it, as an operator would hand one in.
 */
export async function recordHistory(
  name: string,
  run: { readonly workflowId: string; readonly runId?: string },
  address = fromHarness('TEST_TEMPORAL_ADDRESS'),
): Promise<void> {
  if (!process.env[updateVariable]) return;
  const which = ['--workflow-id', run.workflowId, ...(run.runId ? ['--run-id', run.runId] : [])];
  const shown = await temporalCli(address)('workflow', 'show', ...which, '-o', 'json');
  const history: unknown = JSON.parse(shown.stdout);
  writeFileSync(join(historiesFolder, `${name}.json`), `${JSON.stringify(neutral(history), null, 1)}\n`);
}

/** The same history without machine, host or path: none of it matters to a replay. */
function neutral(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(neutral);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => {
    if (key === 'identity') return [key, neutralIdentity];
    if (key === 'stackTrace') return [key, ''];
    return [key, neutral(inner)];
  });
  const plain: Record<string, unknown> = Object.fromEntries(entries);
  // The server names a worker's own queue after the worker.
  return plain.kind === 'TASK_QUEUE_KIND_STICKY' ? { ...plain, name: neutralIdentity } : plain;
}
