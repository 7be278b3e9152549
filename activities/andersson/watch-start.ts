import { type Client, type WorkflowExecutionDescription, WorkflowNotFoundError } from '@temporalio/client';
import type { Language } from '../../domain/language';
import type { CompanyInput, NightAlarm } from '../../workflows/contract/company-activities';
import { anderssonWatchId } from '../../workflows/contract/ids';
import { anderssonNumberAttribute, companyAttribute } from '../../workflows/contract/search-attributes';
import { serviceStartedSignal } from '../../workflows/contract/watch';
import { callTemporal } from './call-temporal';

/** Starts a company's watch over Andersson, or tells the one that runs that a service has started: it then sweeps (R7.2). */
export async function ensureAnderssonWatch(client: Client, company: string, taskQueue: string): Promise<void> {
  await client.workflow.signalWithStart('anderssonWatch', {
    workflowId: anderssonWatchId(company),
    taskQueue,
    args: [{ company } satisfies CompanyInput],
    signal: serviceStartedSignal,
    staticSummary: `Bevakar Andersson, ${company}`,
    typedSearchAttributes: [
      { key: companyAttribute, value: company },
      { key: anderssonNumberAttribute, value: 'andersson' },
    ],
  });
}

/** A company's watch as Temporal shows it without any worker; null where none has ever been started. */
export async function describedWatch(client: Client, company: string): Promise<WorkflowExecutionDescription | null> {
  try {
    return await client.workflow.getHandle(anderssonWatchId(company)).describe();
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}

const sentences = {
  sv: (end: string) =>
    `Bevakningen av Andersson var inte igång (${end}): det som sparats sedan den slutade har inte nått Fortnox. Den är startad igen och tar upp det. Avsluta den inte på Temporals webbsida; fråga den som gjorde det varför.`,
  en: (end: string) =>
    `The watch over Andersson was not running (${end}): what was saved since it ended has not reached Fortnox. It is started again and takes that up. Do not end it in Temporal's Web UI; ask whoever did why.`,
} as const;

/** A watch that somebody has ended is started again; one that runs is left alone. @returns what people are told of it. */
export async function restartAnderssonWatch(
  company: string,
  language: Language,
  taskQueue: string,
): Promise<NightAlarm | null> {
  const watch = await callTemporal((client) => describedWatch(client, company));
  const end = watch?.status.name ?? 'NOT_FOUND';
  if (end === 'RUNNING') return null;
  await callTemporal((client) => ensureAnderssonWatch(client, company, taskQueue));
  return { problem: 'watchRestarted', sentence: sentences[language](end) };
}
