import { writeFileSync } from 'node:fs';
import { CompiledQuery, sql } from 'kysely';
import Libsql from 'libsql';
import {
  AnderssonDatabaseError,
  CONTRACT_VERSION,
  checkContractVersion,
  createAnderssonSchema,
  isTransientDatabaseError,
  openAnderssonDatabase,
} from '../../../activities/andersson/database';
import { LibsqlDriver } from '../../../activities/andersson/database/libsql-driver';
import { openSqliteFile } from '../../../activities/andersson/database/sqlite-dialect';
import { freshSqlite, type TestDatabase } from './databases';

let current: TestDatabase;
const fileOf = (): string => ('file' in current.settings ? current.settings.file : '');

beforeEach(async () => {
  current = await freshSqlite();
});
afterEach(async () => {
  await current.remove();
});

const bind = (value: unknown) =>
  sql<{ x: unknown; type: string }>`select ${value} as x, typeof(${value}) as type`.execute(current.database.kysely);

test.each([
  ['true', true, 1, 'integer'],
  ['false', false, 0, 'integer'],
  ['a whole number', 7, 7, 'integer'],
  ['a fraction', 1.5, 1.5, 'real'],
  ['a bigint', 12n, 12, 'integer'],
  ['text', 'åäöé', 'åäöé', 'text'],
  ['null', null, null, 'null'],
])('%s is bound as what it means', async (_name, value, x, type) => {
  expect((await bind(value)).rows).toEqual([{ x, type }]);
});

test.each([
  ['a Date', new Date()],
  ['undefined', undefined],
  ['NaN', Number.NaN],
  ['a bigint beyond 2^53', 2n ** 53n],
  ['a number beyond 2^53', 2 ** 53],
  ['bytes', Buffer.from('x')],
  ['an object', { a: 1 }],
])('%s is refused with what to write instead, and the connection goes on', async (_name, value) => {
  await expect(bind(value)).rejects.toMatchObject({ kind: 'valueRefused' });
  await expect(current.database.now()).resolves.toMatch(/Z$/);
});

test('a whole number that JavaScript would round is refused on the way out', async () => {
  const query = sql`select 9007199254740993 as big`.execute(current.database.kysely);
  await expect(query).rejects.toThrow(/column big/);
});

test('a schema that is present is left alone', async () => {
  await current.database.kysely.insertInto('customer').values({ customer_number: '1', name: 'x' }).execute();
  await expect(createAnderssonSchema(current.database)).rejects.toMatchObject({ kind: 'schemaPresent' });
  expect(await current.database.kysely.selectFrom('customer').select('name').execute()).toEqual([{ name: 'x' }]);
});

test.each([
  [CONTRACT_VERSION - 1, 'contractOutdated'],
  [CONTRACT_VERSION + 1, 'contractNewer'],
])('contract version %s is found at start', async (version, kind) => {
  await current.database.kysely.updateTable('contract_version').set({ version }).execute();
  await expect(checkContractVersion(current.database)).rejects.toMatchObject({ kind });
});

test('a file without the schema, and a file that is something else, are told apart', async () => {
  const empty = await openAnderssonDatabase({ kind: 'sqlite', file: `${fileOf()}-empty` });
  await expect(checkContractVersion(empty)).rejects.toMatchObject({ kind: 'schemaMissing' });
  await empty.close();
  writeFileSync(`${fileOf()}-text`, 'no database at all. '.repeat(100));
  const other = openAnderssonDatabase({ kind: 'sqlite', file: `${fileOf()}-text` });
  await expect(other).rejects.toMatchObject({ kind: 'fileUnusable' });
});

test('two connections of one process take turns without stopping each other', async () => {
  const other = await openAnderssonDatabase(current.settings);
  const write = (database: TestDatabase['database'], prefix: string) =>
    Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        database.transaction(async (trx) => {
          await database.verbs.insertReturningId(trx, 'customer', { customer_number: `${prefix}${n}`, name: 'x' });
          await new Promise((resolve) => setTimeout(resolve, 2));
        }),
      ),
    );
  await Promise.all([write(current.database, 'a'), write(other, 'b')]);
  await other.close();
  expect(await current.database.kysely.selectFrom('customer').select('id').execute()).toHaveLength(40);
});

test('closing waits for work under way, and what comes later is refused', async () => {
  const { database } = current;
  const write = (number: string) =>
    database.transaction(async (trx) => {
      await trx.insertInto('customer').values({ customer_number: number, name: 'x' }).execute();
      await new Promise((resolve) => setTimeout(resolve, 20));
    });
  const underWay = Promise.all([write('1'), write('2'), database.now()]);
  await new Promise((resolve) => setTimeout(resolve, 5));
  await database.close();
  await underWay;
  await expect(write('3')).rejects.toThrow(/destroyed/);
  const again = await openAnderssonDatabase(current.settings);
  expect(await again.kysely.selectFrom('customer').select('customer_number').execute()).toHaveLength(2);
  await again.close();
});

test('a lock that lasts ends as SQLITE_BUSY, which is transient, and the connection works afterwards', async () => {
  const holder = new Libsql(fileOf());
  const driver = new LibsqlDriver(openSqliteFile(fileOf()), { lockWaitMs: 50 });
  const connection = await driver.acquireConnection();
  const insert = CompiledQuery.raw("insert into customer (customer_number, name) values ('1', 'x')");
  holder.exec('begin immediate');
  const error = await connection.executeQuery(insert).catch((caught: unknown) => caught);
  expect(error).not.toBeInstanceOf(AnderssonDatabaseError);
  expect(isTransientDatabaseError(error)).toBe(true);
  await expect(driver.beginTransaction()).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
  holder.exec('rollback');
  await connection.executeQuery(insert);
  await driver.beginTransaction();
  await connection.executeQuery(CompiledQuery.raw("update customer set name = 'y'"));
  await driver.commitTransaction();
  await driver.releaseConnection();
  await driver.destroy();
  holder.close();
  expect(await current.database.kysely.selectFrom('customer').select('name').execute()).toEqual([{ name: 'y' }]);
});
