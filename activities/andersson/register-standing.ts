import type { AnderssonDatabase } from './database';
import { type LastRun, lastRun } from './last-run';
import { openFailures } from './register-failures';

/** How a register's sync stands, as Andersson's database knows it. */
export interface RegisterStanding {
  readonly lastRun: LastRun | null;
  readonly openFailures: number;
  /** How far each side has been taken in. */
  readonly cursor: { readonly fortnoxReadAt: string | null; readonly anderssonReadAt: string | null } | null;
}

/** The last finished run, the records that wait for a correction, and the cursors. */
export async function registerStanding(
  database: AnderssonDatabase,
  company: string,
  register: string,
): Promise<RegisterStanding> {
  const { kysely } = database;
  const cursor = await kysely
    .selectFrom('sync_cursor')
    .select(['fortnox_read_at', 'andersson_read_at'])
    .where('company', '=', company)
    .where('register', '=', register)
    .executeTakeFirst();
  return {
    lastRun: await lastRun(database, { company, register }),
    openFailures: await openFailures(kysely, { company, register: { name: register } }),
    cursor: cursor ? { fortnoxReadAt: cursor.fortnox_read_at, anderssonReadAt: cursor.andersson_read_at } : null,
  };
}
