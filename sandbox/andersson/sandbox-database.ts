import {
  type AnderssonDatabase,
  createAnderssonSchema,
  openAnderssonDatabase,
} from '../../activities/andersson/database';

/**
 * A new embedded Andersson with the contract's tables, adopted by `company` from today (R7.1), so that everything in it
 * may be sent. Rejects when the file already holds a database.
 */
export async function createSandboxDatabase(file: string, company: string): Promise<AnderssonDatabase> {
  const database = await openAnderssonDatabase({ kind: 'sqlite', file });
  await createAnderssonSchema(database);
  const now = await database.now();
  await database.kysely
    .insertInto('adoption')
    .values({ company, adopted_from: now.slice(0, 10), adopted_at: now, adopted_by: 'sandbox' })
    .execute();
  return database;
}
