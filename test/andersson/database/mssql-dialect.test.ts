import sql from 'mssql';
import { isTransientDatabaseError, mssqlDatabase } from '../../../activities/andersson/database';
import type { MssqlRows } from '../../../activities/andersson/database/mssql-pool-shape';
import { type Answer, recordingPool } from './recording-pool';

const open = (answer: Answer = () => undefined) => {
  const recording = recordingPool(answer);
  return { ...recording, database: mssqlDatabase(recording.pool, 'fortnox') };
};

const rowsOf = (rows: Record<string, unknown>[], columns: MssqlRows['columns'] = {}): MssqlRows =>
  Object.assign(rows, { columns });

test('parameters go as inputs named as the placeholders, tables in the schema of the setting', async () => {
  const { database, sent } = open();
  await database.kysely.updateTable('customer').set({ name: "Åsa'; --", active: 0 }).where('id', '=', 7).execute();
  expect(sent).toEqual([
    {
      sql: 'update "fortnox"."customer" set "name" = @1, "active" = @2 where "id" = @3',
      inputs: { 1: "Åsa'; --", 2: 0, 3: 7 },
      inTransaction: false,
    },
  ]);
});

test('what the driver gives becomes what code expects', async () => {
  const columns = {
    born: { type: sql.Date },
    changed_at: { type: sql.DateTime2, scale: 3 },
    id: { type: sql.BigInt },
    price: { type: sql.Decimal, scale: 6 },
    whole: { type: sql.Decimal, scale: 0 },
    ratio: { type: sql.Float },
  };
  const row = {
    born: new Date('2026-01-31T00:00:00Z'),
    changed_at: new Date('2026-01-31T09:05:00.120Z'),
    row_version: Buffer.from('00000000000007d1', 'hex'),
    hash: Buffer.from('abc'),
    active: true,
    id: '12',
    price: 12.5,
    whole: 100,
    ratio: 0.25,
    city: null,
  };
  const { database } = open(() => ({ recordset: rowsOf([row], columns), rowsAffected: [1] }));
  expect(await database.kysely.selectFrom('customer').selectAll().execute()).toEqual([
    {
      born: '2026-01-31',
      changed_at: '2026-01-31T09:05:00.120Z',
      row_version: '00000000000007d1',
      hash: 'YWJj',
      active: 1,
      id: 12,
      price: '12.5',
      whole: '100',
      ratio: 0.25,
      city: null,
    },
  ]);
});

test.each([
  ['an id beyond 2^53', { id: '9007199254740993' }, { id: { type: sql.BigInt } }],
  ['a decimal with more digits than are exact', { price: 123456789012.5 }, { price: { type: sql.Decimal, scale: 6 } }],
])('%s is refused rather than rounded', async (_name, row, columns) => {
  const { database } = open(() => ({ recordset: rowsOf([row], columns), rowsAffected: [1] }));
  await expect(database.kysely.selectFrom('customer').selectAll().execute()).rejects.toMatchObject({
    kind: 'valueRefused',
  });
});

test('a Date is refused before anything is sent', async () => {
  const { database, sent } = open();
  const value = new Date() as unknown as string;
  await expect(database.kysely.updateTable('customer').set({ changed_at: value }).execute()).rejects.toMatchObject({
    kind: 'valueRefused',
  });
  expect(sent).toEqual([]);
});

test('a transaction begins, sends inside and commits', async () => {
  const { database, sent, journal } = open();
  await database.transaction((trx) => trx.deleteFrom('customer').execute());
  expect(journal).toEqual(['begin 2', 'delete from "fortnox"."customer"', 'commit']);
  expect(sent[0]?.inTransaction).toBe(true);
});

test('a deadlock is seen as such, though the server refuses to roll back what it already has', async () => {
  const { database, journal } = open(() => {
    throw Object.assign(new Error('deadlocked'), { number: 1205, code: 'EREQUEST' });
  });
  const error = await database.transaction((trx) => trx.deleteFrom('customer').execute()).catch((e: unknown) => e);
  expect(isTransientDatabaseError(error)).toBe(true);
  expect(journal.at(-1)).toBe('rollback');
});

test("the count is the statement's own, not its triggers'", async () => {
  const { database } = open(() => ({ rowsAffected: [3, 1] }));
  const result = await database.kysely.deleteFrom('customer').executeTakeFirstOrThrow();
  expect(result.numDeletedRows).toBe(1n);
});

test('the id of a new row comes from its scope, and through a view by its key', async () => {
  const row = { customer_number: '1', name: 'x' };
  const table = open(() => ({ recordset: rowsOf([{ id: '5' }], { id: { type: sql.BigInt } }), rowsAffected: [1] }));
  expect(await table.database.verbs.insertReturningId(table.database.kysely, 'customer', row)).toBe(5);
  const view = open((text) => ({
    recordset: rowsOf([{ id: text.includes('scope_identity') ? null : 6 }]),
    rowsAffected: [1],
  }));
  expect(await view.database.verbs.insertReturningId(view.database.kysely, 'customer', row)).toBe(6);
  expect(view.sent[1]?.inputs).toEqual({ 1: '1' });
});

test('statements are counted and close ends the pool', async () => {
  const { database, journal } = open();
  await database.kysely.deleteFrom('customer').execute();
  expect(database.statements()).toBe(1);
  await database.close();
  expect(journal.at(-1)).toBe('close');
});
