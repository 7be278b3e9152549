import { type DialectName, sqliteChecks, sqlTypeOf } from './column-types';
import type { ColumnDefinition } from './columns';
import { type TableDefinition, tableList } from './tables';

/** Names are ours, not input, but a schema name comes from a setting: nothing but a plain word gets through. */
const PLAIN_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,99}$/;

/**
 * A name quoted for the database. @throws Error for anything but a plain word
 */
export const quoteName = (dialect: DialectName, name: string): string => {
  if (!PLAIN_NAME.test(name)) throw new Error(`"${name}" is not a plain name`);
  return dialect === 'mssql' ? `[${name}]` : `"${name}"`;
};

/** A table's full name: in the contract's own schema on SQL Server, alone on SQLite. */
export const tableReference = (dialect: DialectName, schemaName: string, table: string): string =>
  dialect === 'mssql' ? `${quoteName(dialect, schemaName)}.${quoteName(dialect, table)}` : quoteName(dialect, table);

/** Tables and indexes of the contract, one statement each, in an order in which they can be run. */
export const tableStatements = (dialect: DialectName, schemaName: string): string[] =>
  tableList.flatMap(([name, definition]) => [
    createTable(dialect, schemaName, name, definition),
    ...createIndexes(dialect, schemaName, name, definition),
  ]);

const createTable = (dialect: DialectName, schemaName: string, name: string, definition: TableDefinition): string => {
  const { columns, primaryKey } = definition;
  const lines = Object.entries(columns).map(([column, it]) => columnLine(dialect, name, column, it));
  const keyInColumn = dialect === 'sqlite' && primaryKey.some((column) => columns[column]?.type === 'id');
  if (!keyInColumn) {
    lines.push(`constraint ${quoteName(dialect, `pk_${name}`)} primary key (${list(dialect, primaryKey)})`);
  }
  return `create table ${tableReference(dialect, schemaName, name)} (\n  ${lines.join(',\n  ')}\n)`;
};

const columnLine = (dialect: DialectName, table: string, name: string, column: ColumnDefinition): string => {
  const quoted = quoteName(dialect, name);
  const parts = [quoted, sqlTypeOf(dialect, column)];
  if (column.type !== 'id' && column.type !== 'rowVersion') parts.push(column.nullable ? 'null' : 'not null');
  if (column.default !== undefined) {
    // Named, since SQL Server invents another name on each server and nobody can then write a change script.
    parts.push(`constraint ${quoteName(dialect, `df_${table}_${name}`)} default ${column.default}`);
  }
  const check = dialect === 'sqlite' ? sqliteChecks[column.type]?.(quoted, column) : undefined;
  if (check !== undefined) parts.push(`check (${check})`);
  return parts.join(' ');
};

const createIndexes = (
  dialect: DialectName,
  schemaName: string,
  name: string,
  definition: TableDefinition,
): string[] => {
  const index = (prefix: string, unique: string, columns: readonly string[], where = ''): string =>
    `create ${unique}index ${quoteName(dialect, `${prefix}_${name}_${columns.join('_')}`)} on ` +
    `${tableReference(dialect, schemaName, name)} (${list(dialect, columns)})${where}`;
  const single = definition.uniqueWhereNull;
  return [
    ...(definition.unique ?? []).map((columns) => index('uq', 'unique ', columns)),
    ...(definition.indexes ?? []).map((columns) => index('ix', '', columns)),
    ...(single
      ? [index('uq', 'unique ', single.columns, ` where ${quoteName(dialect, single.whereNull)} is null`)]
      : []),
  ];
};

const list = (dialect: DialectName, columns: readonly string[]): string =>
  columns.map((column) => quoteName(dialect, column)).join(', ');
