import type { Register, Values } from '../../domain/registers/register';
import { sharedValues } from '../../domain/sync/base';
import type { KnownRow } from '../../domain/sync/plan';
import { AnderssonDatabaseError } from './database';
import { checkNewRow, checkRowChange, readRow } from './database/row-schemas';
import type { NewRow, RowChange } from './database/schema';
import { anyTables } from './database/verb-parts';
import type { AnderssonExecutor, DialectVerbs } from './database/verbs';
import { databaseSentence } from './database-sentences';

/** A register row as the engine sees it. */
export interface RegisterRow extends KnownRow {
  readonly id: number;
  readonly number: string;
  readonly rowVersion: string;
}

/** A range of row versions: after the first, before the last. */
export interface Written {
  readonly after: string | null;
  readonly until: string;
}

/** The rows of the given numbers, by number. */
export async function rowsByNumber(
  db: AnderssonExecutor,
  register: Register,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, RegisterRow>> {
  if (numbers.length === 0) return new Map();
  const rows = await registerTable(db, register).where(register.andersson.key, 'in', numbers).execute();
  return new Map(rows.map((row) => toRegisterRow(register, row)).map((row) => [row.number, row]));
}

/** The next `count` rows written in the range, in the order they were written. */
export async function rowsWrittenBetween(
  db: AnderssonExecutor,
  verbs: DialectVerbs,
  register: Register,
  range: Written,
  count: number,
): Promise<readonly RegisterRow[]> {
  const query = registerTable(db, register).where(verbs.changedAfter(range.after)).orderBy('row_version');
  const rows = await verbs.firstRows(query, count).execute();
  return rows.map((row) => toRegisterRow(register, row)).filter((row) => row.rowVersion < range.until);
}

/** The next `count` rows in the order they were made, after the row of that id. */
export async function rowsMadeAfter(
  db: AnderssonExecutor,
  verbs: DialectVerbs,
  register: Register,
  id: number,
  count: number,
): Promise<readonly RegisterRow[]> {
  const query = registerTable(db, register).where('id', '>', id).orderBy('id');
  return (await verbs.firstRows(query, count).execute()).map((row) => toRegisterRow(register, row));
}

/** How many rows the register has. */
export async function countRows(db: AnderssonExecutor, { andersson }: Register): Promise<number> {
  const { count } = await anyTables(db)
    .selectFrom(andersson.table)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The numbers of rows that were deleted in the range, or got another number, in that order; some may be there again. */
export async function rowsDeletedBetween(
  db: AnderssonExecutor,
  verbs: DialectVerbs,
  register: Register,
  range: Written,
  count: number,
): Promise<readonly { readonly number: string; readonly rowVersion: string }[]> {
  const query = db
    .selectFrom('deleted_row')
    .select(['row_key', 'row_version'])
    .where('table_name', '=', register.andersson.table)
    .where(verbs.changedAfter(range.after))
    .orderBy('row_version');
  const rows = await verbs.firstRows(query, count).execute();
  return rows
    .filter((row) => row.row_version < range.until)
    .map((row) => ({ number: row.row_key, rowVersion: row.row_version }));
}

/** Makes a row; `changed_at` stays unset, since no user of Andersson has changed it (design §4). */
export async function insertRow(
  db: AnderssonExecutor,
  register: Register,
  number: string,
  values: Values,
): Promise<void> {
  const { table, key } = register.andersson;
  const row = checkNewRow(table, { ...columns(register, values), [key]: number } as NewRow<typeof table>);
  await anyTables(db).insertInto(table).values(row).execute();
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
  const change = checkRowChange(table, columns(register, values) as RowChange<typeof table>);
  const written = await anyTables(db)
    .updateTable(table)
    .set(change)
    .where('id', '=', row.id)
    .where(verbs.hasRowVersion(row.rowVersion))
    .executeTakeFirst();
  return written.numUpdatedRows > 0n;
}

function registerTable(db: AnderssonExecutor, { andersson }: Register) {
  return anyTables(db).selectFrom(andersson.table).selectAll();
}

/** An unset text is null in Andersson, but what is required is always there; the flag is 0 or 1. */
function columns(register: Register, values: Values): Record<string, string | number | null> {
  return Object.fromEntries(
    Object.entries(values).map(([column, value]) => {
      const rule = register.fields.find((it) => it.andersson.column === column);
      if (rule?.content === 'flag') return [column, value === 'true' ? 1 : 0];
      return [column, value === '' && !rule?.required ? null : value];
    }),
  );
}

/** One row that cannot be read holds up no other: it is known by its number, and why (design rule 4). */
function toRegisterRow(register: Register, raw: Record<string, unknown>): RegisterRow {
  const { table, key } = register.andersson;
  const known = { id: Number(raw.id), number: String(raw[key] ?? ''), rowVersion: String(raw.row_version) };
  try {
    const row: Readonly<Record<string, unknown>> = readRow(table, raw);
    return {
      ...known,
      values: sharedValues(register, 'andersson', row),
      active: row.active === 1,
      changedAt: typeof row.changed_at === 'string' ? row.changed_at : null,
      unreadable: null,
    };
  } catch (error) {
    if (!(error instanceof AnderssonDatabaseError)) throw error;
    const unreadable = { sv: databaseSentence(error, 'sv'), en: databaseSentence(error, 'en') };
    return { ...known, values: {}, active: false, changedAt: null, unreadable };
  }
}
