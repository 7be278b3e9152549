import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { purchaseSentences } from '../../activities/andersson/purchase-sentences';
import { type FailureKind, failureRules, help } from '../../activities/fortnox/failures';
import { operatorTexts } from '../../domain/operator-texts';
import { purchaseTexts } from '../../domain/purchase/texts';
import { environmentPaths } from '../../workers/settings-environment';
import { choices } from '../../workflows/contract/operator';
import { purchaseStages } from '../../workflows/contract/purchase';

const root = join(__dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const problems = read('docs/operators/problem.md');
const purchases = read('docs/operators/inkop.md');

/** What stands under a problem's heading. */
function section(kind: string): string {
  const [, text = ''] = problems.split(`### \`${kind}\`\n`);
  return text.split(/^#{2,3} /m)[0] ?? '';
}

const headings = [...problems.matchAll(/^### `(\w+)`$/gm)].map(([, kind = '']) => kind);
const table = Object.keys(failureRules) as FailureKind[];

test.each(table)('docs/operators/problem.md: %s as the failure table has it', (kind) => {
  const { who, where } = help(kind, 'sv');
  expect(section(kind)).toContain(failureRules[kind].sv);
  expect(section(kind)).toContain(`- **Vem:** ${who}\n- **Var:** ${where}\n`);
});

/** The kinds a source throws by name: `purchaseFailure('kind'`, `found('kind'`, `nonRetryable(…, 'kind')`. */
function thrownIn(path: string): readonly string[] {
  const source = read(path);
  const byName = [...source.matchAll(/(?:purchaseFailure|forPeople|found)\(\s*'(\w+)'/g)];
  const byFailure = [...source.matchAll(/nonRetryable\([^;]*?,\s*'(\w+)'/g)];
  return [...byName, ...byFailure].map(([, kind = '']) => kind);
}

const sources = [
  ...readdirSync(join(root, 'workflows/purchase')).map((file) => `workflows/purchase/${file}`),
  ...['purchase-rows', 'purchase-admission', 'document-ledger'].map((file) => `activities/andersson/${file}.ts`),
  'workflows/once-only.ts',
  'workflows/operator/problem-failure.ts',
];
const thrown = [...new Set([...sources.flatMap(thrownIn), 'noAnswer', 'unknown'])];
/** They end a process instead of making it wait: told in a table of their own. */
const refusals = ['startRefused', 'stateUnknown', 'companyNotConfigured'];

test('the kinds a purchase throws by itself are found in its sources', () => {
  expect(thrown).toEqual(
    expect.arrayContaining(['orderGone', 'orderVoidedByHand', 'orderReceivedByHand', 'voidAskedFor', 'wrongOrder']),
  );
  expect(thrown).toEqual(expect.arrayContaining(['outcomeUnknown', 'purchaseMissing', 'startRefused', 'stateUnknown']));
});

test.each(thrown.filter((kind) => !refusals.includes(kind)))('docs/operators/problem.md has %s', (kind) => {
  expect(headings).toContain(kind);
  expect(section(kind)).toMatch(/- \*\*Vem:\*\* .+\n- \*\*Var:\*\* .+\n/);
});

test.each(refusals)('docs/operators/problem.md: %s stands among the refused starts', (kind) => {
  expect(problems).toContain(`| \`${kind}\` |`);
});

test('docs/operators/problem.md has each heading once, and none that nothing throws', () => {
  expect(headings).toHaveLength(new Set(headings).size);
  expect(headings.filter((kind) => !thrown.includes(kind) && !(kind in failureRules))).toEqual([]);
});

test('who mends what the process finds itself, and where, is as the process says', () => {
  const place = ({ who, where }: { readonly who: string; readonly where: string }) =>
    `- **Vem:** ${who}\n- **Var:** ${where}\n`;
  const { purchaser, purchaseOrders } = purchaseTexts.sv.help;
  for (const kind of ['orderGone', 'orderVoidedByHand', 'orderReceivedByHand', 'voidAskedFor', 'wrongOrder'])
    expect(section(kind)).toContain(place({ who: purchaser, where: purchaseOrders }));
  for (const kind of ['purchaseMissing', 'purchaseUnreadable'])
    expect(section(kind)).toContain(place(purchaseSentences.sv.help));
  const { unknownWho: who, unknownWhere: where } = operatorTexts.sv;
  for (const kind of ['outcomeUnknown', 'ledgerOutOfOrder', 'unknown'])
    expect(section(kind)).toContain(place({ who, where }));
});

test('the pages name every choice, stage and setting of a purchase', () => {
  for (const choice of choices) expect(problems).toContain(`| \`${choice}\` |`);
  for (const stage of purchaseStages) expect(purchases).toContain(stage);
  const settings = Object.keys(environmentPaths).filter((name) =>
    /^(PURCHASE|NOTIFY|PROBLEM|UNKNOWN|WATCH)_/.test(name),
  );
  expect(settings).toHaveLength(10);
  for (const name of settings) expect(purchases).toContain(`| \`${name}\` |`);
});

test.each(['inkop.md', 'problem.md'])('docs/operators/%s: what it points at is there', (page) => {
  const links = [...read(`docs/operators/${page}`).matchAll(/\]\(([^)]+)\)/g)].map(([, path = '']) => path);
  expect(links.length).toBeGreaterThan(0);
  for (const path of links) expect([path, existsSync(join(root, 'docs/operators', path))]).toEqual([path, true]);
});
