import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAnderssonDatabase } from '../../../activities/andersson/database';
import { exitCodeOf, saidBy, startChild } from '../fortnox/child';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'andersson-alone-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** `npm run sandbox -- andersson …` to its end. */
async function run(...options: readonly string[]) {
  const child = startChild('sandbox/main.ts', 'andersson', ...options);
  const [code, stdout, stderr] = await Promise.all([
    exitCodeOf(child),
    saidBy(child, 'stdout'),
    saidBy(child, 'stderr'),
  ]);
  return { code, stdout, stderr };
}

test('it makes a database with the scenario’s registers and purchases, adopted, and says how to use it', async () => {
  const file = join(folder, 'andersson.db');
  const { code, stdout } = await run('--db', file);
  expect([code, stdout]).toEqual([
    0,
    expect.stringContaining('309 customers, 15 suppliers, 36 articles and 3 purchases'),
  ]);
  expect(stdout).toContain(`ANDERSSON_DATABASE=file:${file}`);
  const database = await openAnderssonDatabase({ kind: 'sqlite', file });
  try {
    const { kysely } = database;
    const customers = await kysely.selectFrom('customer').select('customer_number').execute();
    expect(customers).toHaveLength(309);
    const purchases = await kysely
      .selectFrom('purchase')
      .select(['purchase_number', 'status'])
      .orderBy('purchase_number')
      .execute();
    expect(purchases).toEqual(['1041', '1042', '1043'].map((it) => ({ purchase_number: it, status: 'registrerad' })));
    expect(await kysely.selectFrom('purchase_row').select('id').execute()).toHaveLength(6);
    expect(await kysely.selectFrom('adoption').select('company').execute()).toEqual([{ company: 'demo' }]);
  } finally {
    await database.close();
  }
});

test('a file that is there is left as it is; a folder that is not there is named', async () => {
  const file = join(folder, 'mine.db');
  writeFileSync(file, 'mine');
  const there = await run('--db', file);
  expect([there.code, there.stderr]).toEqual([2, expect.stringMatching(/mine\.db is there already.*--db/)]);
  expect(readFileSync(file, 'utf8')).toBe('mine');
  const nowhere = await run('--db', join(folder, 'missing', 'andersson.db'));
  expect([nowhere.code, nowhere.stderr]).toEqual([2, expect.stringMatching(/no folder .*missing.*--db/)]);
  const [code, said] = await run().then((it) => [it.code, it.stderr] as const);
  expect([code, said]).toEqual([2, expect.stringContaining('--db')]);
  expect(readdirSync(folder)).toEqual(['mine.db']);
});
