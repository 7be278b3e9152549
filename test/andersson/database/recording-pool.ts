import { type AnderssonDatabase, mssqlDatabase } from '../../../activities/andersson/database';
import type { MssqlPool, MssqlRequest, MssqlResult } from '../../../activities/andersson/database/mssql-pool-shape';

export interface Sent {
  readonly sql: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Whether it went through a transaction. */
  readonly inTransaction: boolean;
}

/** What the pretended server answers to one statement; undefined: no rows, one row touched. Throws to fail. */
export type Answer = (sql: string) => MssqlResult | undefined;

/** A pool without a server: keeps what would be sent, in order, begin, commit and rollback among it. */
export const recordingPool = (answer: Answer = () => undefined) => {
  const sent: Sent[] = [];
  const journal: string[] = [];
  const request = (inTransaction: boolean): MssqlRequest => {
    const inputs: Record<string, unknown> = {};
    return {
      input: (name, value) => {
        inputs[name] = value;
      },
      query: async (sql) => {
        sent.push({ sql, inputs, inTransaction });
        journal.push(sql);
        return answer(sql) ?? { rowsAffected: [1] };
      },
    };
  };
  const pool: MssqlPool = {
    request: () => request(false),
    transaction: () => ({
      begin: async (level) => journal.push(`begin ${level}`),
      commit: async () => void journal.push('commit'),
      rollback: async () => {
        journal.push('rollback');
        throw new Error('Transaction has been aborted.');
      },
      request: () => request(true),
    }),
    close: async () => void journal.push('close'),
  };
  return { pool, sent, journal };
};

/** A new row's id, so that inserts go through. */
const newId: Answer = (sql) =>
  sql.includes('scope_identity') ? { recordset: [{ id: 1 }], rowsAffected: [1] } : undefined;

/**
 * The statements `work` sends to SQL Server, for `expectTsql`. `answer` gives rows where `work` needs some to go on.
 */
export const recordTsql = async (
  work: (database: AnderssonDatabase) => Promise<unknown>,
  answer: Answer = () => undefined,
): Promise<string[]> => {
  const { pool, sent } = recordingPool((sql) => answer(sql) ?? newId(sql));
  await work(mssqlDatabase(pool, 'integration'));
  return sent.map(({ sql }) => sql);
};
