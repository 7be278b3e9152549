import { type Kysely, sql } from 'kysely';
import type { AnderssonSchema } from '../../../activities/andersson/database';
import { mssqlDatabase } from '../../../activities/andersson/database';
import { freshSqlite, type TestDatabase } from './databases';
import { recordingPool } from './recording-pool';

let sqlite: TestDatabase;
beforeAll(async () => {
  sqlite = await freshSqlite();
});
afterAll(async () => {
  await sqlite.remove();
});

type Db = Kysely<AnderssonSchema>;
const row = { customer_number: '1', name: 'x' };
const customers = (db: Db) => db.selectFrom('customer').select('id');

const refused: readonly (readonly [string, (db: Db) => { compile(): unknown }])[] = [
  ['limit', (db) => customers(db).limit(1)],
  ['limit in a subquery', (db) => db.selectFrom(customers(db).orderBy('id').limit(1).as('c')).selectAll()],
  ['offset without order', (db) => customers(db).offset(5).fetch(5)],
  ['fetch without offset', (db) => customers(db).orderBy('id').fetch(5)],
  ['returning', (db) => db.insertInto('customer').values(row).returning('id')],
  ['output', (db) => db.insertInto('customer').values(row).output('inserted.id')],
  [
    'on conflict',
    (db) =>
      db
        .insertInto('customer')
        .values(row)
        .onConflict((c) => c.doNothing()),
  ],
  ['insert ignore', (db) => db.insertInto('customer').values(row).ignore()],
  ['insert or replace', (db) => db.insertInto('customer').values(row).orReplace()],
  ['replace into', (db) => db.replaceInto('customer').values(row)],
  ['distinct on', (db) => customers(db).distinctOn('id')],
  ['for update', (db) => customers(db).forUpdate()],
  ['ilike', (db) => customers(db).where('name', 'ilike', 'x')],
  ['is distinct from', (db) => customers(db).where('name', 'is distinct from', 'x')],
  ['concatenation by ||', (db) => customers(db).where((eb) => eb(eb('name', '||', 'x'), '=', 'y'))],
  [
    'row values',
    (db) => customers(db).where(({ eb, refTuple, tuple }) => eb(refTuple('id', 'name'), 'in', [tuple(1, 'x')])),
  ],
  ['nulls last', (db) => customers(db).orderBy('name', (order) => order.nullsLast())],
  ['a literal true', (db) => customers(db).where(sql.lit(true))],
  [
    'recursive',
    (db) =>
      db
        .withRecursive('c', () => customers(db))
        .selectFrom('c')
        .selectAll(),
  ],
  ['if not exists', (db) => db.schema.createTable('x').ifNotExists().addColumn('a', 'integer')],
  ['autoincrement', (db) => db.schema.createTable('x').addColumn('a', 'integer', (c) => c.autoIncrement())],
];

describe.each(['mssql', 'sqlite'] as const)('on %s the fence', (kind) => {
  const db = (): Db =>
    kind === 'sqlite' ? sqlite.database.kysely : mssqlDatabase(recordingPool().pool, 'integration').kysely;

  test.each(refused)('refuses %s before anything is sent', (_name, query) => {
    expect(() => query(db()).compile()).toThrow(expect.objectContaining({ kind: 'statementRefused' }));
  });

  test('lets ordinary queries pass', () => {
    const query = customers(db()).where('name', 'like', '%limit%').where('active', '=', 1).orderBy('id', 'desc');
    expect(query.compile().sql).toContain('order by');
  });
});
