import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { AnderssonDatabaseError } from './errors';
import { type TableName, tableDefinition } from './tables';
import { isTransientDatabaseError } from './transient-errors';
import { anyTables, checkedValues, upsertParts } from './verb-parts';
import { type AnderssonExecutor, type DialectVerbs, FIRST_ROW_VERSION, type HeldLimit } from './verbs';

const clock = sql<string>`cast(sysutcdatetime() as datetime2(3))`;

/** The verbs in T-SQL. `schemaName` is where the contract's tables are: plain SQL does not get it from Kysely. */
export const mssqlVerbs = (schemaName: string): DialectVerbs => ({
  firstRows: (query, count) => query.top(count),

  insertReturningId: async (db, table, row) => {
    const values = checkedValues(table, row);
    const insert = anyTables(db).insertInto(table).values(values);
    // Not "output inserted.id": a table or view whose triggers a site has added to refuses it or answers 0.
    const { rows } = await sql<{
      id: number | null;
    }>`${insert}; select cast(scope_identity() as bigint) as ${sql.ref('id')}`.execute(db);
    return rows[0]?.id ?? (await idByKey(db, table, values));
  },

  upsert: async (db, table, row, key) => {
    const { values, key: keyColumns, changed } = upsertParts(table, row, key);
    const columns = Object.keys(values);
    const names = sql.join(columns.map((column) => sql.ref(column)));
    const given = sql.join(columns.map((column) => values[column]));
    const same = keyColumns.map((column) => sql`${sql.ref(`old.${column}`)} = ${sql.ref(`new.${column}`)}`);
    const set = changed.map((column) => sql`${sql.ref(column)} = ${sql.ref(`new.${column}`)}`);
    const update = set.length === 0 ? sql`` : sql`when matched then update set ${sql.join(set)} `;
    const inserted = sql.join(columns.map((column) => sql.ref(`new.${column}`)));
    // holdlock: without it two writers of one new key both find nothing and the second fails as a duplicate.
    await sql`merge into ${sql.id(schemaName, table)} with (holdlock) as ${sql.id('old')} using (values (${given})) as ${sql.id('new')} (${names}) on ${sql.join(same, sql` and `)} ${update}when not matched then insert (${names}) values (${inserted});`.execute(
      db,
    );
  },

  // A row version is taken when a row is written, not when it commits: below the oldest open transaction's nothing more comes.
  changedAfter: (rowVersion, column = 'row_version') =>
    sql<SqlBool>`(${sql.ref(column)} > ${asRowVersion(rowVersion ?? FIRST_ROW_VERSION)} and ${sql.ref(column)} < min_active_rowversion())`,

  hasRowVersion: (rowVersion) => sql<SqlBool>`${sql.ref('row_version')} = ${asRowVersion(rowVersion)}`,

  rowVersionLimit: async (db) => {
    const limit = sql<string>`min_active_rowversion()`.as('row_version');
    return (await db.selectNoFrom(limit).executeTakeFirstOrThrow()).row_version;
  },

  heldLimit: async (db) => {
    const limit = sql<string>`min_active_rowversion()`.as('row_version');
    // What was given out last; where nothing is open, the limit is the one after it.
    const newest = sql<string>`cast(@@dbts as binary(8))`.as('newest');
    const seen = await db.selectNoFrom([limit, newest]).executeTakeFirstOrThrow();
    return seen.row_version > seen.newest ? null : { limit: seen.row_version, session: await oldestWriter(db) };
  },

  clock,

  now: async (db) => (await db.selectNoFrom(clock.as('now')).executeTakeFirstOrThrow()).now,
});

/**
 * The session whose transaction has been writing in this database longest. Seeing others needs VIEW SERVER STATE, which
 * the contract does not ask for: a login without it is refused, or sees nobody.
 */
const oldestWriter = async (db: AnderssonExecutor): Promise<HeldLimit['session']> => {
  const began = sql.ref('t.database_transaction_begin_time');
  const writers = sql<
    NonNullable<HeldLimit['session']>
  >`select top(1) ${sql.ref('s.session_id')} as ${sql.ref('id')}, ${sql.ref('s.login_name')} as ${sql.ref('login')}, ${sql.ref('s.host_name')} as ${sql.ref('host')}, ${sql.ref('s.program_name')} as ${sql.ref('program')}, datediff(second, ${began}, getdate()) as ${sql.ref('seconds')} from sys.dm_tran_database_transactions as ${sql.ref('t')} inner join sys.dm_tran_session_transactions as ${sql.ref('st')} on ${sql.ref('st.transaction_id')} = ${sql.ref('t.transaction_id')} inner join sys.dm_exec_sessions as ${sql.ref('s')} on ${sql.ref('s.session_id')} = ${sql.ref('st.session_id')} where ${sql.ref('t.database_id')} = db_id() and ${began} is not null order by ${began}`;
  try {
    return (await writers.execute(db)).rows[0] ?? null;
  } catch (error) {
    if (isTransientDatabaseError(error)) throw error;
    return null;
  }
};

/** Style 2: hex digits without 0x. */
const asRowVersion = (hex: string): RawBuilder<unknown> => sql`convert(binary(8), ${hex}, 2)`;

/** A site's view inserts through an "instead of" trigger, whose scope keeps the id to itself: found by the row's key. */
const idByKey = async (
  db: AnderssonExecutor,
  table: TableName,
  values: Readonly<Record<string, unknown>>,
): Promise<number> => {
  const key = tableDefinition(table).unique?.find((columns) => columns.every((column) => values[column] != null));
  if (key === undefined) {
    throw new AnderssonDatabaseError('statementRefused', `${table} tells no id for a new row and has no other key`, {
      table,
    });
  }
  const query = key.reduce(
    (found, column) => found.where(column, '=', values[column]),
    anyTables(db).selectFrom(table).select('id'),
  );
  return Number((await query.executeTakeFirstOrThrow()).id);
};
