import type { WorkflowClient, WorkflowHandle } from '@temporalio/client';
import { purchaseId } from '../../workflows/contract/ids';
import type { Problem } from '../../workflows/contract/operator';
import type { PurchaseStatusAnswer } from '../../workflows/contract/purchase';
import { needsAttentionAttribute } from '../../workflows/contract/search-attributes';
import { purchaseNumber } from './stories';

/** The process of a company's purchase, as anybody sees it; false also where Temporal does not answer just now. */
export interface PlayedProcess {
  /** Of the run that did the work: a fact told late, when it has ended, starts one that only says so. */
  handle(): WorkflowHandle;
  hasBegun(): Promise<boolean>;
  /** What waits for a human, if anything does. */
  problem(): Promise<Problem | null>;
  /** As Temporal's lists have it, where people look for what waits; null: it never did. */
  needsAttention(): Promise<boolean | null>;
  /** A problem waits for a human. */
  isStuck(): Promise<boolean>;
  /** It has its order, and waits for nothing but facts. */
  isOrdered(): Promise<boolean>;
  /** The same, inköpt. */
  isAwaitingGoods(): Promise<boolean>;
  /** For good: having said how it ended, it looks once more where something was told meanwhile. */
  hasEnded(): Promise<boolean>;
}

export function playedProcess(workflow: WorkflowClient, company: string): PlayedProcess {
  let runId: string | undefined;
  const handle = () => workflow.getHandle(purchaseId(company, purchaseNumber), runId);
  const described = () =>
    handle()
      .describe()
      .catch(() => null);
  const status = () =>
    handle()
      .query<PurchaseStatusAnswer>('status')
      .catch(() => null);
  const restsAt = async (stage: PurchaseStatusAnswer['stage']) => {
    const answer = await status();
    return answer?.stage === stage && answer.problem === null;
  };
  const problem = async () => (await status())?.problem ?? null;
  return {
    handle,
    problem,
    needsAttention: async () => (await described())?.typedSearchAttributes.get(needsAttentionAttribute) ?? null,
    async hasBegun() {
      runId ??= (await described())?.runId;
      return runId !== undefined;
    },
    isStuck: async () => (await problem()) !== null,
    isOrdered: () => restsAt('ordered'),
    isAwaitingGoods: () => restsAt('awaitingGoods'),
    hasEnded: async () => (await described())?.status.name === 'COMPLETED',
  };
}
