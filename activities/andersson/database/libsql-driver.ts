import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { type CompiledQuery, type DatabaseConnection, type Driver, type QueryResult, SelectQueryNode } from 'kysely';
import type Libsql from 'libsql';
import { AnderssonDatabaseError } from './errors';
import { toBoundValue, toSafeNumber } from './values';

/** How long a statement waits for another process' transaction before it fails as SQLITE_BUSY, which is retried later. */
const LOCK_WAIT_MS = 15_000;

/**
 * How long SQLite itself waits, which stops the whole Node process: long enough to meet the end of a short write, short
 * enough that a transaction of this same process on another connection can go on and finish.
 */
export const BUSY_TIMEOUT_MS = 5;

const LONGEST_PAUSE_MS = 15;

export interface LibsqlDriverOptions {
  readonly lockWaitMs?: number;
  /** Called before a connection is lent; throws where lending it would wait for ever. */
  readonly guard?: () => void;
}

/**
 * Kysely's driver over one libsql connection. Measured on libsql 0.5.29: a prepared write that meets SQLITE_BUSY stays
 * half open and keeps the lock, even after close, until it is garbage collected. So no prepared write ever meets it:
 * each runs inside `begin immediate`, which goes through `exec` (that one comes back clean) and is what waits.
 */
export class LibsqlDriver implements Driver {
  readonly #database: Libsql.Database;
  readonly #options: LibsqlDriverOptions;
  readonly #connection: LibsqlConnection;
  #lent: Promise<void> = Promise.resolve();
  #giveBack: () => void = () => undefined;

  constructor(database: Libsql.Database, options: LibsqlDriverOptions = {}) {
    this.#database = database;
    this.#options = options;
    this.#connection = new LibsqlConnection(database, options.lockWaitMs ?? LOCK_WAIT_MS);
  }

  async init(): Promise<void> {}

  /**
   * SQLite has one writer: whoever asks next waits until the connection is given back. SQLite works on this thread, so
   * between two loans the process gets to its timers and sockets; a batch of transactions otherwise stops it as a whole
   * (measured: 0.4 s, in which calls to Fortnox left late enough to meet 429).
   */
  async acquireConnection(): Promise<DatabaseConnection> {
    this.#options.guard?.();
    const before = this.#lent;
    let giveBack: () => void = () => undefined;
    this.#lent = new Promise((resolve) => {
      giveBack = resolve;
    });
    await before;
    await nextTurn();
    this.#giveBack = giveBack;
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    this.#giveBack();
  }

  async beginTransaction(): Promise<void> {
    await this.#connection.begin();
  }

  async commitTransaction(): Promise<void> {
    await this.#connection.commit();
  }

  async rollbackTransaction(): Promise<void> {
    this.#connection.rollback();
  }

  /**
   * Closes once all who asked have given the connection back; Kysely refuses whoever comes later. Measured on libsql
   * 0.5.29: `inTransaction` of a closed database ends the whole process (SIGABRT).
   */
  async destroy(): Promise<void> {
    await this.#lent;
    this.#database.close();
  }
}

class LibsqlConnection implements DatabaseConnection {
  readonly #database: Libsql.Database;
  readonly #lockWaitMs: number;

  constructor(database: Libsql.Database, lockWaitMs: number) {
    this.#database = database;
    this.#lockWaitMs = lockWaitMs;
  }

  async begin(): Promise<void> {
    await this.#whenFree(() => this.#database.exec('begin immediate'));
  }

  async commit(): Promise<void> {
    await this.#whenFree(() => this.#database.exec('commit'));
  }

  /** SQLite has already rolled back by itself after some errors (a full disk), and says so by `inTransaction`. */
  rollback(): void {
    if (this.#database.inTransaction) this.#database.exec('rollback');
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const values = query.parameters.map(toBound);
    if (this.#database.inTransaction || SelectQueryNode.is(query.query)) return await this.#run<R>(query.sql, values);
    await this.begin();
    try {
      const result = await this.#run<R>(query.sql, values);
      await this.commit();
      return result;
    } catch (error) {
      this.rollback();
      throw error;
    }
  }

  // biome-ignore lint/correctness/useYield: Kysely asks for a generator; nothing here reads row by row.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new AnderssonDatabaseError('statementRefused', 'rows are read in pages here, not streamed');
  }

  async #run<R>(sql: string, values: (string | number | bigint | null)[]): Promise<QueryResult<R>> {
    const statement = await this.#whenFree(() => this.#database.prepare(sql));
    // The same statement is run again: libsql resets it first, which is what frees it after SQLITE_BUSY.
    return await this.#whenFree(() => {
      if (statement.reader) return { rows: statement.all(values).map((row) => fromLibsql<R>(row)) };
      return { rows: [], numAffectedRows: BigInt(statement.run(values).changes) };
    });
  }

  async #whenFree<T>(attempt: () => T): Promise<T> {
    const deadline = Date.now() + this.#lockWaitMs;
    for (;;) {
      try {
        return attempt();
      } catch (error) {
        if (!isBusy(error) || Date.now() >= deadline) throw error;
        // A random pause, so that two processes do not knock in step.
        await pause(1 + Math.random() * LONGEST_PAUSE_MS);
      }
    }
  }
}

/** libsql binds every JavaScript number as a real: '7' would become '7.0' in a text column. */
const toBound = (value: unknown): string | number | bigint | null => {
  const bound = toBoundValue(value);
  return typeof bound === 'number' && Number.isInteger(bound) ? BigInt(bound) : bound;
};

/** Whole numbers arrive as bigint (`defaultSafeIntegers`), since libsql otherwise rounds large ones in silence. */
const fromLibsql = <R>(row: unknown): R => {
  const cells = row as Record<string, unknown>;
  for (const [name, value] of Object.entries(cells)) {
    if (typeof value === 'bigint') cells[name] = toSafeNumber(value, `column ${name}`);
  }
  return cells as R;
};

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
