export type { Bit } from './columns';
export { checkContractVersion } from './contract-version';
export { createAnderssonSchema } from './create-schema';
export { AnderssonDatabaseError, type DatabaseFault } from './errors';
export { fromJsonText, toJsonText } from './json-text';
export { type AnderssonDatabase, mssqlDatabase, openAnderssonDatabase } from './open-database';
export { DEFAULT_SCHEMA_NAME, printSchema } from './print-schema';
export {
  checkNewRow,
  checkRowChange,
  newRowSchema,
  readRow,
  rowChangeSchema,
  rowSchema,
} from './row-schemas';
export type { AnderssonSchema, NewRow, NumberedTable, Row, RowChange } from './schema';
export { type AnderssonDatabaseSettings, anderssonDatabaseSettings } from './settings';
export { CONTRACT_VERSION, type TableName } from './tables';
export { isTransientDatabaseError } from './transient-errors';
export { type AnderssonExecutor, type DialectVerbs, FIRST_ROW_VERSION } from './verbs';
