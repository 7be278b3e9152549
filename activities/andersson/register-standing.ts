import type { AnderssonDatabase } from './database';
import { openFailures } from './register-failures';

/** How a register's sync stands, as Andersson's database knows it. */
export interface RegisterStanding {
  readonly lastRun: { readonly closedAt: string; readonly outcome: string } | null;
  readonly openFailures: number;
  /** How far each side has been taken in. */
  readonly cursor: { readonly fortnoxReadAt: string | null; readonly anderssonReadAt: string | null } | null;
}

/** The last finished run, the records that wait for a correction, and the cursors. */
export async function registerStanding(
  { kysely, verbs }: AnderssonDatabase,
  company: string,
  register: string,
): Promise<RegisterStanding> {
  const runs = kysely
    .selectFrom('sync_run')
    .select(['closed_at', 'outcome'])
    .where('company', '=', company)
    .where('register', '=', register)
    .where('closed_at', 'is not', null)
    .orderBy('closed_at', 'desc');
  const last = await verbs.firstRows(runs, 1).executeTakeFirst();
  const cursor = await kysely
    .selectFrom('sync_cursor')
    .select(['fortnox_read_at', 'andersson_read_at'])
    .where('company', '=', company)
    .where('register', '=', register)
    .executeTakeFirst();
  return {
    lastRun: last?.closed_at ? { closedAt: last.closed_at, outcome: last.outcome ?? '' } : null,
    openFailures: await openFailures(kysely, { company, register: { name: register } }),
    cursor: cursor ? { fortnoxReadAt: cursor.fortnox_read_at, anderssonReadAt: cursor.andersson_read_at } : null,
  };
}
