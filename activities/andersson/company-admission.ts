import { ApplicationFailure, activityInfo } from '@temporalio/activity';
import { anderssonWatchId, fortnoxWatchId, isStampedRunOf, nightCheckId } from '../../workflows/contract/ids';
import type { AnderssonOf } from './company-database';
import { inputFaults, inputText, startInput } from './start-input';

const inputSchema = startInput({ company: inputText });

/** What runs under one id a company, for ever; the night check is started anew each night by its schedule. */
const watchIds: Readonly<Record<string, (company: string) => string>> = {
  anderssonWatch: anderssonWatchId,
  fortnoxWatch: fortnoxWatchId,
};

/**
 * Lets a company's watch or night check begin: the input is right, the company configured here, and the workflow id its
 * own, so that a company has one of each (design §3).
 * @throws a non-retryable failure `startRefused` with a sentence that names the right command.
 */
export async function admitCompany(anderssonOf: AnderssonOf, rawInput: unknown): Promise<void> {
  const input = inputSchema.safeParse(rawInput);
  if (!input.success) throw refused(`Indata ska vara {"company": "…"}. ${inputFaults(input.error)}.`);
  const { company } = input.data;
  const { workflowExecution, workflowType } = activityInfo();
  const workflowId = workflowExecution?.workflowId ?? '';
  const watchId = watchIds[workflowType ?? '']?.(company);
  if (watchId !== undefined && workflowId !== watchId)
    throw refused(`Bevakningen startas av tjänsten som ${watchId}. Den här startades som ${workflowId}.`);
  if (watchId === undefined && !isStampedRunOf(nightCheckId(company), workflowId)) {
    throw refused(
      `Nattkontrollen startas av sitt schema: \`temporal schedule trigger --schedule-id ${nightCheckId(company)}\`. ` +
        `Den här startades som ${workflowId}.`,
    );
  }
  await anderssonOf(company);
}

function refused(sentence: string): ApplicationFailure {
  return ApplicationFailure.nonRetryable(sentence, 'startRefused');
}
