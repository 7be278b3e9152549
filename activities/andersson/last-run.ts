import type { RegisterSyncResult } from '../../workflows/contract/register-sync';
import type { StockBalanceResult } from '../../workflows/contract/stock-balance';
import type { AnderssonDatabase } from './database';
import { rewoundOutcome } from './rewind';
import type { RunsOf } from './run-slot';

/** How a run ended; `abandoned`: its workflow did, without closing it. */
export type RunEnd = 'done' | 'interrupted' | 'abandoned';

/** A run that has ended. Instants are UTC. */
export interface LastRun {
  readonly openedAt: string;
  readonly closedAt: string;
  readonly outcome: RunEnd;
  /** Null where the run ended without telling. */
  readonly result: RegisterSyncResult | StockBalanceResult | null;
}

/** The last run that has ended; an operator's rewind is none. */
export async function lastRun(
  { kysely, verbs }: AnderssonDatabase,
  { company, register }: RunsOf,
): Promise<LastRun | null> {
  const runs = kysely
    .selectFrom('sync_run')
    .select(['opened_at', 'closed_at', 'outcome', 'result'])
    .where('company', '=', company)
    .where('register', '=', register)
    .where('outcome', '<>', rewoundOutcome)
    .where('closed_at', 'is not', null)
    .orderBy('closed_at', 'desc');
  const last = await verbs.firstRows(runs, 1).executeTakeFirst();
  if (!last?.closed_at) return null;
  return {
    openedAt: last.opened_at,
    closedAt: last.closed_at,
    outcome: last.outcome as RunEnd,
    result: last.result === null ? null : (JSON.parse(last.result) as LastRun['result']),
  };
}
