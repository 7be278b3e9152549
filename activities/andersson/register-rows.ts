import { sql } from 'kysely';
import type { Register, Values } from '../../domain/registers/register';
import { sharedValues } from '../../domain/sync/base';
import { checkNewRow, checkRowChange, readRow } from './database/row-schemas';
import type { AnderssonExecutor, DialectVerbs } from './database/verbs';

/** A register row as the engine sees it. */
export interface RegisterRow {
  readonly id: number;
  readonly number: string;
  readonly values: Values;
  readonly active: boolean;
  readonly changedAt: string | null;
  readonly rowVersion: string;
}

/** The rows of the given numbers, by number. */
export async function rowsByNumber(
  db: AnderssonExecutor,
  register: Register,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, RegisterRow>> {
  if (numbers.length === 0) return new Map();
  const { table, key } = register.andersson;
  const rows = await db.selectFrom(table).selectAll().where(key, 'in', numbers).execute();
  return new Map(rows.map((row) => toRegisterRow(register, row)).map((row) => [row.number, row]));
}

/** The next `count` rows written after one row version and before another, in the order they were written. */
export async function rowsWrittenBetween(
  db: AnderssonExecutor,
  verbs: DialectVerbs,
  register: Register,
  range: { readonly after: string | null; readonly until: string },
  count: number,
): Promise<readonly RegisterRow[]> {
  const { table } = register.andersson;
  const query = db.selectFrom(table).selectAll().where(verbs.changedAfter(range.after)).orderBy('row_version');
  const rows = await verbs.firstRows(query, count).execute();
  return rows.map((row) => toRegisterRow(register, row)).filter((row) => row.rowVersion < range.until);
}

/** Makes a row; `changed_at` stays unset, since no user of Andersson has changed it (design §4). */
export async function insertRow(
  db: AnderssonExecutor,
  register: Register,
  number: string,
  values: Values,
): Promise<void> {
  const { table, key } = register.andersson;
  const row = checkNewRow(table, { ...columns(values), [key]: number, name: values.name ?? '' });
  await db.insertInto(table).values(row).execute();
}

/**
 * Changes the given columns if the row is still the one that was read.
 * @returns false when somebody has changed or deleted it in between: it must be looked at again.
 */
export async function updateRow(
  db: AnderssonExecutor,
  verbs: DialectVerbs,
  register: Register,
  row: RegisterRow,
  values: Values,
): Promise<boolean> {
  const { table } = register.andersson;
  const change = checkRowChange(table, columns(values));
  const written = await db
    .updateTable(table)
    .set(change)
    .where('id', '=', row.id)
    .where(verbs.hasRowVersion(row.rowVersion))
    .executeTakeFirst();
  return written.numUpdatedRows > 0n;
}

/** How many records of the register wait for a correction. */
export async function openFailures(db: AnderssonExecutor, company: string, register: string): Promise<number> {
  const found = await db
    .selectFrom('sync_link')
    .select(sql<number>`count(*)`.as('count'))
    .where('company', '=', company)
    .where('register', '=', register)
    .where('failure', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(found.count);
}

/** An unset text is null in Andersson, but a name is always there. */
function columns(values: Values): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(values).map(([column, value]) => [column, value === '' && column !== 'name' ? null : value]),
  );
}

function toRegisterRow(register: Register, raw: unknown): RegisterRow {
  const row = readRow(register.andersson.table, raw);
  return {
    id: row.id,
    number: row[register.andersson.key],
    values: sharedValues(register, 'andersson', row),
    active: row.active === 1,
    changedAt: row.changed_at,
    rowVersion: row.row_version,
  };
}
