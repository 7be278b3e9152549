import { activityInfo } from '@temporalio/activity';
import type { CompanyAdmission } from '../../workflows/contract/company-activities';
import { anderssonWatchId, fortnoxWatchId, isStampedRunOf, nightCheckId } from '../../workflows/contract/ids';
import type { AnderssonOf } from './company-database';
import { inputFaults, inputText, startInput, startRefused } from './start-input';
import { companyInputSentence, startSentences } from './start-sentences';

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
export async function admitCompany(anderssonOf: AnderssonOf, rawInput: unknown): Promise<CompanyAdmission> {
  const input = inputSchema.safeParse(rawInput);
  if (!input.success) throw startRefused(companyInputSentence(inputFaults(input.error)));
  const { company } = input.data;
  const { language } = await anderssonOf(company);
  const say = startSentences[language];
  const { workflowExecution, workflowType } = activityInfo();
  const workflowId = workflowExecution?.workflowId ?? '';
  const watchId = watchIds[workflowType ?? '']?.(company);
  if (watchId !== undefined && workflowId !== watchId) throw startRefused(say.watchNotByService(watchId, workflowId));
  if (watchId === undefined && !isStampedRunOf(nightCheckId(company), workflowId)) {
    throw startRefused(say.nightCheckNotScheduled(company, workflowId));
  }
  return { language };
}
