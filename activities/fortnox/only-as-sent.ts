import { activityInfo } from '@temporalio/activity';
import type { Language } from '../../domain/language';
import type { CreateOutcome } from '../../workflows/contract/purchase-activities';

const sentences: Readonly<Record<Language, string>> = {
  sv: 'Processen har backats i Temporal (Reset): om dokumentet redan är skapat måste Fortnox tillfrågas.',
  en: 'The process was taken back in Temporal (Reset): whether the document is made already must be asked of Fortnox.',
};

/**
 * Makes a document only for the run of the process that has noted it as sent (design rule 1). One that was reset repeats
 * the call of a run before it, which may have made the document: that is an unknown outcome, and nothing leaves.
 */
export async function onlyAsSent<T>(
  sentBy: string | undefined,
  { language }: { readonly language: Language },
  make: () => Promise<CreateOutcome<T>>,
): Promise<CreateOutcome<T>> {
  if (!isSentByThisRun(sentBy)) return { outcome: 'unknown', sentence: sentences[language] };
  return make();
}

/** Whether no run before this one can have sent it; processes that began before runs were told of say nothing. */
export function isSentByThisRun(sentBy: string | undefined): boolean {
  return sentBy === undefined || sentBy === activityInfo().workflowExecution?.runId;
}
