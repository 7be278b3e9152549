import { stockBalances } from '../../../workflows/contract/stock-balance';
import type { AnderssonDatabase } from '../database';
import { type RegisterStanding, registerStanding } from '../register-standing';
import { mostNamed, type RegisterSyncStanding, registerSyncStanding, secondsSince } from '../sync-status';
import { lastDone } from './last-results';

/** How the stock balances stand: as a register, but what waits for a correction is what the last whole run named. */
export async function stockBalanceStanding(database: AnderssonDatabase, company: string): Promise<RegisterStanding> {
  const standing = await registerStanding(database, company, stockBalances);
  const last = await lastDone(database, company, null);
  return { ...standing, openFailures: last?.counts.failed ?? 0 };
}

/** The same for `sync status`: balances have no cursors, and are as old as the last whole run. */
export async function stockBalanceSyncStanding(
  database: AnderssonDatabase,
  company: string,
): Promise<RegisterSyncStanding> {
  const standing = await registerSyncStanding(database, company, stockBalances);
  const last = await lastDone(database, company, null);
  return {
    ...standing,
    lagSeconds: last && secondsSince(last.openedAt, await database.now()),
    failures: { count: last?.counts.failed ?? 0, first: last?.failures.slice(0, mostNamed) ?? [] },
  };
}
