import type { SyncScope } from './sync-scope';

/** A person has mended what held records up: the next run looks at every failed one. How many there are. */
export async function retryFailed({ database, company, register }: SyncScope): Promise<number> {
  const now = await database.now();
  const { numUpdatedRows } = await database.kysely
    .updateTable('sync_link')
    .set({ again_at: now, updated_at: now })
    .where('company', '=', company)
    .where('register', '=', register.name)
    .where('failure', 'is not', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
