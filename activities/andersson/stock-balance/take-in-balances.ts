import { ApplicationFailure, activityInfo, heartbeat } from '@temporalio/activity';
import { emptyBalanceReport } from '../../../domain/stock-balance/report';
import {
  type BalancesToRead,
  type StockBalanceReader,
  stockBalanceTries,
  type TakenIn,
} from '../../../workflows/contract/stock-balance';
import { takeInAsked } from './asked';
import { takeInList } from './from-list';
import { takeInNotNamed } from './not-named';
import { type Progress, progressDetails, progressFrom, progressOf } from './progress';
import type { BalanceScope } from './scope';
import { articlesAfter } from './shared-articles';

/** How often a run shows that its worker lives while it waits for Fortnox, well within the workflow's time-out. */
const heartbeatEveryMs = 5_000;

/**
 * Takes in Fortnox's balances (R0.8, R1.3.3): the list in pages, then Andersson's articles that it did not name, then
 * those that must be asked for by number. One activity, so that balances never cross the workflow; a later attempt goes
 * on where this one had come. What cannot heal ends it with what had been done by then.
 */
export async function takeInBalances(
  scope: BalanceScope,
  reader: StockBalanceReader,
  read: BalancesToRead,
): Promise<TakenIn> {
  const progress = progressOf(activityInfo().heartbeatDetails) ?? (await begin(scope, read));
  if (!progress) return { report: emptyBalanceReport, stopped: null };
  const { keep, stop } = keepAlive(progress);
  const run = { scope, reader, read, progress, keep };
  try {
    await takeInList(run);
    await takeInNotNamed(run);
    await takeInAsked(run);
    return { report: progress.report, stopped: null };
  } catch (error) {
    if (!(error instanceof ApplicationFailure) || !isFinal(error)) throw error;
    return { report: progress.report, stopped: error.message };
  } finally {
    stop();
  }
}

/** Null where Andersson has no article: there is nothing to ask Fortnox for. */
async function begin({ database }: BalanceScope, read: BalancesToRead): Promise<Progress | null> {
  const beganAt = await database.now();
  const [first] = await articlesAfter(database, 0, 1);
  return first ? progressFrom(beganAt, read === 'all' ? 0 : null) : null;
}

/** Heartbeats the progress kept last, whenever it is kept and every few seconds between. */
function keepAlive(progress: Progress): { keep(): void; stop(): void } {
  let details = progressDetails(progress);
  const timer = setInterval(() => heartbeat(details), heartbeatEveryMs);
  return {
    keep() {
      details = progressDetails(progress);
      heartbeat(details);
    },
    stop: () => clearInterval(timer),
  };
}

function isFinal(failure: ApplicationFailure): boolean {
  return failure.nonRetryable === true || activityInfo().attempt >= stockBalanceTries;
}
