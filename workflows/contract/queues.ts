/** The queue that serves every company's workflows and activities (design §3). */
export const integrationQueue = 'integration';

/** The queue of the watches: long polls with slots of their own (design §3). */
export const watchQueue = 'watch';

/** The watch queue that belongs to a queue of processes: the same suffix, so that both are served by one process. */
export function watchQueueBeside(taskQueue: string): string {
  return taskQueue.startsWith(integrationQueue)
    ? `${watchQueue}${taskQueue.slice(integrationQueue.length)}`
    : `${taskQueue}-${watchQueue}`;
}
