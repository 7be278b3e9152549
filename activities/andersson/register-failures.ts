import type { AnderssonExecutor } from './database';
import { type LinkScope, linksOf } from './sync-links';

/** How many records of the register wait for a correction. */
export async function openFailures(db: AnderssonExecutor, scope: LinkScope): Promise<number> {
  const { count } = await linksOf(db, scope)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('failure', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}
