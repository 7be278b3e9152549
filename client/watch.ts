import type { Client } from '@temporalio/client';
import { describedWatch } from '../activities/andersson/watch-start';

/** How a company's watch over Andersson stands, as Temporal shows it without any worker. */
export interface WatchStanding {
  readonly running: boolean;
  /** What keeps what is saved from being seen, and what to do; null where nothing does. */
  readonly problem: string | null;
}

/** The watch of a company, also where none has ever been started. */
export async function watchStanding(client: Client, company: string): Promise<WatchStanding> {
  const watch = await describedWatch(client, company);
  const running = watch?.status.name === 'RUNNING';
  const problem = watch?.memo?.problem;
  return { running, problem: running && typeof problem === 'string' ? problem : null };
}
