import type { RegisterComparison } from '../../workflows/contract/company-activities';
import type { AnderssonDatabase } from './database';
import { runsKeptDays } from './sync-runs';

const dayMs = 24 * 60 * 60_000;
const outcome = 'compared';

/** A night's comparison of a register, and when it was made (UTC). */
export interface KeptComparison {
  readonly at: string;
  readonly comparison: RegisterComparison;
}

/** Comparisons are kept among the runs, under a name of their own. */
function nameOf(register: string): string {
  return `${register}.compare`;
}

/** Keeps what a night check found, for people who look back; older ones go with the runs of their age. */
export async function keepComparison(
  database: AnderssonDatabase,
  company: string,
  comparison: RegisterComparison,
  made: { readonly workflowId: string; readonly runId: string; readonly openedAt: string },
): Promise<void> {
  const register = nameOf(comparison.register);
  const now = await database.now();
  const oldest = new Date(Date.parse(now) - runsKeptDays * dayMs).toISOString();
  await database.transaction(async (trx) => {
    await database.verbs.insertReturningId(trx, 'sync_run', {
      company,
      register,
      workflow_id: made.workflowId,
      run_id: made.runId,
      opened_at: made.openedAt,
      closed_at: now,
      outcome,
      result: JSON.stringify(comparison),
    });
    await trx
      .deleteFrom('sync_run')
      .where('company', '=', company)
      .where('register', '=', register)
      .where('closed_at', '<', oldest)
      .execute();
  });
}

export async function lastComparison(
  { kysely, verbs }: AnderssonDatabase,
  company: string,
  register: string,
): Promise<KeptComparison | null> {
  const kept = kysely
    .selectFrom('sync_run')
    .select(['closed_at', 'result'])
    .where('company', '=', company)
    .where('register', '=', nameOf(register))
    .where('closed_at', 'is not', null)
    .orderBy('closed_at', 'desc');
  const last = await verbs.firstRows(kept, 1).executeTakeFirst();
  if (!last?.closed_at || last.result === null) return null;
  return { at: last.closed_at, comparison: JSON.parse(last.result) as RegisterComparison };
}
