import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  MssqlAdapter,
  MssqlIntrospector,
  MssqlQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import { AnderssonDatabaseError } from './errors';
import type { MssqlPool, MssqlTransaction } from './mssql-pool-shape';
import { fromMssqlRows } from './mssql-values';
import { toBoundValue } from './values';

/** Kysely's T-SQL over a pool of the `mssql` package. `guard` is called before a connection is lent, and may throw. */
export const mssqlDialect = (pool: MssqlPool, guard: () => void = () => undefined): Dialect => ({
  createDriver: () => mssqlDriver(pool, guard),
  createQueryCompiler: () => new MssqlQueryCompiler(),
  createAdapter: () => new MssqlAdapter(),
  createIntrospector: (kysely) => new MssqlIntrospector(kysely),
});

const mssqlDriver = (pool: MssqlPool, guard: () => void): Driver => ({
  init: async () => undefined,
  // mssql lends its own connections per request and per transaction; ours only remembers which of the two it is.
  acquireConnection: async () => {
    guard();
    return new MssqlConnection(pool);
  },
  beginTransaction: (connection, settings) => own(connection).begin(settings),
  commitTransaction: (connection) => own(connection).commit(),
  rollbackTransaction: (connection) => own(connection).rollback(),
  releaseConnection: async () => undefined,
  destroy: () => pool.close(),
});

const own = (connection: DatabaseConnection): MssqlConnection => {
  if (connection instanceof MssqlConnection) return connection;
  throw new Error('a connection of another driver was handed in');
};

/** The numbers of the TDS protocol, as in mssql's ISOLATION_LEVEL. */
const ISOLATION_LEVELS: Readonly<Record<NonNullable<TransactionSettings['isolationLevel']>, number>> = {
  'read uncommitted': 1,
  'read committed': 2,
  'repeatable read': 3,
  serializable: 4,
  snapshot: 5,
};

class MssqlConnection implements DatabaseConnection {
  readonly #pool: MssqlPool;
  #transaction: MssqlTransaction | undefined;
  #previous: Promise<unknown> = Promise.resolve();

  constructor(pool: MssqlPool) {
    this.#pool = pool;
  }

  async begin({ isolationLevel }: TransactionSettings): Promise<void> {
    const transaction = this.#pool.transaction();
    // Always named: a pooled connection keeps the level of whoever had it before.
    await transaction.begin(ISOLATION_LEVELS[isolationLevel ?? 'read committed']);
    this.#transaction = transaction;
  }

  async commit(): Promise<void> {
    await this.#previous;
    await this.#transaction?.commit();
    this.#transaction = undefined;
  }

  /**
   * Never throws: after a deadlock or a lost connection the server has rolled back already and refuses to do so again,
   * and the error that led here is the one to be seen.
   */
  async rollback(): Promise<void> {
    await this.#previous;
    await this.#transaction?.rollback().catch(() => undefined);
    this.#transaction = undefined;
  }

  /** One at a time: mssql refuses a second request while one is under way in a transaction, where SQLite just waits. */
  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const answer = this.#previous.then(() => this.#send<R>(query));
    this.#previous = answer.catch(() => undefined);
    return answer;
  }

  // biome-ignore lint/correctness/useYield: Kysely asks for a generator; nothing here reads row by row.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new AnderssonDatabaseError('statementRefused', 'rows are read in pages here, not streamed');
  }

  async #send<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const request = (this.#transaction ?? this.#pool).request();
    // Kysely writes its placeholders as @1, @2 …
    parameters.forEach((value, index) => {
      request.input(String(index + 1), toBoundValue(value));
    });
    const { recordset, rowsAffected } = await request.query(sql);
    const affected = rowsAffected.at(-1);
    return {
      rows: recordset === undefined ? [] : fromMssqlRows<R>(recordset),
      ...(affected === undefined ? {} : { numAffectedRows: BigInt(affected) }),
    };
  }
}
