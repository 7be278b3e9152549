import { CompleteAsyncError, type Info } from '@temporalio/activity';
import { NativeConnection } from '@temporalio/worker';
import { quietRuntime } from '../support/temporal';
import type { KillPoint, Reached, WorkerTask } from './doomed-messages';
import { runWorkers } from './run-workers';

/*
 * The service's workers in a process that is going to be killed. At a company's kill point the activity stops for good,
 * right before its effect or right after, told to nobody; so does all that the company's purchase does here afterwards.
 * When every company has come to its point the test sends SIGKILL: each is then killed exactly there.
 * What has stopped is "completed later", which nobody does: Temporal waits for it as for a worker that is gone, and the
 * slot is free for the companies that are still on their way.
 */
const stopped = new Set<string>();
/** Calls of the activity that is a company's kill point. */
const calls = new Map<string, Set<string>>();

process.once('message', (task: WorkerTask) => {
  start(task).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  });
});
process.once('disconnect', () => process.exit(1));

async function start({ address, settingsFile, taskQueue, speed = 1, killPoints }: WorkerTask): Promise<void> {
  quietRuntime();
  const connection = await NativeConnection.connect({ address });
  await runWorkers({
    connection,
    settingsFile,
    taskQueue,
    speed,
    interceptors: {
      activity: [
        ({ info }) => ({
          inbound: {
            async execute(input, next) {
              const [kind, company = ''] = (info.workflowExecution?.workflowId ?? '').split('/');
              const point = kind === 'purchase' ? killPoints[company] : undefined;
              if (point && stopped.has(company)) throw new CompleteAsyncError();
              const here = point && isReached(company, point, info) ? point : undefined;
              if (here?.killed === 'before') stop(company);
              const result = await next(input);
              if (here?.killed === 'after') stop(company);
              return result;
            },
          },
        }),
      ],
    },
  });
  process.send?.({ is: 'polling' } satisfies Reached);
}

/** A call that is tried again is still the same. */
function isReached(company: string, { activity, skip }: KillPoint, { activityType, activityId }: Info): boolean {
  if (activity !== activityType) return false;
  const seen = calls.get(company) ?? new Set();
  calls.set(company, seen.add(activityId));
  return seen.size > skip;
}

function stop(company: string): never {
  stopped.add(company);
  process.send?.({ is: 'reached', company } satisfies Reached);
  throw new CompleteAsyncError();
}
