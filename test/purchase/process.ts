import { randomUUID } from 'node:crypto';
import type { Client, WorkflowExecutionDescription, WorkflowHandleWithFirstExecutionRunId } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import { tsToMs } from '@temporalio/common/lib/time';
import { purchaseId } from '../../workflows/contract/ids';
import type { Problem } from '../../workflows/contract/operator';
import {
  lookAtOrderSignal,
  type PurchaseProgress,
  type PurchaseStatusAnswer,
  purchaseChangedSignal,
} from '../../workflows/contract/purchase';
import type { purchaseLifecycle } from '../../workflows/purchase/purchase-lifecycle';
import type { Sides } from './sides';

export type PurchaseHandle = WorkflowHandleWithFirstExecutionRunId<typeof purchaseLifecycle>;

/** How a test makes the process come to rest: all that is to happen now has happened. */
export type Settle = (workflowId: string) => Promise<void>;

/** A started process with its sides, and what a test does to it. */
export class StartedPurchase {
  constructor(
    readonly handle: PurchaseHandle,
    readonly sides: Sides,
    private readonly client: Client,
    private readonly settle: Settle,
  ) {}

  status(): Promise<PurchaseStatusAnswer> {
    return this.handle.query<PurchaseStatusAnswer>('status');
  }

  /** The process at rest: where it stands. */
  async rest(): Promise<PurchaseStatusAnswer> {
    await this.settle(this.handle.workflowId);
    return this.status();
  }

  async problem(): Promise<Problem> {
    const { problem } = await this.rest();
    if (!problem) throw new Error('no problem is open');
    return problem;
  }

  /** The fact that the purchase was saved or deleted; then rest. */
  async tell(): Promise<PurchaseStatusAnswer> {
    await this.handle.signal(purchaseChangedSignal);
    return this.rest();
  }

  async look(): Promise<PurchaseStatusAnswer> {
    await this.handle.signal(lookAtOrderSignal);
    return this.rest();
  }

  /** An operator's decision as an update: what they are answered. */
  async decide(name: string, message?: unknown): Promise<string> {
    return this.handle.executeUpdate<string, [unknown]>(name, { args: [message] });
  }

  /** The sentence an operator's decision is refused with. */
  async refused(name: string, message?: unknown): Promise<string> {
    const error = await this.decide(name, message).catch((thrown: unknown) => thrown);
    if (!(error instanceof Error) || !(error.cause instanceof Error)) throw new Error(`not refused: ${String(error)}`);
    return error.cause.message;
  }

  /** The run that is current now. */
  describe(): Promise<WorkflowExecutionDescription> {
    return this.client.workflow.getHandle(this.handle.workflowId).describe();
  }

  /** *Reset* in Temporal's Web UI, to the task that asked for the newest call of that activity: a new run does it anew. */
  async reset(activity: string): Promise<void> {
    const { runId } = await this.describe();
    const scheduled = (await this.events()).findLast(
      (event) => event.activityTaskScheduledEventAttributes?.activityType?.name === activity,
    );
    await this.client.workflowService.resetWorkflowExecution({
      namespace: this.client.options.namespace,
      workflowExecution: { workflowId: this.handle.workflowId, runId },
      reason: 'pressed by somebody',
      workflowTaskFinishEventId: scheduled?.activityTaskScheduledEventAttributes?.workflowTaskCompletedEventId ?? null,
      requestId: randomUUID(),
    });
  }

  private async events(runId?: string) {
    return (await this.client.workflow.getHandle(this.handle.workflowId, runId).fetchHistory()).events ?? [];
  }

  /** Whether the current run's history has come to so many events. */
  async isLong(atLeast: number): Promise<boolean> {
    return (await this.events()).length >= atLeast;
  }

  /** What the first workflow task that failed says; waits for it. */
  async taskFailure(): Promise<string> {
    for (;;) {
      const failed = (await this.events()).find((event) => event.workflowTaskFailedEventAttributes);
      if (failed) return failed.workflowTaskFailedEventAttributes?.failure?.message ?? '';
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** What the Web UI shows of the newest timer. */
  async timerSummary(): Promise<string> {
    const timer = (await this.events()).findLast((event) => event.timerStartedEventAttributes);
    const payload = timer?.userMetadata?.summary;
    return payload ? defaultPayloadConverter.fromPayload<string>(payload) : '';
  }

  /** All waits the current run, or another, has begun, in milliseconds. */
  async waitsMs(runId?: string): Promise<readonly number[]> {
    return (await this.events(runId)).flatMap(({ timerStartedEventAttributes: timer }) =>
      timer ? [tsToMs(timer.startToFireTimeout)] : [],
    );
  }

  async currentDetails(): Promise<string> {
    const { currentDetails } = await this.handle.query<{ currentDetails?: string }>('__temporal_workflow_metadata');
    return currentDetails ?? '';
  }

  /** What Temporal shows without a worker: search attributes and memo. */
  async shown(): Promise<Readonly<Record<string, unknown>>> {
    const { typedSearchAttributes, memo } = await this.describe();
    const attributes = typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value] as const);
    return { ...Object.fromEntries(attributes), memo: memo?.problem ?? null };
  }
}

export async function startPurchase(
  client: Client,
  sides: Sides,
  options: { readonly taskQueue: string; readonly settle: Settle; readonly progress?: PurchaseProgress | undefined },
): Promise<StartedPurchase> {
  const { company } = sides;
  const input = { company, purchaseNumber: '4711' };
  const { progress } = options;
  const args = (progress ? [input, progress] : [input]) as Parameters<typeof purchaseLifecycle>;
  const workflowId = purchaseId(company, '4711');
  const { taskQueue } = options;
  const handle = await client.workflow.start<typeof purchaseLifecycle>('purchaseLifecycle', {
    workflowId,
    taskQueue,
    args,
  });
  return new StartedPurchase(handle, sides, client, options.settle);
}
