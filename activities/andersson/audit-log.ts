import type { Side, Values } from '../../domain/registers/register';
import { nameOn } from '../../domain/registers/register';
import { baseName, type Conflict } from '../../domain/sync/merge';
import type { AnderssonExecutor } from './database';
import type { SyncScope } from './sync-scope';

export interface AuditedWrite {
  readonly number: string;
  readonly runId: number;
  readonly at: string;
  /** The side that was written. */
  readonly side: Side;
  /** What the side held before, and what was written. */
  readonly old: Values;
  readonly written: Values;
  readonly conflicts: readonly Pick<Conflict, 'field' | 'reason'>[];
}

/**
 * One row per field written, with the value it replaced and why: where two people changed one field, the loser's
 * value stays findable (R0.6, design rule 6).
 */
export async function auditWrites(db: AnderssonExecutor, scope: SyncScope, write: AuditedWrite): Promise<void> {
  const rows = Object.entries(write.written).map(([field, value]) => ({
    company: scope.company,
    register: scope.register.name,
    number: write.number,
    at: write.at,
    run_id: String(write.runId),
    side: write.side,
    field,
    old_value: write.old[field] ?? null,
    new_value: value,
    reason: reasonFor(scope, write, field),
  }));
  if (rows.length > 0) await db.insertInto('audit_log').values(rows).execute();
}

function reasonFor(scope: SyncScope, write: AuditedWrite, name: string): string {
  const fields = scope.register.fields.filter((rule) => nameOn(write.side, rule) === name).map(baseName);
  return write.conflicts.find((conflict) => fields.includes(conflict.field))?.reason ?? 'changed';
}
