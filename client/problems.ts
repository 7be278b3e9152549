import {
  type Client,
  type WorkflowExecutionDescription,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import type { Choice, Problem } from '../workflows/contract/operator';
import { integrationQueue } from '../workflows/contract/queues';

/** A query or an update is answered within a moment; a worker that does not is not there any more. */
const answersWithinMs = 5_000;

/** One process: its state from the worker where one answers, and what the server knows in any case. */
export async function processState(client: Client, workflowId: string) {
  const handle = client.workflow.getHandle(workflowId);
  const description: WorkflowExecutionDescription = await handle.describe();
  const status = await client
    .withDeadline(Date.now() + answersWithinMs, () => handle.query<{ readonly problem: Problem | null }>('status'))
    .catch(() => null);
  const text = typeof description.memo?.problem === 'string' ? description.memo.problem : null;
  return { workflowId, execution: description.status.name, text, status };
}

/** The process refused the decision; the message is its own sentence. */
export class DecisionRefusedError extends Error {}

/**
 * Tells a process what an operator has decided: as an update, which answers at once, or, while no worker is up, as a
 * signal, which is judged when one is.
 * @returns the process's answer; null when the decision was only left for later.
 * @throws DecisionRefusedError with the process's sentence.
 */
export async function decide(
  client: Client,
  workflowId: string,
  choice: Choice,
  message: object,
): Promise<string | null> {
  const handle = client.workflow.getHandle(workflowId);
  if (!(await someoneWorks(client))) {
    await handle.signal(choice, message);
    return null;
  }
  try {
    return await client.withDeadline(Date.now() + answersWithinMs, () =>
      handle.executeUpdate<string, [object]>(choice, { args: [message] }),
    );
  } catch (error) {
    if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) {
      // The worker seen a moment ago is gone. Heard twice after all, the decision's second hearing finds nothing open.
      await handle.signal(choice, message);
      return null;
    }
    if (error instanceof WorkflowUpdateFailedError)
      throw new DecisionRefusedError(error.cause?.message ?? error.message);
    throw error;
  }
}

/** A worker that polled within this is taken to be up; pollers renew at least once a minute. */
const polledWithinMs = 70_000;

async function someoneWorks(client: Client): Promise<boolean> {
  const { pollers } = await client.workflowService.describeTaskQueue({
    namespace: client.options.namespace,
    taskQueue: { name: integrationQueue },
    taskQueueType: 1,
  });
  const since = Date.now() - polledWithinMs;
  return (pollers ?? []).some(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) * 1_000 > since);
}
