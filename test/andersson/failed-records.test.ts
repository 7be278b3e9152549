import type { AnderssonDatabase } from '../../activities/andersson/database';
import { failedRecords } from '../../activities/andersson/failed-records';
import { onBothDatabases } from './database/databases';
import { expectTsql, recordTsql } from './database/tsql-check';

const failure = (sentence: string) =>
  JSON.stringify({
    ...{ side: 'fortnox', kind: 'refused', code: '2000359', sentence, passing: false },
    ...{ andersson: { name: 'Kund' }, fortnox: null },
  });
const link = (
  database: AnderssonDatabase,
  number: string,
  failed: string | null,
  register = 'customers',
  company = 'demo',
) =>
  database.verbs.upsert(database.kysely, 'sync_link', {
    ...{ company, register, number, failure: failed, updated_at: '2026-11-24T08:00:00.000Z' },
  });

onBothDatabases('records that wait for a correction', (open) => {
  test('rule 4: a few by number with their sentence, and how many there are; of one register and company', async () => {
    for (const number of ['1004', '1001', '1003', '1002']) await link(open(), number, failure(`Fel i ${number}.`));
    await link(open(), '1000', null);
    await link(open(), '1000', failure('en annan'), 'suppliers');
    await link(open(), '1000', failure('en annan'), 'customers', 'annat');
    expect(await failedRecords(open(), 'demo', 'customers', 3)).toEqual({
      count: 4,
      first: ['1001', '1002', '1003'].map((number) => ({ number, sentence: `Fel i ${number}.` })),
    });
    expect(await failedRecords(open(), 'demo', 'suppliers', 3)).toMatchObject({ count: 1 });
    expect(await failedRecords(open(), 'nytt', 'customers', 3)).toEqual({ count: 0, first: [] });
  });
});

test('the statements parse as T-SQL and are kept for review', async () => {
  const statements = await recordTsql(
    (database) => failedRecords(database, 'demo', 'customers', 3),
    (sql) =>
      sql.includes('count(*)')
        ? { recordset: [{ count: 1 }], rowsAffected: [1] }
        : { recordset: [{ number: '1001', failure: failure('Fel.') }], rowsAffected: [1] },
  );
  await expectTsql('failed records', statements);
});
