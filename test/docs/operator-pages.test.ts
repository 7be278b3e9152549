import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { differenceTexts } from '../../domain/sync/difference-texts';
import { environmentPaths } from '../../workers/settings-environment';
import { choices } from '../../workflows/contract/operator';
import { purchaseStages } from '../../workflows/contract/purchase';

const root = join(__dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const problems = read('docs/operators/problem.md');
const purchases = read('docs/operators/inkop.md');

test('the pages name every choice, stage and setting of a purchase', () => {
  for (const choice of choices) expect(problems).toContain(`| \`${choice}\` |`);
  for (const stage of purchaseStages) expect(purchases).toContain(stage);
  const settings = Object.keys(environmentPaths).filter((name) =>
    /^(PURCHASE|NOTIFY|PROBLEM|UNKNOWN|WATCH)_/.test(name),
  );
  expect(settings).toHaveLength(13);
  for (const name of settings) expect(purchases).toContain(`| \`${name}\` |`);
});

/** Alarms by the names that a notification and `problems` give them; a failed access is told as its failure, which has a page. */
const alarms = ['activities', 'client', 'workers', 'workflows']
  .flatMap((part) => readdirSync(join(root, part), { recursive: true, encoding: 'utf8' }).map((it) => join(part, it)))
  .filter((path) => path.endsWith('.ts'))
  .flatMap((path) => [...read(path).matchAll(/(?:\bproblem: |alarmOf\(|Problem = |finding\()'(\w+)'/g)])
  .map(([, name = '']) => name);

test('the alarms that the page of the problems has to tell of are found in their sources', () => {
  expect(alarms).toEqual(expect.arrayContaining(['loginGrowsOld', 'doubleOrders', 'syncInterrupted', 'nightCheck']));
});

test.each([...new Set(alarms)])('docs/operators/problem.md: the alarm %s has a row of its own', (alarm) => {
  expect(problems).toContain(`\n| \`${alarm}\` |`);
});

test('the page of the stock balances names every setting of theirs', () => {
  const page = read('docs/operators/lagersaldo.md');
  const settings = Object.keys(environmentPaths).filter((name) => name.startsWith('SYNC_STOCK_BALANCES'));
  expect(settings).toHaveLength(2);
  for (const name of settings) expect(page).toContain(`| \`${name}\` |`);
});

test('the page of the registers names every setting, cause and command of theirs', () => {
  const page = read('docs/operators/register.md');
  const settings = Object.keys(environmentPaths).filter((name) => name.startsWith('SYNC_CUSTOMERS_'));
  expect(settings).toHaveLength(6);
  for (const name of settings) expect(page).toContain(`| \`${name.replace('CUSTOMERS', '…')}\` |`);
  const shown = [...page.matchAll(/^\| ([^|]+) \| [^|]+ \| [^|]+ \|$/gm)].map(([, cell = '']) => cell);
  for (const text of Object.values(differenceTexts.sv.causes)) {
    const cause = text.split(/[:]| som en| där/)[0] ?? '';
    expect([cause, shown.includes(cause)]).toEqual([cause, true]);
  }
  for (const command of ['status', 'settings', 'preview', 'compare', 'history', 'rewind', 'separate', 'retry', 'now']) {
    expect(page).toContain(`andersson-fortnox sync ${command}`);
  }
});

test.each(['inkop.md', 'inloggning.md', 'problem.md', 'lagersaldo.md', 'register.md'])(
  'docs/operators/%s: what it points at is there',
  (page) => {
    const links = [...read(`docs/operators/${page}`).matchAll(/\]\(([^)#]+)/g)].map(([, path = '']) => path);
    expect(links.length).toBeGreaterThan(0);
    for (const path of links) expect([path, existsSync(join(root, 'docs/operators', path))]).toEqual([path, true]);
  },
);
