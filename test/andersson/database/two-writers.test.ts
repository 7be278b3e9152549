import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { freshSqlite } from './databases';

const TRANSACTIONS = 300;
const root = join(__dirname, '../../..');

const writer = (file: string, name: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const script = join(__dirname, 'writer-process.ts');
    const loader = join(root, 'client/cli/typescript.cjs');
    const child = spawn(process.execPath, ['-r', loader, script, file, name, String(TRANSACTIONS)], { cwd: root });
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors += String(chunk);
    });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code === 0 ? '' : `exit ${code}: ${errors}`));
  });

test(`two processes write ${TRANSACTIONS} transactions each: no error, no row lost, row versions unique`, async () => {
  const { database, settings, remove } = await freshSqlite();
  const file = 'file' in settings ? settings.file : '';
  expect(await Promise.all([writer(file, 'a'), writer(file, 'b')])).toEqual(['', '']);
  const rows = await database.kysely.selectFrom('customer').select(['city', 'name', 'phone', 'row_version']).execute();
  expect(rows).toHaveLength(2 * TRANSACTIONS);
  expect(rows.every((row) => row.city === row.name && row.phone !== null)).toBe(true);
  expect(new Set(rows.map((row) => row.row_version)).size).toBe(2 * TRANSACTIONS);
  // Insert, update, update: three numbers per row, none lost between the processes.
  const limit = Number.parseInt(await database.verbs.rowVersionLimit(database.kysely), 16);
  expect(limit - 1).toBe(2 * TRANSACTIONS * 3);
  await remove();
}, 120_000);
