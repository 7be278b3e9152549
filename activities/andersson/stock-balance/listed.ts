import type { FeedTopic } from '../../../domain/sync/feed';
import { stockBalances } from '../../../workflows/contract/stock-balance';
import type { AnderssonDatabase, AnderssonExecutor } from '../database';

/** What the change feed calls balances (core-api §4.8); it names the article. */
export const balanceTopic: FeedTopic = 'warehouse-stockbalances';

/** When the last finished run began that read all balances, by the database's clock; null: none has. */
export async function balancesListedAt(db: AnderssonExecutor, company: string): Promise<string | null> {
  const row = await db
    .selectFrom('sync_cursor')
    .select('listed_at')
    .where('company', '=', company)
    .where('register', '=', stockBalances)
    .executeTakeFirst();
  return row?.listed_at ?? null;
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
