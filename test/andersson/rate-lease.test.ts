import { rateLease } from '../../activities/andersson/rate-lease';
import { onBothDatabases } from './database/databases';
import { expectTsql, recordTsql } from './database/tsql-check';

const company = 'demo';
const later = (name: string) => JSON.stringify({ name });

onBothDatabases('rate lease', (open) => {
  const lease = (key = company) => rateLease(key, async () => open());

  test('nothing kept yet: revision 0, and the database’s own clock', async () => {
    const before = Date.parse(await open().now());
    const read = await lease().read();
    expect(read).toMatchObject({ content: null, revision: 0 });
    expect(read.at).toBeGreaterThanOrEqual(before);
    expect(Date.parse(await open().now())).toBeGreaterThanOrEqual(read.at);
  });

  test('a change holds only in place of the revision it was made from', async () => {
    expect(await lease().replace(0, later('first'))).toBe(true);
    expect(await lease().replace(0, later('too late'))).toBe(false);
    const first = await lease().read();
    expect(first).toMatchObject({ content: later('first'), revision: 1 });
    expect(first.at).toBeGreaterThan(Date.parse('2020-01-01T00:00:00Z'));
    expect(await lease().replace(1, later('second'))).toBe(true);
    expect(await lease().replace(1, later('too late'))).toBe(false);
    expect(await lease().read()).toMatchObject({ content: later('second'), revision: 2 });
  });

  test('twenty at once from one revision: one holds', async () => {
    const tries = (from: number) =>
      Promise.all(Array.from({ length: 20 }, (_, index) => lease().replace(from, later(`${from}-${index}`))));
    expect((await tries(0)).filter(Boolean)).toHaveLength(1);
    expect((await tries(1)).filter(Boolean)).toHaveLength(1);
    expect((await lease().read()).revision).toBe(2);
  });

  test('each company has its own', async () => {
    await lease().replace(0, later('demo'));
    expect(await lease('other').read()).toMatchObject({ content: null, revision: 0 });
    expect(await lease('other').replace(0, later('other'))).toBe(true);
    expect(await lease().read()).toMatchObject({ content: later('demo') });
  });

  test('revisions go round before the column is full', async () => {
    const last = 2_000_000_000;
    await open()
      .kysely.insertInto('rate_lease')
      .values({ company, revision: last, content: later('x') })
      .execute();
    expect(await lease().replace(last, later('round'))).toBe(true);
    expect(await lease().read()).toMatchObject({ content: later('round'), revision: 1 });
  });
});

test('a database that cannot be opened is told as it is', async () => {
  const lease = rateLease(company, () => Promise.reject(new Error('away')));
  await expect(lease.read()).rejects.toThrow('away');
  await expect(lease.replace(1, later('x'))).rejects.toThrow('away');
});

test('every statement of the rate lease parses as T-SQL and is kept for review', async () => {
  const now = new Date('2026-01-31T09:05:00.123Z');
  const statements = await recordTsql(
    async (database) => {
      const lease = rateLease(company, async () => database);
      expect((await lease.read()).at).toBe(now.getTime());
      await lease.replace(0, later('x'));
      await lease.replace(1, later('x'));
    },
    (sql) => (/^select (cast|sysutc)/.test(sql) ? { recordset: [{ now }], rowsAffected: [1] } : undefined),
  );
  await expectTsql('rate lease', statements);
});
