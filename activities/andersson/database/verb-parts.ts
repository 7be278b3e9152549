import type { Kysely } from 'kysely';
import { AnderssonDatabaseError } from './errors';
import { checkNewRow } from './row-schemas';
import type { NewRow } from './schema';
import { type TableName, tableDefinition } from './tables';
import type { AnderssonExecutor } from './verbs';

/** A database whose tables are known by name only: the verbs serve them all. */
export type AnyDatabase = Kysely<Record<string, Record<string, unknown>>>;

export const anyTables = (db: AnderssonExecutor): AnyDatabase => db as unknown as AnyDatabase;

export interface UpsertParts {
  readonly values: Readonly<Record<string, unknown>>;
  readonly key: readonly string[];
  /** The columns to set where the row exists. */
  readonly changed: readonly string[];
}

/** The row checked, without the columns left undefined. @throws AnderssonDatabaseError `rowInvalid` */
export const checkedValues = <T extends TableName>(table: T, row: NewRow<T>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(checkNewRow(table, row)).filter(([, value]) => value !== undefined));

/** What both dialects' upserts are made of. @throws AnderssonDatabaseError `rowInvalid` for a key that is not whole */
export const upsertParts = <T extends TableName>(
  table: T,
  row: NewRow<T>,
  key: readonly string[] = tableDefinition(table).primaryKey,
): UpsertParts => {
  const values = checkedValues(table, row);
  const missing = key.find((column) => values[column] === undefined || values[column] === null);
  if (missing !== undefined || key.length === 0) {
    throw new AnderssonDatabaseError(
      'rowInvalid',
      `${table}.${missing ?? 'key'}: an upsert needs every column of its key`,
      {
        table,
      },
    );
  }
  return { values, key, changed: Object.keys(values).filter((column) => !key.includes(column)) };
};
