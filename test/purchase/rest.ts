import type { Client } from '@temporalio/client';
import { temporal } from '@temporalio/proto';

const { EventType } = temporal.api.enums.v1;

/** Looks at the history this often; the server answers from memory. */
const lookMs = 5;

export type AtRest = 'atRest' | 'ended' | 'busy' | 'backingOff';

/** Waits until nothing of a process is under way: no task and no activity, only timers, or its end. */
export async function untilAtRest(client: Client, workflowId: string, skipBackoff: () => Promise<void>): Promise<void> {
  for (;;) {
    const now = await stateOf(client, workflowId);
    if (now === 'atRest' || now === 'ended') return;
    if (now === 'backingOff') await skipBackoff();
    else await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
}

/** By the history, which is exact: what is scheduled there and has no end yet is under way. */
async function stateOf(client: Client, workflowId: string): Promise<AtRest> {
  const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
  // A run just begun has its first task to come.
  let task = true;
  const activities = new Set<string>();
  for (const { eventType, eventId, ...event } of events ?? []) {
    if (eventType === EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED) task = true;
    if (eventType === EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED) task = false;
    if (eventType === EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED) activities.add(String(eventId));
    const closed =
      event.activityTaskCompletedEventAttributes ??
      event.activityTaskFailedEventAttributes ??
      event.activityTaskTimedOutEventAttributes ??
      event.activityTaskCanceledEventAttributes;
    if (closed) activities.delete(String(closed.scheduledEventId));
    if (event.workflowExecutionCompletedEventAttributes ?? event.workflowExecutionFailedEventAttributes) return 'ended';
    // A run that goes on as a new one is looked at again, as the new one.
    if (event.workflowExecutionContinuedAsNewEventAttributes) return 'busy';
  }
  if (task) return 'busy';
  if (activities.size === 0) return 'atRest';
  const { raw } = await client.workflow.getHandle(workflowId).describe();
  const pending = raw.pendingActivities ?? [];
  const { PENDING_ACTIVITY_STATE_SCHEDULED } = temporal.api.enums.v1.PendingActivityState;
  const waiting = pending.every((it) => (it.attempt ?? 1) > 1 && it.state === PENDING_ACTIVITY_STATE_SCHEDULED);
  return pending.length > 0 && waiting ? 'backingOff' : 'busy';
}
