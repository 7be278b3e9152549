import { anderssonTables } from './andersson-tables';
import { integrationTables } from './integration-tables';
import type { TableDefinition } from './table-definition';

export type { TableDefinition };

/**
 * Raised whenever a table changes: an older schema is then found at start (`checkContractVersion`). What an administrator
 * runs to change it stands in docs/andersson-contract.md.
 */
export const CONTRACT_VERSION = 5;
export const CONTRACT_NAME = 'andersson';

/** Every table of the contract: Kysely's types, both databases' DDL and the zod row schemas come from here. */
export const tables = { ...anderssonTables, ...integrationTables };

export type Tables = typeof tables;
export type TableName = keyof Tables;

/** The tables as plain data, for code that walks over them all. */
export const tableList = Object.entries(tables) as unknown as readonly (readonly [TableName, TableDefinition])[];

/** One table as plain data. */
export const tableDefinition = (name: TableName): TableDefinition => tables[name] as unknown as TableDefinition;
