import type { RegisterComparison } from '../../workflows/contract/company-activities';
import type { AnderssonDatabase } from './database';
import { endRun } from './run-slot';

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
  const runs = { company, register: nameOf(comparison.register) };
  const now = await database.now();
  await database.transaction(async (trx) => {
    const { workflowId: workflow_id, runId: run_id, openedAt: opened_at } = made;
    const id = await database.verbs.insertReturningId(trx, 'sync_run', { ...runs, workflow_id, run_id, opened_at });
    await endRun(trx, runs, id, { ...comparison, outcome }, now);
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
