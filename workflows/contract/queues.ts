/** The queue that serves every company's workflows and activities (design §3). */
export const integrationQueue = 'integration';

/** The queue's name for a company whose database only its own worker can reach; without suffix for all others. */
export function queueFor(queue: string, suffix: string | undefined): string {
  return suffix ? `${queue}-${suffix}` : queue;
}
