import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';

export const root = join(__dirname, '..', '..');
/** Node's arguments that let it run the sources as they are. */
export const typescript = ['-r', join(root, 'client', 'cli', 'typescript.cjs')] as const;

/** Ctrl-C reaches the benchmark alone, which then ends its processes in order. */
export const ownGroup = { detached: true, windowsHide: true } as const;

/** The worker gives calls under way their time; then it is ended whatever it does. */
const patienceMs = 20_000;

/** The child's end: resolves once it is gone. It never outlives this process, whichever way this one ends. */
export function watchedEnd(child: ChildProcess): Promise<void> {
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  return new Promise((resolve) => {
    child.once('error', () => resolve());
    child.once('close', () => {
      process.removeListener('exit', kill);
      resolve();
    });
  });
}

/** Waits for a child that has been asked to end, and ends it when it takes too long. */
export async function gone(child: ChildProcess, ended: Promise<void>): Promise<void> {
  const late = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await ended;
  clearTimeout(late);
}
