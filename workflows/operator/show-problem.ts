import {
  isCancellation,
  log,
  proxyActivities,
  setCurrentDetails,
  upsertMemo,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import type { Language } from '../../domain/language';
import { operatorTexts } from '../../domain/operator-texts';
import { cutAtBytes } from '../../domain/text';
import { passingFaults } from '../call-limits';
import type { Problem } from '../contract/operator';
import type { AnderssonPurchaseActivities } from '../contract/purchase-activities';
import { anderssonRefused } from '../contract/refusals';
import { needsAttentionAttribute, problemAttribute } from '../contract/search-attributes';
import { tellPeople } from '../tell-people';

/** Whose desk it is, as Andersson knows it. */
export interface DeskOwner {
  readonly company: string;
  /** Kind of request row in Andersson: `purchase`. */
  readonly kind: string;
  readonly number: string;
}

const { showOnRequest } = proxyActivities<Pick<AnderssonPurchaseActivities, 'showOnRequest'>>({
  startToCloseTimeout: '15 seconds',
  // A database that is gone for a minute is waited for, or the user would go on seeing what is no longer so. Showing must
  // not become a problem of its own: after that, and where the database refuses, the state is shown elsewhere all the same.
  retry: { ...passingFaults, nonRetryableErrorTypes: [anderssonRefused] },
  summary: 'Visar läget i Andersson',
});

/** A user metadata text of Temporal holds 400 bytes, with what JSON adds to it. */
const summaryBytes = 380;

/** What the Web UI's History page shows on the waiting timer: why it stands, since a line there holds some 150 signs. */
export function timerSummary(problem: Problem | null): string {
  return problem ? cutAtBytes(`${problem.id}: ${problem.why}`, summaryBytes) : '';
}

/** Puts the problem where an operator looks, on the server's side too, so that it is seen while no worker is up. */
export async function showProblem(
  owner: DeskOwner,
  problem: Problem,
  language: Language,
  isNew: boolean,
  fortnoxNumber: string | null,
): Promise<void> {
  const text = problemText(problem, language);
  upsertSearchAttributes([
    { key: problemAttribute, value: problem.kind },
    { key: needsAttentionAttribute, value: true },
  ]);
  upsertMemo({ problem: text });
  setCurrentDetails(asMarkdown(text));
  await showState(owner, 'waiting', text, fortnoxNumber);
  if (!isNew) return;
  const about = { problem: problem.id, sentence: `${problem.what} ${problem.why}` };
  // Not waited for: a receiver that does not answer must not hold up what an operator decides meanwhile.
  tellPeople(owner.company, about, 'Meddelar om problemet').catch(() => undefined);
}

/** Takes the problem away from all those places. */
export async function closeShown(owner: DeskOwner, fortnoxNumber: string | null): Promise<void> {
  upsertSearchAttributes([
    { key: problemAttribute, value: null },
    { key: needsAttentionAttribute, value: false },
  ]);
  upsertMemo({ problem: null });
  setCurrentDetails('');
  await showState(owner, 'started', null, fortnoxNumber);
}

/** Current details are a run's own; all else that is shown goes with a continued process. */
export function showAgain(problem: Problem, language: Language): void {
  setCurrentDetails(asMarkdown(problemText(problem, language)));
}

/** What the user sees of the object in Andersson; where that cannot be shown, the process goes on all the same. */
export async function showState(
  owner: DeskOwner,
  state: 'started' | 'waiting' | 'done',
  message: string | null,
  fortnoxNumber: string | null,
): Promise<void> {
  try {
    await showOnRequest({ ...owner, state, message, fortnoxNumber });
  } catch (error) {
    if (isCancellation(error)) throw error;
    log.warn('the state of a process could not be shown in Andersson', { error });
  }
}

/** Every kind of problem has a page for operators there, in Swedish. */
const pages = 'docs/operators/fel';

/** What, why, who, where, what to press afterwards and the page that says more, a line each. Plain: memo, Andersson and terminals show every sign. */
export function problemText(problem: Problem, language: Language): string {
  const { labels } = operatorTexts[language];
  return [
    `${labels.what}: ${problem.what}`,
    `${labels.why}: ${problem.why}`,
    `${labels.who}: ${problem.who}`,
    `${labels.where}: ${problem.where}`,
    `${labels.afterwards}: ${problem.afterwards}`,
    `${labels.more}: ${pages}/${problem.kind}.md`,
  ].join('\n');
}

/** The Web UI's current details are Markdown: a paragraph for each line, its label bold. */
function asMarkdown(text: string): string {
  return text.replace(/^([^:\n]+:)/gm, '**$1**').replaceAll('\n', '\n\n');
}
