import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Lane } from '../../activities/fortnox/rate-budget';
import type { CallerReport, CallerRequest, MadeCall } from './caller-messages';
import { gone, ownGroup, root, typescript, watchedEnd } from './child';

/** A process of its own that makes calls to Fortnox as a worker would, and nothing else. */
export interface CallerProcess {
  /** Makes so many calls at once; resolves when all have ended. Rejects when the process ends before. */
  call(lane: Lane, calls: number): Promise<readonly MadeCall[]>;
  /** Keeps so many calls waiting or under way until it is stopped. */
  load(lane: Lane, atOnce: number): void;
  /** Lets calls under way end, and tells what all it made. */
  stop(): Promise<Extract<CallerReport, { readonly is: 'stopped' }>>;
  /** SIGKILL: nothing of it says good-bye. */
  kill(): Promise<void>;
}

/** @param environment the company's settings; nothing of the machine's reaches the process */
export async function startCaller(
  environment: Readonly<Record<string, string>>,
  rateClock: number,
): Promise<CallerProcess> {
  const child = fork(join(__dirname, 'caller-main.ts'), {
    cwd: root,
    ...ownGroup,
    execArgv: [...typescript],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = watchedEnd(child);
  let lastId = 0;

  const reported = <Is extends CallerReport['is']>(is: Is, id?: number) =>
    new Promise<Extract<CallerReport, { readonly is: Is }>>((resolve, reject) => {
      const hear = (report: CallerReport) => {
        if (report.is !== is || (report.is === 'called' && report.id !== id)) return;
        child.removeListener('message', hear);
        resolve(report as Extract<CallerReport, { readonly is: Is }>);
      };
      child.on('message', hear);
      child.setMaxListeners(0);
      void ended.then(() => reject(new Error('The calling process ended before it had answered.')));
    });
  const send = (request: CallerRequest) => child.send(request);

  const ready = reported('ready');
  send({ ask: 'open', environment, rateClock });
  await ready;
  return {
    async call(lane, calls) {
      lastId += 1;
      const called = reported('called', lastId);
      send({ ask: 'call', id: lastId, lane, calls });
      return (await called).calls;
    },
    load: (lane, atOnce) => void send({ ask: 'load', lane, atOnce }),
    async stop() {
      const stopped = reported('stopped');
      send({ ask: 'stop' });
      const report = await stopped;
      await gone(child, ended);
      return report;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
