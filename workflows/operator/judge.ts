import type { OperatorTexts } from '../../domain/operator-texts';
import type { Choice, Decision, Problem } from '../contract/operator';

/** A message as it came: typed by hand in the Web UI or the CLI, so anything may be missing. */
export type RawMessage = Readonly<Record<string, unknown>> | undefined | null;

/**
 * A decision made of a message, or the sentence that refuses it: the problem must be the open one, the choice one of
 * its choices, and what changes more than a retry needs a note (design §3).
 */
export function judge(
  choice: Choice,
  message: RawMessage,
  open: Problem | null,
  texts: OperatorTexts,
): Decision | string {
  const { refused } = texts;
  const note = textOf(message?.note);
  if (choice === 'abandon') return note === '' ? refused.noteMissing : { choice, note };
  if (!open) return refused.nothingOpen;
  const asked = textOf(message?.problem);
  if (asked === '' && choice !== 'retry') return refused.problemMissing(open.id);
  if (asked !== '' && asked !== open.id) return refused.other(asked, open.id);
  if (choice === 'retry') return { choice, problem: open.id };
  if (!open.choices.includes(choice)) return refused.notChoosable(choice, open.id);
  if (note === '') return refused.noteMissing;
  if (choice === 'skip') return { choice, problem: open.id, note };
  const fortnoxNumber = textOf(message?.fortnoxNumber);
  return /^\d+$/.test(fortnoxNumber) ? { choice, problem: open.id, fortnoxNumber, note } : refused.numberMissing;
}

/** What the operator is answered. */
export function heard(decision: Decision, open: Problem | null, texts: OperatorTexts): string {
  const problem = open?.id ?? '';
  if (decision.choice === 'retry') return texts.heard.retry(problem);
  if (decision.choice === 'skip') return texts.heard.skip(problem);
  if (decision.choice === 'useExisting') return texts.heard.useExisting(problem, decision.fortnoxNumber);
  return texts.heard.abandon;
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
