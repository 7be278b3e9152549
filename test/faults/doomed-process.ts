import { fork } from 'node:child_process';
import { join } from 'node:path';
import { plainEnvironment } from '../support/service-process';
import type { Reached, WorkerTask } from './doomed-messages';

const root = join(__dirname, '../..');

/** The service's workers in a process of its own. */
export interface DoomedProcess {
  /** Companies that have come to their kill points. */
  readonly reached: ReadonlySet<string>;
  /** SIGKILL: nothing of it says good-bye. */
  kill(): Promise<void>;
}

/** Resolves when its workers poll; rejects when it ends before that. */
export async function startDoomedProcess(task: WorkerTask): Promise<DoomedProcess> {
  const child = fork(join(__dirname, 'doomed-main.ts'), {
    cwd: root,
    env: plainEnvironment({}),
    execArgv: ['-r', join(root, 'client', 'cli', 'typescript.cjs')],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const reached = new Set<string>();
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const polling = new Promise<void>((resolve) => {
    child.on('message', (message: Reached) => {
      if (message.is === 'polling') resolve();
      else reached.add(message.company);
    });
  });
  child.send(task);
  await Promise.race([polling, ended.then(() => Promise.reject(new Error('the worker process ended by itself')))]);
  return {
    reached,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
