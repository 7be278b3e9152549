import { log, proxyActivities, upsertMemo, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import type { NotificationActivities } from '../contract/purchase-activities';
import { needsAttentionAttribute, problemAttribute } from '../contract/search-attributes';
import { type HeldBack, heldBackProblem } from '../contract/watch';

/** A few tries: a receiver that does not answer must not become a problem of its own. */
const { notify } = proxyActivities<NotificationActivities>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumAttempts: 4 },
  summary: 'Larmar om att sparade ändringar inte syns',
});

/**
 * Shows an open transaction that holds back too long where an operator looks, and takes it away when it has ended.
 * @returns what people are to be told: once of each
 */
export function showHeldBack(before: HeldBack | null, now: HeldBack | null): string | null {
  const [was, is] = [before, now].map((it) => (it?.sentence ? it : null));
  if (was?.limit === is?.limit) return null;
  const sentence = is?.sentence ?? null;
  upsertSearchAttributes([
    { key: problemAttribute, value: sentence === null ? null : heldBackProblem },
    { key: needsAttentionAttribute, value: sentence !== null },
  ]);
  upsertMemo({ problem: sentence });
  return sentence;
}

/** By the company's command or webhook; where that cannot be done, it is shown all the same. */
export async function tellHeldBack(company: string, sentence: string): Promise<void> {
  const { workflowId } = workflowInfo();
  await notify({ company, workflowId, problem: heldBackProblem, sentence }).catch((error: unknown) =>
    log.warn('nobody could be told that changes are held back', { error }),
  );
}
