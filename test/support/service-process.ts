import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Ended, runToEnd } from './temporal-cli';

const root = join(__dirname, '../..');
const command = 'client/cli/bin.cjs';

/** Nothing of the test's own environment reaches a process but what any shell has. */
export function plainEnvironment(given: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, HOME: process.env.HOME, ...given };
}

/** Runs one of the product's commands to its end. */
export function anderssonFortnox(
  environment: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<Ended> {
  return runToEnd(process.execPath, [command, ...args], plainEnvironment(environment), root);
}

/** The service in a process of its own. */
export interface ServiceProcess {
  /** What it has logged so far, a line each. */
  readonly lines: readonly string[];
  /** Resolves with the first line that holds the text; rejects when the process ends before it says it. */
  says(text: string): Promise<string>;
  /** Ends it and waits; its exit code, null when the signal killed it. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/** `andersson-fortnox start` with this environment and no other. */
export function startServiceProcess(environment: Readonly<Record<string, string>>): ServiceProcess {
  const child = spawn(process.execPath, [command, 'start'], {
    cwd: root,
    env: plainEnvironment(environment),
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  const look = () => {
    for (const waiter of waiting) waiter();
  };
  let code: number | null | undefined;
  createInterface({ input: child.stderr }).on('line', (line) => {
    lines.push(line);
    look();
  });
  const closed = new Promise<number | null>((resolve) => {
    child.once('close', (exitCode) => {
      code = exitCode;
      look();
      resolve(exitCode);
    });
  });
  return {
    lines,
    says: (text) =>
      new Promise((resolve, reject) => {
        const waiter = () => {
          const line = lines.find((said) => said.includes(text));
          if (line === undefined && code === undefined) return;
          waiting.delete(waiter);
          if (line !== undefined) resolve(line);
          else reject(new Error(`the service ended (${code}) without saying "${text}":\n${lines.join('\n')}`));
        };
        waiting.add(waiter);
        waiter();
      }),
    end(signal) {
      if (code === undefined) child.kill(signal);
      return closed;
    },
  };
}

/** What the service logs when its worker polls and its schedules are in place. */
export const running = 'the service is running';
