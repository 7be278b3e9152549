import { stockBalances } from '../../../workflows/contract/stock-balance';
import type { AnderssonDatabase } from '../database';
import { type RegisterStanding, registerStanding } from '../register-standing';
import { lastDone } from './last-results';

/** How the stock balances stand: as a register, but what waits for a correction is what the last whole run named. */
export async function stockBalanceStanding(database: AnderssonDatabase, company: string): Promise<RegisterStanding> {
  const standing = await registerStanding(database, company, stockBalances);
  const last = await lastDone(database, company, null);
  return { ...standing, openFailures: last?.counts.failed ?? 0 };
}
