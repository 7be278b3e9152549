import { ApplicationFailure, activityInfo } from '@temporalio/activity';
import { anderssonWatchId, isStampedRunOf, nightCheckId } from '../../workflows/contract/ids';
import type { AnderssonOf } from './company-database';
import { inputFaults, inputText, startInput } from './start-input';

const inputSchema = startInput({ company: inputText });

/**
 * Lets a company's watch or night check begin: the input is right, the company configured here, and the workflow id its
 * own, so that a company has one of each (design §3).
 * @throws a non-retryable failure `startRefused` with a sentence that names the right command.
 */
export async function admitCompany(anderssonOf: AnderssonOf, rawInput: unknown): Promise<void> {
  const input = inputSchema.safeParse(rawInput);
  if (!input.success) throw refused(`Indata ska vara {"company": "…"}. ${inputFaults(input.error)}.`);
  const { company } = input.data;
  const { workflowExecution } = activityInfo();
  const workflowId = workflowExecution?.workflowId ?? '';
  const right = workflowId === anderssonWatchId(company) || isStampedRunOf(nightCheckId(company), workflowId);
  if (!right) {
    throw refused(
      `Bevakningen startas av tjänsten som ${anderssonWatchId(company)}, nattkontrollen av sitt schema: ` +
        `\`temporal schedule trigger --schedule-id ${nightCheckId(company)}\`. Den här startades som ${workflowId}.`,
    );
  }
  await anderssonOf(company);
}

function refused(sentence: string): ApplicationFailure {
  return ApplicationFailure.nonRetryable(sentence, 'startRefused');
}
