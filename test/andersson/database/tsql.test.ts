import { printSchema } from '../../../activities/andersson/database';
import { schemaBatches } from '../../../activities/andersson/database/print-schema';
import { expectTsql, recordTsql } from './tsql-check';
import { tsqlFaults } from './tsql-faults';

const T = '2026-01-31T09:05:00.123Z';

test('the schema for SQL Server parses as T-SQL and is kept for review', async () => {
  await expectTsql('schema', schemaBatches('mssql'));
});

test('each verb parses as T-SQL and is kept for review', async () => {
  const statements = await recordTsql(
    async ({ kysely, verbs, now }) => {
      await now();
      await verbs.insertReturningId(kysely, 'customer', { customer_number: '1', name: 'x' });
      await verbs.upsert(kysely, 'sync_link', { company: 'demo', register: 'customers', number: '1', updated_at: T });
      const changed = kysely.selectFrom('customer').selectAll().where(verbs.changedAfter(null, 'customer.row_version'));
      await verbs.firstRows(changed.orderBy('row_version'), 200).execute();
      await kysely.selectFrom('contract_version').select('version').where('contract', '=', 'andersson').execute();
      await kysely.updateTable('sync_run').set({ closed_at: T }).where('id', '=', 1).execute();
      await kysely.deleteFrom('sync_run').where('closed_at', '<', T).execute();
      await verbs.rowVersionLimit(kysely).catch(() => undefined);
    },
    (sql) => (sql.includes('as "now"') ? { recordset: [{ now: new Date(T) }], rowsAffected: [1] } : undefined),
  );
  await expectTsql('verbs', statements);
});

test('the script for an administrator is batches with GO, and never what only SQLite has', () => {
  const script = printSchema('mssql', 'fortnox');
  expect(script).toContain('create schema [fortnox];\nGO\n');
  expect(script).toContain('[row_version] rowversion');
  expect(script).toMatch(/create unique index \[uq_sync_run_company_register\] .* where \[closed_at\] is null;/);
  expect(script).not.toMatch(/if not exists|autoincrement|boolean|timestamp|"customer"|\[integration\]/i);
  expect(printSchema('sqlite')).not.toMatch(/GO\n|\[customer\]|nvarchar/);
  expect(() => printSchema('mssql', 'a]; drop table x')).toThrow(/plain name/);
});

test.each([
  'select a from b limit 5',
  'insert into a (b) values (1) returning id',
  'update a set b = 1 returning b',
  'insert into a (b) values (1) on conflict (b) do nothing',
  'insert or ignore into a (b) values (1)',
  'replace into a (b) values (1)',
  'create table if not exists a (b int)',
  'create table a (b boolean)',
  'create table a (b int autoincrement)',
  'create table a (b timestamp)',
  'create table a (b text)',
  'select a from b offset 5 rows',
  'select a from b where c = true',
  'select a from b where c = ?',
  'select a from b where c = $1',
  'select @@version_comment as a',
  'select `a` from b',
  'select a || b from c',
  "select a from b where c ilike 'x'",
  "select strftime('%Y', 'now')",
  'select a::int from b',
  'select distinct on (a) b from c',
  'select a from b for update',
  'begin immediate',
  'pragma journal_mode',
  'selec a from b',
  'create trigger [i].[t] on [i].[c] after delete as begin select a from b limit 1 end',
  'create trigger t after delete on c begin select 1; end',
])('the check refuses: %s', async (sql) => {
  expect(await tsqlFaults(sql)).not.toEqual([]);
});

(process.env.UPDATE_SQL ? test.skip : test)('a statement that is not the kept one fails its test', async () => {
  await expect(expectTsql('verbs', ['select 1 as [a]'])).rejects.toThrow();
  await expect(expectTsql('nobody', ['select a from b limit 1'])).rejects.toThrow(/limit/);
});
