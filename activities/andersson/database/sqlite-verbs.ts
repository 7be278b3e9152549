import { type SqlBool, sql } from 'kysely';
import { ROW_VERSION_COUNTER } from './triggers';
import { anyTables, checkedValues, upsertParts } from './verb-parts';
import { type DialectVerbs, FIRST_ROW_VERSION } from './verbs';

const clock = sql<string>`strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`;

/** The verbs in SQLite's words, written as plain SQL: the fence keeps Kysely's own limit, returning and on conflict out. */
export const sqliteVerbs = (): DialectVerbs => ({
  firstRows: (query, count) => query.modifyEnd(sql`limit ${count}`),

  insertReturningId: async (db, table, row) => {
    const insert = anyTables(db).insertInto(table).values(checkedValues(table, row));
    const { rows } = await sql<{ id: number }>`${insert} returning ${sql.ref('id')}`.execute(db);
    const id = rows[0]?.id;
    if (id === undefined) throw new Error(`no id came back from ${table}`);
    return id;
  },

  upsert: async (db, table, row, key) => {
    const { values, key: keyColumns, changed } = upsertParts(table, row, key);
    const insert = anyTables(db).insertInto(table).values(values);
    const target = sql.join(keyColumns.map((column) => sql.ref(column)));
    const set = changed.map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`);
    const action = set.length === 0 ? sql`do nothing` : sql`do update set ${sql.join(set)}`;
    await sql`${insert} on conflict (${target}) ${action}`.execute(db);
  },

  // One writer at a time: whoever reads sees everything below the highest number.
  changedAfter: (rowVersion, column = 'row_version') =>
    sql<SqlBool>`${sql.ref(column)} > ${rowVersion ?? FIRST_ROW_VERSION}`,

  hasRowVersion: (rowVersion) => sql<SqlBool>`${sql.ref('row_version')} = ${rowVersion}`,

  rowVersionLimit: async (db) => {
    const limit = sql<string>`printf('%016x', ${sql.ref('value')} + 1)`.as('row_version');
    const row = await anyTables(db).selectFrom(ROW_VERSION_COUNTER).select(limit).executeTakeFirstOrThrow();
    return row.row_version;
  },

  // One writer at a time, and readers see all that is committed.
  heldLimit: async () => null,

  clock,

  now: async (db) => (await db.selectNoFrom(clock.as('now')).executeTakeFirstOrThrow()).now,
});
