import type { FeedTopic } from '../../../domain/sync/feed';
import { stockBalances } from '../../../workflows/contract/stock-balance';
import type { AnderssonDatabase, AnderssonExecutor } from '../database';
import { readCursor } from '../sync-cursors';

/** What the change feed calls balances (core-api §4.8); it names the article. */
export const balanceTopic: FeedTopic = 'warehouse-stockbalances';

/** When the last finished run began that read all balances, by the database's clock; null: none has. */
export async function balancesListedAt(db: AnderssonExecutor, company: string): Promise<string | null> {
  const { listedAt } = await readCursor(db, { company, register: { name: stockBalances } });
  return listedAt;
}

export function keepListedAt(
  { verbs }: AnderssonDatabase,
  trx: AnderssonExecutor,
  company: string,
  listedAt: string,
  now: string,
): Promise<void> {
  return verbs.upsert(trx, 'sync_cursor', { company, register: stockBalances, listed_at: listedAt, updated_at: now });
}
