import { type Dialect, Kysely, type Transaction } from 'kysely';
import { AnderssonDatabaseError } from './errors';
import { tsqlFence } from './fence';
import { mssqlDialect } from './mssql-dialect';
import type { MssqlPool } from './mssql-pool-shape';
import { mssqlVerbs } from './mssql-verbs';
import type { AnderssonSchema } from './schema';
import { type AnderssonDatabaseSettings, anderssonDatabaseSettings } from './settings';
import { openSqliteFile, sqliteDialect } from './sqlite-dialect';
import { sqliteVerbs } from './sqlite-verbs';
import { transactionGuard } from './transaction-guard';
import type { DialectVerbs } from './verbs';

export interface AnderssonDatabase {
  readonly kind: 'sqlite' | 'mssql';
  /** The schema that holds the contract's tables on SQL Server; empty on SQLite. */
  readonly schemaName: string;
  readonly kysely: Kysely<AnderssonSchema>;
  readonly verbs: DialectVerbs;
  /**
   * All of `work` or nothing of it. Queries inside go through `trx`, also with the verbs. Nothing is retried here: on
   * a transient error (`isTransientDatabaseError`) whoever called starts again.
   */
  transaction<T>(work: (trx: Transaction<AnderssonSchema>) => Promise<T>): Promise<T>;
  /** The database's own clock, UTC, with milliseconds and Z. Inside a transaction: `verbs.now(trx)`. */
  now(): Promise<string>;
  /** How many statements have been sent since opening, failed ones included; begin and commit are not counted. */
  readonly statements: () => number;
  close(): Promise<void>;
}

/**
 * Opens Andersson's database: the embedded file, or SQL Server after one proved connection.
 * @throws AnderssonDatabaseError `settingsInvalid`, `fileUnusable`, `unreachable`, `loginRefused`, `databaseMissing` or
 * `certificateRefused`, each with the address and the next step and without the password
 */
export const openAnderssonDatabase = async (settings: AnderssonDatabaseSettings): Promise<AnderssonDatabase> => {
  const checked = anderssonDatabaseSettings.safeParse(settings);
  if (!checked.success) {
    const faults = checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
    throw new AnderssonDatabaseError(
      'settingsInvalid',
      `The settings of Andersson's database are not right: ${faults}`,
    );
  }
  if (checked.data.kind === 'sqlite') return sqliteDatabase(checked.data.file);
  // Read when it is needed: the driver takes a while to load.
  const { openMssqlPool } = require('./mssql-pool') as typeof import('./mssql-pool');
  return mssqlDatabase(await openMssqlPool(checked.data), checked.data.schema);
};

const sqliteDatabase = (file: string): AnderssonDatabase => {
  const connection = openSqliteFile(file);
  return assemble('sqlite', '', sqliteVerbs(), (guard) => sqliteDialect(connection, { guard }));
};

/** A database over a pool that is already open: a test hands in one that only records. */
export const mssqlDatabase = (pool: MssqlPool, schemaName: string): AnderssonDatabase =>
  assemble('mssql', schemaName, mssqlVerbs(schemaName), (guard) => mssqlDialect(pool, guard));

const assemble = (
  kind: AnderssonDatabase['kind'],
  schemaName: string,
  verbs: DialectVerbs,
  dialect: (guard: () => void) => Dialect,
): AnderssonDatabase => {
  const guard = transactionGuard();
  let statements = 0;
  const plain = new Kysely<AnderssonSchema>({
    dialect: dialect(guard.refuseInside),
    plugins: [tsqlFence()],
    // Only counted: parameters are people's data and stay out of every log.
    log: () => {
      statements += 1;
    },
  });
  const kysely = kind === 'mssql' ? plain.withSchema(schemaName) : plain;
  return {
    kind,
    schemaName,
    kysely,
    verbs,
    transaction: (work) => kysely.transaction().execute((trx) => guard.run(() => work(trx))),
    now: () => verbs.now(kysely),
    statements: () => statements,
    close: () => plain.destroy(),
  };
};
