import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sql from 'mssql';
import {
  type AnderssonDatabase,
  type AnderssonDatabaseSettings,
  createAnderssonSchema,
  openAnderssonDatabase,
} from '../../../activities/andersson/database';
import { mssqlConfig } from '../../../activities/andersson/database/mssql-config';
import { schemaBatches } from '../../../activities/andersson/database/print-schema';
import { tableList } from '../../../activities/andersson/database/tables';

export interface TestDatabase {
  readonly database: AnderssonDatabase;
  readonly settings: AnderssonDatabaseSettings;
  remove(): Promise<void>;
}

/** An embedded database with the whole schema, in a folder of its own. */
export const freshSqlite = async (): Promise<TestDatabase> => {
  const folder = mkdtempSync(join(tmpdir(), 'andersson-'));
  const settings = { kind: 'sqlite', file: join(folder, 'andersson.db') } as const;
  const database = await openAnderssonDatabase(settings);
  await createAnderssonSchema(database);
  const remove = async (): Promise<void> => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { database, settings, remove };
};

/** The script run as an administrator would, in a schema of its own on the server of ANDERSSON_TEST_MSSQL_URL. */
export const freshMssql = async (url: string): Promise<TestDatabase> => {
  const schema = `integration_test_${randomBytes(4).toString('hex')}`;
  const admin = await new sql.ConnectionPool(mssqlConfig({ kind: 'mssql', url, schema })).connect();
  for (const batch of schemaBatches('mssql', schema)) await admin.request().batch(batch);
  const settings = { kind: 'mssql', url, schema } as const;
  const database = await openAnderssonDatabase(settings);
  const remove = async (): Promise<void> => {
    await database.close();
    for (const [table] of tableList) await admin.request().batch(`drop table [${schema}].[${table}]`);
    await admin.request().batch(`drop schema [${schema}]`);
    await admin.close();
  };
  return { database, settings, remove };
};

const url = process.env.ANDERSSON_TEST_MSSQL_URL;

/** The same tests on each database there is; SQL Server's are shown as skipped where no server is given. */
export const onBothDatabases = (title: string, tests: (open: () => AnderssonDatabase) => void): void => {
  const withDatabase = (fresh: () => Promise<TestDatabase>) => () => {
    let current: TestDatabase | undefined;
    beforeEach(async () => {
      current = await fresh();
    });
    afterEach(async () => {
      await current?.remove();
      current = undefined;
    });
    tests(() => {
      if (!current) throw new Error('no database is open');
      return current.database;
    });
  };
  describe(`${title} on SQLite`, withDatabase(freshSqlite));
  (url ? describe : describe.skip)(
    `${title} on SQL Server`,
    withDatabase(() => freshMssql(url ?? '')),
  );
};
