import { type AnderssonDatabase, checkNewRow, checkRowChange } from './database';
import { rowRefusal } from './row-refusal';

/** Revisions go round before they would no longer fit the column. */
const lastRevision = 2_000_000_000;

/**
 * Where all processes of a company keep the one window of their calls to Fortnox (design rule 9): the company's row.
 * What it says is the budget's own business; here it is only kept, on the database's clock. A change is one statement
 * that holds only if the row is still the one that was read, so that none is ever lost, at any isolation level
 * (docs/decisions/0009).
 */
export function rateLease(company: string, database: () => Promise<AnderssonDatabase>) {
  return {
    /** What was last kept with its revision (0: nothing yet), and the database's clock in milliseconds. */
    async read(): Promise<{ readonly content: string | null; readonly revision: number; readonly at: number }> {
      const db = await database();
      const row = await db.kysely
        .selectFrom('rate_lease')
        .select(['revision', 'content', db.verbs.clock.as('now')])
        .where('company', '=', company)
        .executeTakeFirst();
      if (row) return { content: row.content, revision: row.revision, at: Date.parse(row.now) };
      return { content: null, revision: 0, at: Date.parse(await db.now()) };
    },

    /** Keeps `content` in place of that revision; false when somebody else has done so first. */
    async replace(revision: number, content: string): Promise<boolean> {
      const { kysely } = await database();
      const next = { revision: (revision % lastRevision) + 1, content };
      if (revision === 0) {
        try {
          const row = checkNewRow('rate_lease', { company, ...next });
          await kysely.insertInto('rate_lease').values(row).execute();
          return true;
        } catch (error) {
          if (!rowRefusal(error)?.passing) throw error;
          return false;
        }
      }
      const { numUpdatedRows } = await kysely
        .updateTable('rate_lease')
        .set(checkRowChange('rate_lease', next))
        .where('company', '=', company)
        .where('revision', '=', revision)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
  };
}
