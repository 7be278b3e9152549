import { upsertMemo, upsertSearchAttributes } from '@temporalio/workflow';
import { needsAttentionAttribute, problemAttribute } from '../contract/search-attributes';
import { type HeldBack, heldBackProblem } from '../contract/watch';
import { tellPeople } from '../tell-people';

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

/** Nobody waits for it while the watch goes on: a watch that is cancelled meanwhile says so itself. */
export async function tellHeldBack(company: string, sentence: string): Promise<void> {
  const about = { problem: heldBackProblem, sentence };
  await tellPeople(company, about, 'Larmar om att sparade ändringar inte syns').catch(() => undefined);
}
