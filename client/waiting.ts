import type { Client, WorkflowExecutionInfo } from '@temporalio/client';
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

/** What the company's last night check found that a person must see to, until the next one finds it mended. */
export async function nightFindings(client: Client, company: string): Promise<Waiting[]> {
  const query = `WorkflowType="nightCheck" AND ${companyAttribute.name}="${company}" AND ExecutionStatus!="Running"`;
  const workflowId = nightCheckId(company);
  // Newest first, and only the last counts that its schedule started; others were refused.
  for await (const execution of client.workflow.list({ query })) {
    if (!isStampedRunOf(workflowId, execution.workflowId)) continue;
    if (execution.typedSearchAttributes.get(needsAttentionAttribute) !== true) break;
    return [{ workflowId, company, kind: 'nightCheck', stage: null, text: textOf(execution) }];
  }
  return [];
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
  },
  en: {
    waiting: (count: number) => `Records waiting for a correction: ${count}. They are tried again when they change.`,
    more: (count: number) => `… and ${count} more.`,
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
