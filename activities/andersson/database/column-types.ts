import type { ColumnDefinition, LogicalType } from './columns';

export type DialectName = 'sqlite' | 'mssql';

type SqlType = string | ((column: ColumnDefinition) => string);

/** How each logical type is written in each database: the only place where a SQL type name stands. */
export const columnTypes: Readonly<Record<DialectName, Readonly<Record<LogicalType, SqlType>>>> = {
  mssql: {
    id: 'bigint identity(1,1) not null',
    text: ({ length }) => `nvarchar(${length})`,
    longText: 'nvarchar(max)',
    json: 'nvarchar(max)',
    integer: 'int',
    boolean: 'bit',
    instant: 'datetime2(3)',
    localDate: 'date',
    decimal: 'decimal(18,6)',
    rowVersion: 'rowversion not null',
    rowVersionMark: 'nvarchar(16)',
  },
  sqlite: {
    // Without autoincrement SQLite gives a deleted row's id to the next one; ids are part of Fortnox references.
    id: 'integer primary key autoincrement',
    // SQL Server's usual collation takes `a1` and `A1` for one key: here too, so that tests meet it.
    text: 'text collate nocase',
    longText: 'text',
    json: 'text',
    integer: 'integer',
    boolean: 'integer',
    instant: 'text',
    localDate: 'text',
    // As a number SQLite would keep binary floating point: 0.1 + 0.2.
    decimal: 'text',
    rowVersion: "text not null default '0000000000000000'",
    rowVersionMark: 'text',
  },
};

/** What SQL Server's types refuse by themselves, asked of SQLite, so that a test on SQLite fails where production would. */
export const sqliteChecks: Readonly<Partial<Record<LogicalType, (name: string, column: ColumnDefinition) => string>>> =
  {
    text: (name, { length }) => `length(${name}) <= ${length}`,
    json: (name) => `json_valid(${name})`,
    integer: (name) => `typeof(${name}) in ('integer', 'null')`,
    boolean: (name) => `${name} in (0, 1)`,
    instant: (name) => `${name} glob '????-??-??T??:??:??.???Z'`,
    localDate: (name) => `${name} glob '????-??-??'`,
  };

/** The SQL type of one column in one database. */
export const sqlTypeOf = (dialect: DialectName, column: ColumnDefinition): string => {
  const type = columnTypes[dialect][column.type];
  return typeof type === 'string' ? type : type(column);
};
