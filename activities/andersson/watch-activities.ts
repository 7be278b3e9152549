import { heartbeat, sleep } from '@temporalio/activity';
import type { AnderssonWatchActivities, CompanyInput } from '../../workflows/contract/company-activities';
import { integrationQueue } from '../../workflows/contract/queues';
import type { AnderssonOf } from './company-database';
import { CompanyWatch } from './company-watch';
import { purchaseHandOver } from './purchase-hand-over';

export interface WatchOptions {
  readonly pollEveryMs?: number;
  /** At most 9 minutes: each poll returns within 10 (design §3). */
  readonly pollForMs?: number;
  /** Where the company's processes run. */
  readonly taskQueueOf?: (company: string) => string;
}

const longestPollMs = 9 * 60_000;
const usualPollEveryMs = 500;

/**
 * The watch over Andersson (design §3): what users save, delete and press reaches its process within about one poll.
 * A poll cut short by a shutdown or a cancellation fails at once and loses nothing: the mark stands at what was handed
 * over. Database and Temporal faults fail the poll too; Temporal tries it again and shows why.
 */
export function anderssonWatchActivities(
  anderssonOf: AnderssonOf,
  {
    pollEveryMs = usualPollEveryMs,
    pollForMs = longestPollMs,
    taskQueueOf = () => integrationQueue,
  }: WatchOptions = {},
): AnderssonWatchActivities {
  return {
    async watchAndersson({ company }: CompanyInput): Promise<void> {
      const until = Date.now() + Math.min(pollForMs, longestPollMs);
      const inTime = () => Date.now() < until;
      const andersson = await anderssonOf(company);
      const watch = new CompanyWatch(
        company,
        andersson,
        purchaseHandOver(company, andersson.language, taskQueueOf(company)),
      );
      while (inTime()) {
        heartbeat();
        await watch.look(inTime);
        await sleep(pollEveryMs);
      }
    },
  };
}
