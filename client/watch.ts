import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { CompanyInput } from '../workflows/contract/company-activities';
import { anderssonWatchId } from '../workflows/contract/ids';
import { anderssonNumberAttribute, companyAttribute } from '../workflows/contract/search-attributes';
import { serviceStartedSignal } from '../workflows/contract/watch';

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

/** How a company's watch over Andersson stands, as Temporal shows it without any worker. */
export interface WatchStanding {
  readonly running: boolean;
  /** What keeps what is saved from being seen, and what to do; null where nothing does. */
  readonly problem: string | null;
}

/** The watch of a company, also where none has ever been started. */
export async function watchStanding(client: Client, company: string): Promise<WatchStanding> {
  try {
    const { status, memo } = await client.workflow.getHandle(anderssonWatchId(company)).describe();
    const running = status.name === 'RUNNING';
    return { running, problem: running && typeof memo?.problem === 'string' ? memo.problem : null };
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
    return { running: false, problem: null };
  }
}
