import { companyTokenStore } from '../../workers/token-store';
import { expectTsql, recordTsql } from './database/tsql-check';

const T = '2026-01-31T09:05:00.123Z';
const key = Buffer.alloc(32, 7).toString('base64');
const pair = { refreshToken: 'r', accessToken: 'a', accessLeftMs: 3_600_000 };
const clock = (sql: string) =>
  sql.includes('as "now"') ? { recordset: [{ now: new Date(T) }], rowsAffected: [1] } : undefined;

test("every statement of a company's tokens parses as T-SQL and is kept for review", async () => {
  const statements = await recordTsql(async (database) => {
    const store = companyTokenStore('demo', async () => database, key, 'from the settings');
    await store.load();
    await store.claim(1, 'claimant', 90_000);
    await store.release(1, 'claimant', 'refused');
    await store.keep(1, pair);
    await store.replace(pair);
  }, clock);
  const dead = { generation: 1, refused_at: new Date(T), imported_from: null };
  const takenOver = await recordTsql(
    (database) =>
      companyTokenStore('demo', async () => database, key, 'new')
        .load()
        .catch(() => undefined),
    (sql) => clock(sql) ?? (sql.startsWith('select') ? { recordset: [dead], rowsAffected: [1] } : undefined),
  );
  const another = await recordTsql(
    (database) => companyTokenStore('demo', async () => database, key).replace(pair),
    (sql) => {
      if (sql.startsWith('insert')) throw Object.assign(new Error('duplicate key'), { code: 'EREQUEST', number: 2627 });
      return clock(sql);
    },
  );
  expect(takenOver.join('\n')).toContain('update "integration"."fortnox_token"');
  expect(another.at(-1)).toContain('update "integration"."fortnox_token"');
  await expectTsql('tokens', [...statements, ...takenOver, ...another]);
});
