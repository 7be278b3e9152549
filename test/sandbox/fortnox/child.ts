import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '../../..');

/** A part of the sandbox in a process of its own, as `npm run` starts it. */
export function startChild(script: string, ...args: readonly string[]): ChildProcess {
  return spawn(process.execPath, ['-r', './client/cli/typescript.cjs', script, ...args], { cwd: root });
}

/** Everything it says until it ends, or until it has said `until`. */
export function saidBy(child: ChildProcess, stream: 'stdout' | 'stderr', until = /$^/): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child[stream]?.on('data', (chunk) => {
      text += chunk;
      if (until.test(text)) resolve(text);
    });
    child.once('error', reject);
    child.once('close', () => resolve(text));
  });
}

/** Its exit code; null when a signal killed it. */
export const exitCodeOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.once('close', resolve));
