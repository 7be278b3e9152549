import { fork } from 'node:child_process';
import { join } from 'node:path';
import { gone, ownGroup, root, typescript, watchedEnd } from './child';
import type { WorkerFigures, WorkerReport, WorkerRequest } from './worker-messages';

/** The service in a process of its own, so that its memory is measured alone. */
export interface WorkerProcess {
  figures(): Promise<WorkerFigures>;
  stop(): Promise<void>;
  /** SIGKILL: nothing of it says good-bye. Resolves once it is gone. */
  kill(): Promise<void>;
}

/** Resolves when the worker polls and its schedules are in place. */
export async function startWorkerProcess(
  environment: Readonly<Record<string, string>>,
  rateClock: number,
): Promise<WorkerProcess> {
  const child = fork(join(__dirname, 'worker-main.ts'), {
    cwd: root,
    ...ownGroup,
    execArgv: [...typescript],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = watchedEnd(child);

  const ask = async (request: WorkerRequest): Promise<WorkerReport> => {
    const answered = new Promise<WorkerReport>((resolve, reject) => {
      const done = () => reject(new Error('The worker process ended before it had answered.'));
      child.once('exit', done);
      child.once('message', (message) => {
        child.removeListener('exit', done);
        resolve(message as WorkerReport);
      });
    });
    child.send(request);
    const report = await answered;
    if (report.is === 'failed') throw new Error(`The worker process failed: ${report.message}`);
    return report;
  };

  await ask({ ask: 'start', environment, rateClock });
  return {
    async figures() {
      const report = await ask({ ask: 'figures' });
      if (report.is !== 'figures') throw new Error(`The worker process answered ${report.is} instead of its figures.`);
      return report.figures;
    },
    async stop() {
      if (child.connected) child.send({ ask: 'stop' } satisfies WorkerRequest);
      await gone(child, ended);
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
