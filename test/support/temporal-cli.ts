import { execFile } from 'node:child_process';
import { fromHarness } from './environment';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs an executable to its end; any exit code is an answer. */
export function runToEnd(file: string, args: readonly string[], env: NodeJS.ProcessEnv, cwd?: string): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(file, args, { env, cwd, maxBuffer: 32 * 1024 * 1024 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
      resolve({ code, stdout, stderr });
    });
  });
}

/** The plain Temporal CLI against a server, as an operator without our own commands would use it. */
export function temporalCli(address: string): (...args: readonly string[]) => Promise<Ended> {
  const executable = fromHarness('TEST_TEMPORAL_EXECUTABLE');
  return (...args) =>
    runToEnd(executable, [...args, '--address', address], { PATH: process.env.PATH, HOME: process.env.HOME });
}
