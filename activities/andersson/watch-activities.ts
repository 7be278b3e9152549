import { activityInfo, heartbeat, sleep } from '@temporalio/activity';
import { z } from 'zod';
import type { AnderssonWatchActivities } from '../../workflows/contract/company-activities';
import type { HeldBack } from '../../workflows/contract/watch';
import type { AnderssonOf } from './company-database';
import { CompanyWatch } from './company-watch';
import { lookAtHeldBack } from './held-back';
import { purchaseHandOver } from './purchase-hand-over';

export interface WatchOptions {
  readonly pollEveryMs?: number;
  /** At most 9 minutes: each poll returns within 10 (design §3). */
  readonly pollForMs?: number;
  /** Where the companies' processes run. */
  readonly taskQueue: string;
}

const longestPollMs = 9 * 60_000;
const usualPollEveryMs = 500;
/** A limit is a problem after minutes: it need not be asked for at each poll. */
const heldBackEveryMs = 10_000;

/**
 * The watch over Andersson (design §3): what users save, delete and press reaches its process within about one poll.
 * A poll cut short by a shutdown or a cancellation fails at once and loses nothing: the mark stands at what was handed
 * over. Database and Temporal faults fail the poll too; Temporal tries it again and shows why.
 */
export function anderssonWatchActivities(
  anderssonOf: AnderssonOf,
  { pollEveryMs = usualPollEveryMs, pollForMs = longestPollMs, taskQueue }: WatchOptions,
): AnderssonWatchActivities {
  return {
    async watchAndersson({ company, heldBack: told }) {
      const until = Date.now() + Math.min(pollForMs, longestPollMs);
      const inTime = () => Date.now() < until;
      const andersson = await anderssonOf(company);
      const watch = new CompanyWatch(company, andersson, purchaseHandOver(company, andersson.language, taskQueue));
      let heldBack = knownBefore(told);
      for (let nextLook = 0; inTime(); await sleep(pollEveryMs)) {
        // First of all: the transaction that holds back may also hold the rows that the watch waits for.
        if (Date.now() >= nextLook) {
          nextLook = Date.now() + heldBackEveryMs;
          heldBack = await lookAtHeldBack(andersson, heldBack);
          if (toldOf(heldBack) !== toldOf(told)) return heldBack;
        }
        heartbeat(heldBack);
        await watch.look(inTime);
      }
      return heldBack;
    },
  };
}

/** What people know of, or are to know. */
function toldOf(heldBack: HeldBack | null): string | null {
  return heldBack?.sentence ? heldBack.limit : null;
}

const kept = z.object({ limit: z.string(), since: z.string(), sentence: z.string().nullable() }).nullable();

/** A poll that fails is tried again, and must not begin to count anew: an attempt leaves what it knew in its heartbeat. */
function knownBefore(told: HeldBack | null): HeldBack | null {
  const left = kept.safeParse(activityInfo().heartbeatDetails);
  return left.success ? left.data : told;
}
