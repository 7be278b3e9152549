import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Dialect, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import Libsql from 'libsql';
import { AnderssonDatabaseError } from './errors';
import { BUSY_TIMEOUT_MS, LibsqlDriver, type LibsqlDriverOptions } from './libsql-driver';

/** Kysely's SQLite over an open libsql connection. */
export const sqliteDialect = (database: Libsql.Database, options: LibsqlDriverOptions = {}): Dialect => ({
  createDriver: () => new LibsqlDriver(database, options),
  createQueryCompiler: () => new SqliteQueryCompiler(),
  createAdapter: () => new SqliteAdapter(),
  createIntrospector: (kysely) => new SqliteIntrospector(kysely),
});

/**
 * Opens the embedded database, in write-ahead mode so that several processes can share it; makes the file and its
 * folder where there is none.
 * @throws AnderssonDatabaseError `fileUnusable` when the path cannot be opened or holds something else
 */
export const openSqliteFile = (file: string): Libsql.Database => {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const database = new Libsql(file, { timeout: BUSY_TIMEOUT_MS });
    database.defaultSafeIntegers(true);
    switchToWriteAhead(database);
    return database;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new AnderssonDatabaseError(
      'fileUnusable',
      `Andersson's embedded database ${file} cannot be opened (${why}). Check the path, the rights and that the file is a database of this product.`,
      { file },
      error,
    );
  }
};

/** The switch needs the file for itself for a moment; SQLite waits, since nothing else of this process runs yet. */
const SWITCH_WAIT_MS = 5_000;

const switchToWriteAhead = (database: Libsql.Database): void => {
  database.exec(`pragma busy_timeout = ${SWITCH_WAIT_MS}`);
  database.exec('pragma journal_mode = wal');
  database.exec(`pragma busy_timeout = ${BUSY_TIMEOUT_MS}`);
};
