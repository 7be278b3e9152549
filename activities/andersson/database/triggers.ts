import { quoteName, tableReference } from './ddl';
import { tableList } from './tables';

/** SQLite's stand-in for the database-wide counter behind `rowversion`: one row, one number. */
export const ROW_VERSION_COUNTER = 'row_version_counter';

const q = (name: string): string => quoteName('sqlite', name);
const SQLITE_NOW = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')";

/** What SQLite needs to number every write and to keep what is deleted, as SQL Server does by `rowversion` and triggers. */
export const sqliteTriggerStatements = (): string[] => [
  `create table ${q(ROW_VERSION_COUNTER)} (${q('value')} integer not null)`,
  `insert into ${q(ROW_VERSION_COUNTER)} (${q('value')}) values (0)`,
  ...tableList.flatMap(([name, { columns, deletesKeptBy }]) => [
    ...('row_version' in columns ? numberWrites(name, Object.keys(columns)) : []),
    ...(deletesKeptBy === undefined ? [] : keepDeletes(name, deletesKeptBy)),
  ]),
];

const numberWrites = (table: string, columns: readonly string[]): string[] => {
  const bump =
    `begin update ${q(ROW_VERSION_COUNTER)} set ${q('value')} = ${q('value')} + 1; ` +
    `update ${q(table)} set ${q('row_version')} = (select printf('%016x', ${q('value')}) from ${q(ROW_VERSION_COUNTER)}) ` +
    `where ${q('id')} = new.${q('id')}; end`;
  // row_version itself is left out: the trigger's own update must not start it again.
  const written = columns.filter((column) => column !== 'row_version').map(q);
  return [
    `create trigger ${q(`tr_${table}_inserted`)} after insert on ${q(table)} ${bump}`,
    `create trigger ${q(`tr_${table}_updated`)} after update of ${written.join(', ')} on ${q(table)} ${bump}`,
  ];
};

const keepDeletes = (table: string, key: string): string[] => {
  const keep =
    `begin insert into ${q('deleted_row')} (${q('table_name')}, ${q('row_key')}, ${q('deleted_at')}) ` +
    `values ('${table}', old.${q(key)}, ${SQLITE_NOW}); end`;
  return [
    `create trigger ${q(`tr_${table}_deleted`)} after delete on ${q(table)} ${keep}`,
    // A row that gets another number has, for the other side, disappeared under its old one.
    `create trigger ${q(`tr_${table}_renumbered`)} after update of ${q(key)} on ${q(table)} ` +
      `when new.${q(key)} <> old.${q(key)} ${keep}`,
  ];
};

/**
 * The delete triggers of SQL Server, one batch each. One trigger serves deletes and changed numbers: a key among the
 * old rows that no new row has. `nocount` keeps the trigger's own count out of the answer to the statement.
 */
export const mssqlTriggerStatements = (schemaName: string): string[] =>
  tableList.flatMap(([name, { deletesKeptBy }]) => {
    if (deletesKeptBy === undefined) return [];
    const key = quoteName('mssql', deletesKeptBy);
    const reference = (table: string): string => tableReference('mssql', schemaName, table);
    return [
      `create trigger ${reference(`tr_${name}_deleted`)} on ${reference(name)} after update, delete as
begin
  set nocount on;
  insert into ${reference('deleted_row')} ([table_name], [row_key], [deleted_at])
  select N'${name}', [gone].${key}, sysutcdatetime()
  from deleted as [gone]
  where not exists (select 1 from inserted as [kept] where [kept].${key} = [gone].${key});
end`,
    ];
  });
