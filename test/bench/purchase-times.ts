import type { Client } from '@temporalio/client';
import { purchaseId } from '../../workflows/contract/ids';
import { company } from './world';

/** Where the time between save and number went, in milliseconds. */
export interface Breakdown {
  /** From the save until the purchase's process was started. */
  readonly watchMs: number;
  /** Between the activities: the workflow's own turns. */
  readonly workflowTasksMs: number;
  /** Activities scheduled and not yet taken by the worker. */
  readonly queuedMs: number;
  readonly databaseMs: number;
  /** Waiting for slots of the budget included. */
  readonly prepareMs: number;
  readonly createMs: number;
}

/** Reads it off the process's history. */
export async function breakdownOf(
  client: Client,
  number: string,
  { savedAt, numberAt }: { readonly savedAt: number; readonly numberAt: number },
): Promise<Breakdown> {
  const events = (await client.workflow.getHandle(purchaseId(company, number)).fetchHistory()).events ?? [];
  const startedAt = at(events[0]?.eventTime);
  const scheduled = new Map<string, { readonly type: string; readonly at: number }>();
  const begun = new Map<string, number>();
  const took = { queued: 0, database: 0, prepare: 0, create: 0 };
  for (const event of events) {
    const when = at(event.eventTime);
    if (when > numberAt) break;
    const { activityTaskScheduledEventAttributes: asked, activityTaskStartedEventAttributes: taken } = event;
    const done = event.activityTaskCompletedEventAttributes;
    if (asked) scheduled.set(String(event.eventId), { type: asked.activityType?.name ?? '', at: when });
    if (taken) {
      begun.set(String(taken.scheduledEventId), when);
      took.queued += when - (scheduled.get(String(taken.scheduledEventId))?.at ?? when);
    }
    if (done) {
      const key = String(done.scheduledEventId);
      took[kindOf(scheduled.get(key)?.type ?? '')] += when - (begun.get(key) ?? when);
    }
  }
  const inActivities = took.queued + took.database + took.prepare + took.create;
  return {
    watchMs: startedAt - savedAt,
    workflowTasksMs: numberAt - startedAt - inActivities,
    queuedMs: took.queued,
    databaseMs: took.database,
    prepareMs: took.prepare,
    createMs: took.create,
  };
}

function kindOf(activity: string): 'database' | 'prepare' | 'create' {
  if (activity === 'preparePurchaseOrder') return 'prepare';
  return activity === 'createPurchaseOrder' ? 'create' : 'database';
}

interface Instant {
  readonly seconds?: { toString(): string } | null;
  readonly nanos?: number | null;
}

function at(time: Instant | null | undefined): number {
  return Number(time?.seconds?.toString() ?? 0) * 1_000 + (time?.nanos ?? 0) / 1e6;
}

/** The value that so large a share of the values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
