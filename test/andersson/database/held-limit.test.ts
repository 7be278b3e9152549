import { mssqlDatabase } from '../../../activities/andersson/database';
import { freshSqlite } from './databases';
import { recordingPool } from './recording-pool';
import { expectTsql, recordTsql } from './tsql-check';

const bytes = (hex: string) => Buffer.from(hex.padStart(16, '0'), 'hex');
const rows = (row: Record<string, unknown>) => ({ recordset: [row], rowsAffected: [1] });
const anna = { id: 57, login: 'VERKSTAD\\anna', host: 'PLANERING-3', program: 'Andersson', seconds: 754 };

/** A SQL Server whose oldest open transaction has written `limit`, and where `newest` was written last. */
const serverWith = (limit: string, newest: string, writers: () => Record<string, unknown> | undefined) => {
  const { pool, sent } = recordingPool((sql) => {
    if (!sql.includes('sys.dm_tran')) return rows({ row_version: bytes(limit), newest: bytes(newest) });
    const found = writers();
    return found ? rows(found) : { recordset: [], rowsAffected: [0] };
  });
  const { kysely, verbs } = mssqlDatabase(pool, 'integration');
  return { sent, held: () => verbs.heldLimit(kysely) };
};

test('design §4: where no transaction is open the limit is the one after the newest: nothing is held, nobody is looked for', async () => {
  const { held, sent } = serverWith('7d1', '7d0', () => anna);
  expect(await held()).toBeNull();
  expect(sent).toHaveLength(1);
});

test.each(['7d0', '7ff'])(
  'design §4: the limit stands at 7d0 and %s is written: held, with the session that writes longest',
  async (newest) => {
    expect(await serverWith('7d0', newest, () => anna).held()).toEqual({ limit: '00000000000007d0', session: anna });
  },
);

test('design §4: a login without server rights is refused, or sees nobody: held all the same, by a session unknown', async () => {
  const refused = () => {
    throw Object.assign(new Error('VIEW SERVER STATE permission was denied'), { code: 'EREQUEST', number: 300 });
  };
  for (const writers of [refused, () => undefined]) {
    expect(await serverWith('7d0', '7d0', writers).held()).toEqual({ limit: '00000000000007d0', session: null });
  }
});

test('a connection that breaks meanwhile is a fault of the database, not a missing right', async () => {
  const broken = () => {
    throw Object.assign(new Error('socket hang up'), { code: 'ESOCKET' });
  };
  await expect(serverWith('7d0', '7d0', broken).held()).rejects.toThrow('socket hang up');
});

test('the statements parse as T-SQL and are kept for review', async () => {
  const statements = await recordTsql(
    ({ kysely, verbs }) => verbs.heldLimit(kysely),
    (sql) => (sql.includes('sys.dm_tran') ? rows(anna) : rows({ row_version: bytes('7d0'), newest: bytes('7d0') })),
  );
  expect(statements).toHaveLength(2);
  await expectTsql('held limit', statements);
});

test('SQLite never holds anything back, and is not asked', async () => {
  const { database, remove } = await freshSqlite();
  const before = database.statements();
  expect(await database.verbs.heldLimit(database.kysely)).toBeNull();
  expect(database.statements()).toBe(before);
  await remove();
});
