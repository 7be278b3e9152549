import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { anderssonWatchId } from '../workflows/contract/ids';

export { ensureAnderssonWatch } from '../activities/andersson/watch-start';

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
