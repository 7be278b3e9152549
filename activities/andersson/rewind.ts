import type { AnderssonExecutor } from './database';
import { rowRefusal } from './row-refusal';
import { endRun, openRun } from './run-slot';
import { changesTooOf, readCursor } from './sync-cursors';
import type { SyncScope } from './sync-scope';

/** How a rewind stands among the runs. */
export const rewoundOutcome = 'rewound';

/** Why a register is not rewound: a run is under way, it has not been taken in yet, or the time is not before its cursor. */
export type RewindRefusal = 'runOpen' | 'neverTakenIn' | 'notBack';

/** Why it may not be; null: it may. `to`: UTC instant, null for the very beginning. */
export async function whyNotRewound(
  db: AnderssonExecutor,
  { company, register }: SyncScope,
  to: string | null,
): Promise<RewindRefusal | null> {
  if (await openRun(db, { company, register: register.name })) return 'runOpen';
  const { fortnoxReadAt } = await readCursor(db, { company, register });
  if (fortnoxReadAt === null) return 'neverTakenIn';
  return to !== null && to >= fortnoxReadAt ? 'notBack' : null;
}

/**
 * Moves the cursors back (design rule 7): the next run takes in again what Fortnox tells has changed since, or all of
 * it, and looks at every row of Andersson's, which costs no calls. Holds the register's one open run meanwhile, so that
 * no run moves the cursors on at the same time.
 * @param by who did it, as it stands among the runs
 */
export async function rewind(scope: SyncScope, to: string | null, by: string): Promise<RewindRefusal | null> {
  const { database, company, register } = scope;
  const now = await database.now();
  try {
    return await database.transaction(async (trx) => {
      const refusal = await whyNotRewound(trx, scope, to);
      if (refusal) return refusal;
      const runs = { company, register: register.name };
      const held = { ...runs, workflow_id: 'andersson-fortnox sync rewind', run_id: by, opened_at: now };
      const id = await database.verbs.insertReturningId(trx, 'sync_run', held);
      await database.verbs.upsert(trx, 'sync_cursor', {
        company,
        register: register.name,
        fortnox_read_at: to,
        // Whose change came last is told by what had been taken in by then.
        andersson_read_at: to,
        andersson_row_version: null,
        load_began_at: null,
        // Whatever the change feed has told: the list is read.
        listed_at: null,
        updated_at: now,
      });
      if (register.fortnox.changesToo) {
        const too = { company, register: changesTooOf(scope), fortnox_read_at: to, updated_at: now };
        await database.verbs.upsert(trx, 'sync_cursor', too);
      }
      // Where a line's content tells, what it said is forgotten: every record is read again.
      if (register.fortnox.changes === 'content') await forgetLines(trx, scope);
      await endRun(trx, runs, id, { outcome: rewoundOutcome }, now);
      return null;
    });
  } catch (error) {
    // A run has begun in the same moment: there is one open run a register.
    if (rowRefusal(error)?.passing) return 'runOpen';
    throw error;
  }
}

async function forgetLines(db: AnderssonExecutor, { company, register }: SyncScope): Promise<void> {
  await db
    .updateTable('sync_link')
    .set({ list_mark: null })
    .where('company', '=', company)
    .where('register', '=', register.name)
    .execute();
}
