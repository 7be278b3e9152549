import { relative } from 'node:path';

/** What test/run.ts hands to the tests, as environment variables. */
export interface HarnessEnvironment {
  /** Frontend of the run's dev server, host:port. */
  TEST_TEMPORAL_ADDRESS: string;
  /** Its Web UI. */
  TEST_TEMPORAL_UI: string;
  /** The Temporal CLI: for tests that steer by plain `temporal …` or start a server of their own. */
  TEST_TEMPORAL_EXECUTABLE: string;
  TEST_TIME_SKIPPING_SERVER: string;
}

/**
 * A folder of this run where simulators record HTTP exchanges as JSON lines, for the check against Fortnox's OpenAPI.
 * Set by every `npm test`; absent when a file runs directly, and then nothing is recorded.
 */
export const exchangesVariable = 'TEST_EXCHANGES';

/** Set for the exchanges check when every test of the project ran and none failed: only then must all be there. */
export const wholeRunVariable = 'TEST_WHOLE_RUN';

/** One of the harness's variables. Throws the one sentence to act on when the file was not started by it. */
export function fromHarness(name: keyof HarnessEnvironment): string {
  const value = process.env[name];
  if (value) return value;
  const file = expect.getState().testPath;
  const shown = file ? relative(process.cwd(), file).replaceAll('\\', '/') : 'FILE';
  throw new Error(`This test needs the Temporal that npm test starts: run through npm test -- ${shown}`);
}
