import type { DialectName } from './column-types';
import { quoteName, tableReference, tableStatements } from './ddl';
import { CONTRACT_NAME, CONTRACT_VERSION } from './tables';
import { mssqlTriggerStatements, sqliteTriggerStatements } from './triggers';

export const DEFAULT_SCHEMA_NAME = 'integration';

/**
 * The contract's schema as statements that are run one by one, each a batch of its own on SQL Server.
 * @throws Error when the schema name is not a plain word
 */
export const schemaBatches = (dialect: DialectName, schemaName = DEFAULT_SCHEMA_NAME): string[] =>
  dialect === 'mssql'
    ? [
        `create schema ${quoteName('mssql', schemaName)}`,
        ...tableStatements('mssql', schemaName),
        ...mssqlTriggerStatements(schemaName),
        versionRow('mssql', schemaName, 'sysutcdatetime()'),
      ]
    : [
        ...tableStatements('sqlite', schemaName),
        ...sqliteTriggerStatements(),
        versionRow('sqlite', schemaName, "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"),
      ];

/**
 * The script a database administrator reviews and runs once in Andersson's database. It changes nothing that exists
 * and stops at the first table that is already there.
 * @throws Error when the schema name is not a plain word
 */
export const printSchema = (dialect: DialectName, schemaName = DEFAULT_SCHEMA_NAME): string => {
  const batches = schemaBatches(dialect, schemaName);
  return dialect === 'mssql'
    ? [MSSQL_HEADING(schemaName), ...batches].map((batch) => `${batch};\nGO\n`).join('\n')
    : `-- Andersson's contract with the Fortnox integration, version ${CONTRACT_VERSION}, for SQLite.\n\n${batches
        .map((batch) => `${batch};\n`)
        .join('\n')}`;
};

// sqlcmd starts with quoted_identifier off, under which a filtered index cannot be made.
const MSSQL_HEADING = (
  schemaName: string,
): string => `-- Andersson's contract with the Fortnox integration, version ${CONTRACT_VERSION}, for SQL Server 2016 or later.
-- Creates the schema "${schemaName}" with its tables and triggers in the database you are in; touches nothing else.
set ansi_nulls on;
set quoted_identifier on`;

const versionRow = (dialect: DialectName, schemaName: string, now: string): string => {
  const columns = ['contract', 'version', 'installed_at'].map((column) => quoteName(dialect, column)).join(', ');
  return `insert into ${tableReference(dialect, schemaName, 'contract_version')} (${columns}) values ('${CONTRACT_NAME}', ${CONTRACT_VERSION}, ${now})`;
};
