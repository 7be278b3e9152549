import type { WorkflowHandle } from '@temporalio/client';
import type { PurchaseStatusAnswer } from '../../workflows/contract/purchase';

/**
 * What the process's history tells of failed attempts of an activity, a line each: nothing that went wrong may be
 * silent, so whoever opens the purchase in Temporal sees when and why it was held up.
 */
export async function troubleIn(handle: WorkflowHandle, activity: string): Promise<readonly string[]> {
  const events = (await handle.fetchHistory()).events ?? [];
  const scheduled = new Set<string>();
  const told: string[] = [];
  const isOurs = (id: unknown) => scheduled.has(String(id));
  for (const event of events) {
    const started = event.activityTaskStartedEventAttributes;
    const ended = event.activityTaskFailedEventAttributes ?? event.activityTaskTimedOutEventAttributes;
    const completed = event.activityTaskCompletedEventAttributes;
    if (event.activityTaskScheduledEventAttributes?.activityType?.name === activity)
      scheduled.add(String(event.eventId));
    if (started?.lastFailure && isOurs(started.scheduledEventId)) told.push(started.lastFailure.message ?? '');
    if (ended && isOurs(ended.scheduledEventId)) told.push(ended.failure?.message ?? '');
    if (completed && isOurs(completed.scheduledEventId)) {
      const answer = Buffer.from(completed.result?.payloads?.[0]?.data ?? []).toString('utf8');
      const outcome = /"outcome":"(unknown|notSent)","sentence":"([^"]*)"/.exec(answer);
      if (outcome) told.push(`${outcome[1]}: ${outcome[2]}`);
    }
  }
  return told;
}

/** Where a process is, in words for whoever reads of a test that failed. */
export async function howItStands(handle: WorkflowHandle): Promise<string> {
  const status = await handle.query<PurchaseStatusAnswer>('status').catch((error: unknown) => String(error));
  const description = await handle.describe().catch(() => null);
  const pending = description?.raw.pendingActivities ?? [];
  const calls = pending.map(
    ({ activityType, attempt, lastFailure }) => `${activityType?.name}, try ${attempt}: ${lastFailure?.message ?? ''}`,
  );
  return [`not at rest: ${JSON.stringify(status)}`, ...calls].join('\n');
}
