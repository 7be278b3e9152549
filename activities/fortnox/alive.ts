import { activityInfo, heartbeat } from '@temporalio/activity';

/** How often a call under way shows that its worker lives: well within the workflows' heartbeat time-outs. */
const heartbeatEveryMs = 5_000;

/**
 * Heartbeats as long as the work takes, most of which is waiting for slots: a worker that was killed is then noticed
 * within seconds, and its calls are made again elsewhere, instead of after the longest time a call may take.
 */
export async function alive<T>(work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => heartbeat(), heartbeatEveryMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

/** No earlier attempt can have done anything, so that what the workflow has just seen still holds. */
export function isFirstAttempt(): boolean {
  return activityInfo().attempt === 1;
}
