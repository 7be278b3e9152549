import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const page = readFileSync(join(root, 'docs/traceability.md'), 'utf8');
const rows = page.split('\n').filter((line) => line.startsWith('| R'));

/** Every test named on the page: its file, and the beginning of its title. */
const named = rows.flatMap((row) =>
  [...row.matchAll(/`(test\/[^`]+)`((?: *"[^"]+",?)+)/g)].flatMap(([, file = '', titles = '']) =>
    [...titles.matchAll(/"([^"]+)"/g)].map(([, title = '']) => [file, title] as const),
  ),
);

test.each(named)('docs/traceability.md: %s holds "%s"', (file, title) => {
  const text = readFileSync(join(root, file), 'utf8');
  expect(text).toContain(title);
});

test('docs/traceability.md: no file is named without a title of it: a file proves nothing, a test does', () => {
  const files = rows.flatMap((row) => [...row.matchAll(/`(test\/[^`]+)`/g)].map(([, file = '']) => file));
  const titled = new Set(named.map(([file]) => file));
  expect(files.filter((file) => !titled.has(file))).toEqual([]);
});

test('docs/traceability.md: each clause is proved, or said not to be built yet', () => {
  expect(rows.length).toBeGreaterThan(20);
  for (const row of rows) expect(row).toMatch(/`test\/|not built yet/);
});

const requirements = join(root, '../shared/spec/requirements.md');
const whereTheyAre = existsSync(requirements) ? test : test.skip;

whereTheyAre('docs/traceability.md names every clause of the requirements', () => {
  const clauses = [...readFileSync(requirements, 'utf8').matchAll(/^- (R\d+(?:\.\d+)+)/gm)].map(([, id = '']) => id);
  expect(clauses.length).toBeGreaterThan(30);
  const onPage = new Set(rows.flatMap((row) => (row.split('|')[1] ?? '').split(',').map((id) => id.trim())));
  expect(clauses.filter((id) => !onPage.has(id))).toEqual([]);
});
