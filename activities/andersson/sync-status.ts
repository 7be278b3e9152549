import type { AnderssonDatabase } from './database';
import { type FailedRecords, failedRecords } from './failed-records';
import { type KeptComparison, lastComparison } from './kept-comparisons';
import { type LastRun, lastRun } from './last-run';
import { openRun } from './run-slot';
import { readCursor, type SyncCursor } from './sync-cursors';
import type { LinkScope } from './sync-links';

/** Failed records named with their sentences; all of them are in `sync compare`. */
export const mostNamed = 5;

/** How a register's sync stands, as Andersson's database knows it. Instants are UTC. */
export interface RegisterSyncStanding {
  readonly lastRun: LastRun | null;
  readonly openRun: { readonly workflowId: string; readonly runId: string } | null;
  /** How old what both sides agree on is, in seconds by Andersson's clock; null: they have never agreed. */
  readonly lagSeconds: number | null;
  readonly cursor: SyncCursor;
  readonly failures: FailedRecords;
  readonly lastComparison: KeptComparison | null;
}

/** All that the database tells of a register's sync for `sync status`; it asks neither Temporal nor Fortnox. */
export async function registerSyncStanding(
  database: AnderssonDatabase,
  company: string,
  register: string,
): Promise<RegisterSyncStanding> {
  const { kysely } = database;
  const scope: LinkScope = { company, register: { name: register } };
  const cursor = await readCursor(kysely, scope);
  const held = await openRun(kysely, { company, register });
  const agreedAt = cursor.anderssonReadAt;
  return {
    lastRun: await lastRun(database, { company, register }),
    openRun: held ? { workflowId: held.workflowId, runId: held.runId } : null,
    lagSeconds: agreedAt === null ? null : secondsSince(agreedAt, await database.now()),
    cursor,
    failures: await failedRecords(database, company, register, mostNamed),
    lastComparison: await lastComparison(database, company, register),
  };
}

/** Between two instants of Andersson's clock. */
export function secondsSince(since: string, now: string): number {
  return Math.round((Date.parse(now) - Date.parse(since)) / 1_000);
}
