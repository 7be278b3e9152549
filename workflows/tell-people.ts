import { isCancellation, log, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { NotificationActivities } from './contract/notification-activities';

/** A receiver that does not answer must not hold up what goes on. */
const aFewTries = {
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumAttempts: 4 },
} as const;

/**
 * Tells people by the company's command or webhook. Where that cannot be done it never becomes a problem of its own: what
 * they would be told is shown elsewhere all the same. `summary`: the activity's, in Swedish. Throws cancellation only.
 */
export async function tellPeople(
  company: string,
  about: { readonly problem: string; readonly sentence: string },
  summary: string,
): Promise<void> {
  const { notify } = proxyActivities<NotificationActivities>({ ...aFewTries, summary });
  const { workflowId } = workflowInfo();
  try {
    await notify({ company, workflowId, ...about });
  } catch (error) {
    if (isCancellation(error)) throw error;
    log.warn('nobody could be told', { problem: about.problem, error });
  }
}
