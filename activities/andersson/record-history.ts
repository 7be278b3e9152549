import { nameOn, otherSide, type Side } from '../../domain/registers/register';
import { readRow } from './database/row-schemas';
import { linksByNumber, type SyncLink } from './sync-links';
import type { SyncScope } from './sync-scope';

/** A value the integration wrote. Instants are UTC. */
export interface WrittenValue {
  readonly at: string;
  /** The side that was written, and the one the value came from. */
  readonly side: Side;
  readonly from: Side;
  /** What operators call the field. */
  readonly field: string;
  readonly old: string | null;
  readonly new: string | null;
  /** changed, or of two changes later, mainSide or firstMeeting: why it won. */
  readonly reason: string;
  /** The run that wrote it, while runs of its age are kept. */
  readonly workflowId: string | null;
}

/** All that is remembered of one record. */
export interface RecordHistory {
  /** Null: no run has looked at it. */
  readonly link: SyncLink | null;
  /** Newest first. */
  readonly written: readonly WrittenValue[];
}

export async function recordHistory(scope: SyncScope, number: string): Promise<RecordHistory> {
  const { database, company, register, language } = scope;
  const links = await linksByNumber(database.kysely, scope, [number]);
  const raw = await database.kysely
    .selectFrom('audit_log')
    .selectAll()
    .where('company', '=', company)
    .where('register', '=', register.name)
    .where('number', '=', number)
    .orderBy('id', 'desc')
    .execute();
  const rows = raw.map((row) => readRow('audit_log', row));
  const workflows = await workflowsOf(scope, [...new Set(rows.map((row) => Number(row.run_id)))]);
  const written = rows.map((row): WrittenValue => {
    const side: Side = row.side === 'andersson' ? 'andersson' : 'fortnox';
    const rule = register.fields.find((it) => nameOn(side, it) === row.field);
    return {
      at: row.at,
      side,
      from: otherSide(side),
      field: rule?.label[language] ?? row.field,
      old: row.old_value,
      new: row.new_value,
      reason: row.reason,
      workflowId: workflows.get(Number(row.run_id)) ?? null,
    };
  });
  return { link: links.get(number) ?? null, written };
}

/** Runs named in one statement, below what databases take. */
const runsAtOnce = 500;

async function workflowsOf({ database }: SyncScope, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map();
  const runs = await database.kysely
    .selectFrom('sync_run')
    .select(['id', 'workflow_id'])
    .where('id', 'in', ids.slice(0, runsAtOnce))
    .execute();
  return new Map(runs.map((run) => [run.id, run.workflow_id]));
}
