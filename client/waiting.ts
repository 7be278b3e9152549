import { type Client, type WorkflowExecutionInfo, WorkflowFailedError } from '@temporalio/client';
import { type FailedRecords, failedRecords } from '../activities/andersson/failed-records';
import type { Language } from '../domain/language';
import { registerNames } from '../domain/registers';
import type { Companies } from '../workers/companies';
import { isStampedRunOf, nightCheckId, registerSyncId } from '../workflows/contract/ids';
import {
  companyAttribute,
  needsAttentionAttribute,
  problemAttribute,
  stageAttribute,
} from '../workflows/contract/search-attributes';

/** Something that waits for a human. */
export interface Waiting {
  /** Whose it is: a process that runs, the schedule of a night check or of a register's sync. */
  readonly workflowId: string;
  readonly company: string | null;
  readonly kind: string | null;
  readonly stage: string | null;
  /** What, why and what to do; null in runs of before it was shown. */
  readonly text: string | null;
  /** Only of a register: the records that wait. */
  readonly records?: FailedRecords;
}

/** Every process of a company (or of all) that waits for a human, as Temporal shows it without any worker. */
export async function waitingProcesses(client: Client, company: string | undefined): Promise<Waiting[]> {
  const which = company === undefined ? '' : ` AND ${companyAttribute.name}="${company}"`;
  const found: Waiting[] = [];
  for await (const execution of client.workflow.list({
    query: `${needsAttentionAttribute.name}=true AND ExecutionStatus="Running"${which}`,
  })) {
    const attributes = execution.typedSearchAttributes;
    found.push({
      workflowId: execution.workflowId,
      company: attributes.get(companyAttribute) ?? null,
      kind: attributes.get(problemAttribute) ?? null,
      stage: attributes.get(stageAttribute) ?? null,
      text: textOf(execution),
    });
  }
  return found.sort((a, b) => a.workflowId.localeCompare(b.workflowId));
}

/**
 * What the company's night check found that a person must see to, until the next one finds it mended. One that did not
 * end as it should is a finding of its own, and takes nothing back of what the last whole one found.
 */
export async function nightFindings(client: Client, company: string, language: Language): Promise<Waiting[]> {
  const query = `WorkflowType="nightCheck" AND ${companyAttribute.name}="${company}" AND ExecutionStatus!="Running"`;
  const workflowId = nightCheckId(company);
  const finding = (kind: string, text: string | null) => ({ workflowId, company, kind, stage: null, text });
  const found: Waiting[] = [];
  // Newest first, and only those count that its schedule started; others were refused.
  for await (const execution of client.workflow.list({ query })) {
    if (!isStampedRunOf(workflowId, execution.workflowId)) continue;
    const shown = execution.typedSearchAttributes.get(needsAttentionAttribute) === true;
    if (execution.status.name === 'COMPLETED') {
      if (shown) found.push(finding('nightCheck', textOf(execution)));
      break;
    }
    // Of several nights in a row the last one says it.
    if (found.length > 0) continue;
    const said = [words[language].notDone(workflowId, await whyFailed(client, execution))];
    if (shown) said.push(textOf(execution) ?? '');
    found.push(finding('nightCheckFailed', said.join('\n')));
  }
  return found;
}

/** What a failed run says of itself; otherwise how it ended, as Temporal calls it. */
async function whyFailed(client: Client, { workflowId, runId, status }: WorkflowExecutionInfo): Promise<string> {
  if (status.name !== 'FAILED') return status.name;
  const failure = await client.workflow
    .getHandle(workflowId, runId)
    .result()
    .catch((error: unknown) => error);
  return failure instanceof WorkflowFailedError ? (failure.cause?.message ?? status.name) : status.name;
}

function textOf({ memo }: WorkflowExecutionInfo): string | null {
  return typeof memo?.problem === 'string' ? memo.problem : null;
}

/** So many of a register's records are told by number. */
const namedRecords = 5;

/** The records of each register of a company that wait for a correction. @throws while the database cannot be reached */
export async function waitingRecords(companies: Companies, company: string, language: Language): Promise<Waiting[]> {
  const { database } = await companies.andersson(company);
  const found: Waiting[] = [];
  for (const register of registerNames) {
    const records = await failedRecords(database, company, register, namedRecords);
    if (records.count === 0) continue;
    const text = recordsText(records, language);
    found.push({
      workflowId: registerSyncId(company, register),
      ...{ company, kind: 'recordsFailed', stage: null, text, records },
    });
  }
  return found;
}

const words = {
  sv: {
    waiting: (count: number) => `Poster som väntar på rättning: ${count}. De försöks igen när de ändras.`,
    more: (count: number) => `… och ${count} till.`,
    notDone: (scheduleId: string, why: string) =>
      `Nattkontrollen blev inte klar (${why}): det den skulle ha hittat syns inte. Rätta orsaken och starta den igen: temporal schedule trigger --schedule-id ${scheduleId}`,
  },
  en: {
    waiting: (count: number) => `Records waiting for a correction: ${count}. They are tried again when they change.`,
    more: (count: number) => `… and ${count} more.`,
    notDone: (scheduleId: string, why: string) =>
      `The night check was not finished (${why}): what it would have found is not shown. Mend the cause and start it again: temporal schedule trigger --schedule-id ${scheduleId}`,
  },
} as const;

function recordsText({ count, first }: FailedRecords, language: Language): string {
  const say = words[language];
  return [
    say.waiting(count),
    ...first.map(({ number, sentence }) => `${number}  ${sentence}`),
    ...(count > first.length ? [say.more(count - first.length)] : []),
  ].join('\n');
}
