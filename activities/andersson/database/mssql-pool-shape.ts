/**
 * The part of the `mssql` package that the dialect uses, written down so that a test can stand in for a server and
 * see exactly what would be sent.
 */
export interface MssqlPool {
  request(): MssqlRequest;
  transaction(): MssqlTransaction;
  close(): Promise<void>;
}

export interface MssqlTransaction {
  begin(isolationLevel?: number): Promise<unknown>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
  request(): MssqlRequest;
}

export interface MssqlRequest {
  input(name: string, value: unknown): unknown;
  query(sql: string): Promise<MssqlResult>;
}

export interface MssqlResult {
  /** The first set of rows; undefined for a statement that gives none. */
  readonly recordset?: MssqlRows | undefined;
  /** One count per statement, triggers' own counts before that of the statement that fired them. */
  readonly rowsAffected: readonly number[];
}

export type MssqlRows = readonly Readonly<Record<string, unknown>>[] & {
  readonly columns?: Readonly<Record<string, MssqlColumn>>;
};

export interface MssqlColumn {
  /** One of mssql's type functions, which carries its T-SQL name as `declaration`. */
  readonly type?: unknown;
  readonly scale?: number | undefined;
}
