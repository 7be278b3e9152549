import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { purchaseSentences } from '../../activities/andersson/purchase-sentences';
import { refusalSentences } from '../../activities/andersson/refusal-sentences';
import { type FailureKind, failureKind, failureRules, help, pageOf } from '../../activities/fortnox/failures';
import { receiptTexts } from '../../domain/goods-receipt/texts';
import { operatorTexts } from '../../domain/operator-texts';
import { purchaseTexts } from '../../domain/purchase/texts';
import { choices } from '../../workflows/contract/operator';
import { anderssonRefused } from '../../workflows/contract/refusals';
import { sheetCodes } from '../fortnox/failures-of-the-sheets';

const root = join(__dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const folder = 'docs/operators/fel';
const index = read(`${folder}/README.md`);
const problems = read('docs/operators/problem.md');

const table = Object.keys(failureRules) as FailureKind[];

/** The kinds a source throws by name: `purchaseFailure('kind'`, `found('kind'`, `nonRetryable(…, 'kind')`. */
function thrownIn(path: string): readonly string[] {
  const source = read(path);
  const byName = [...source.matchAll(/(?:\w+Failure|forPeople|found)\(\s*'(\w+)'/g)];
  const byFailure = [...source.matchAll(/nonRetryable\([^;]*?,\s*'(\w+)'/g)];
  return [...byName, ...byFailure].map(([, kind = '']) => kind);
}

const sources = [
  ...readdirSync(join(root, 'workflows/purchase')).map((file) => `workflows/purchase/${file}`),
  ...['purchase-rows', 'start-input', 'document-ledger'].map((file) => `activities/andersson/${file}.ts`),
  'workflows/once-only.ts',
  'workflows/operator/problem-failure.ts',
];
const thrown = [...new Set([...sources.flatMap(thrownIn), anderssonRefused, 'noAnswer', 'unknown'])];
/** They end a process instead of making it wait: told in a table of their own. */
const refusals = ['startRefused', 'companyNotConfigured'];
/** What processes find out by themselves, and no call to Fortnox can meet. */
const ownKinds = thrown.filter((kind) => !refusals.includes(kind) && !(kind in failureRules));
const pages = readdirSync(join(root, folder)).filter((file) => file !== 'README.md');

const placed = ({ who, where }: { readonly who: string; readonly where: string }) =>
  `\n- **Vem:** ${who}\n- **Var:** ${where}\n- **Efteråt:** `;

test('the kinds a purchase throws by itself are found in its sources', () => {
  expect(ownKinds).toEqual(
    expect.arrayContaining(['orderGone', 'orderVoidedByHand', 'orderReceivedByHand', 'voidAskedFor', 'wrongOrder']),
  );
  expect(thrown).toEqual(expect.arrayContaining(['outcomeUnknown', 'purchaseMissing', 'startRefused']));
});

/** The program without what only asks about a kind, or names it as a type; rows of the table are no strings. */
const asked = /(?:isFailure\([^()]*,\s*|[!=]==\s*|case\s+|\|\s*)'\w+'/g;
const program = ['activities', 'domain', 'workers', 'workflows']
  .flatMap((part) => readdirSync(join(root, part), { recursive: true, encoding: 'utf8' }).map((it) => join(part, it)))
  .filter((path) => path.endsWith('.ts'))
  .map((path) => read(path).replace(asked, ''))
  .join('\n');

test.each(table)('%s stands in the table since something throws it', (kind) => {
  expect(program).toContain(`'${kind}'`);
});

test('every kind has its page, and no page is of a kind that nothing throws', () => {
  expect(pages.toSorted()).toEqual([...table, ...ownKinds].map((kind) => `${kind}.md`).toSorted());
});

test.each(table)('docs/operators/fel: %s as the failure table has it', (kind) => {
  const page = read(pageOf(kind));
  const codes = [...new Set(sheetCodes.filter(([, , of]) => of === kind).map(([code]) => `\`${code}\``))];
  expect(page).toContain(`**Vad som hänt:** ${failureRules[kind].sv}\n`);
  expect(page).toContain(placed(help(kind, 'sv')));
  expect(page.match(/^Fortnox kod(?:er)?: (.*)\.$/m)?.[1] ?? '').toBe(codes.join(', '));
});

/** A page's title: its kind, and what it is in a few words. */
const titleOf = (page: string, kind: string) => page.match(new RegExp(`^# \`${kind}\`: (.+)$`, 'm'))?.[1];

test.each([...table, ...ownKinds])('docs/operators/fel: %s says what, why, who, where and what to press', (kind) => {
  const page = read(`${folder}/${kind}.md`);
  expect(titleOf(page, kind)).toMatch(/[^.]$/);
  expect(page).toMatch(/\*\*Vad som hänt:\*\* .+\n\n\*\*Varför:\*\* .+\.\n/);
  expect(page).toMatch(/\n- \*\*Vem:\*\* .+\n- \*\*Var:\*\* .+\n- \*\*Efteråt:\*\* .+\.\n/);
  const named = [...page.matchAll(/\*\*Efteråt:\*\* (.+)/g)].flatMap(([, after = '']) => [
    ...after.matchAll(/`(\w+)`/g),
  ]);
  expect(named.map(([, word = '']) => word).filter((word) => !known(word))).toEqual([]);
});

/** What may be told to press, set or look for: a choice, a setting, a status of Andersson. */
const known = (word: string) =>
  (choices as readonly string[]).includes(word) || /^[A-Z_]+$/.test(word) || word === 'inköpt';

test('who mends what the process finds itself, and where, is as the process says', () => {
  const { purchaser, purchaseOrders } = purchaseTexts.sv.help;
  for (const kind of ['orderGone', 'orderVoidedByHand', 'orderReceivedByHand', 'voidAskedFor', 'wrongOrder'])
    expect(read(`${folder}/${kind}.md`)).toContain(placed({ who: purchaser, where: purchaseOrders }));
  const { receiver, receipts } = receiptTexts.sv.help;
  for (const kind of ['deletedAfterReceipt', 'receiptChanged'])
    expect(read(`${folder}/${kind}.md`)).toContain(placed({ who: receiver, where: receipts }));
  for (const kind of ['purchaseMissing', 'purchaseUnreadable'])
    expect(read(`${folder}/${kind}.md`)).toContain(placed(purchaseSentences.sv.help));
  expect(read(`${folder}/${anderssonRefused}.md`)).toContain(placed(refusalSentences.sv.help));
  const { unknownWho: who, unknownWhere: where } = operatorTexts.sv;
  for (const kind of ['outcomeUnknown', 'ledgerOutOfOrder', 'unknown'])
    expect(read(`${folder}/${kind}.md`)).toContain(placed({ who, where }));
});

test('a place in Fortnox or Andersson is named alike wherever it is named', () => {
  expect(purchaseTexts.sv.help.purchaseOrders).toBe(help('orderCannotChange', 'sv').where);
  expect(purchaseTexts.en.help.purchaseOrders).toBe(help('orderCannotChange', 'en').where);
  expect(receiptTexts.sv.help.supplierInvoices).toBe(help('wrongInvoice', 'sv').where);
  expect(receiptTexts.en.help.supplierInvoices).toBe(help('wrongInvoice', 'en').where);
  expect(receiptTexts.sv.help.receipts).toBe(help('secondReceipt', 'sv').where);
  expect(receiptTexts.en.help.receipts).toBe(help('secondReceipt', 'en').where);
});

test('the index has each page once, with its title, who mends it and Fortnox’s codes', () => {
  const rows = [...index.matchAll(/^\| \[`(\w+)`\]\((\w+)\.md\) \| (.+) \| (.+) \| (.*) \|$/gm)];
  expect(rows.map(([, kind]) => `${kind}.md`).toSorted()).toEqual(pages.toSorted());
  for (const [, kind = '', target, title, who, codes = ''] of rows) {
    const page = read(`${folder}/${kind}.md`);
    expect(target).toBe(kind);
    expect([kind, title]).toEqual([kind, titleOf(page, kind)]);
    expect([kind, page.includes(`- **Vem:** ${who}\n`)]).toEqual([kind, true]);
    expect([kind, codes]).toEqual([kind, page.match(/^Fortnox kod(?:er)?: (.*)\.$/m)?.[1] ?? '']);
  }
});

test('design rule 3: every code of the sheets leads to a page', () => {
  for (const [code, status] of sheetCodes) {
    const page = pageOf(failureKind('GET', status, code));
    expect([code, existsSync(join(root, page)) && read(page).includes(`\`${code}\``)]).toEqual([code, true]);
  }
});

test.each(refusals)('docs/operators/problem.md: %s stands among the refused starts', (kind) => {
  expect(problems).toContain(`| \`${kind}\` |`);
});

test.each(['README.md', ...pages])('docs/operators/fel/%s: what it points at is there', (page) => {
  const links = [...read(`${folder}/${page}`).matchAll(/\]\(([^)]+)\)/g)].map(([, path = '']) => path);
  expect(links.length).toBeGreaterThan(0);
  for (const path of links) expect([path, existsSync(join(root, folder, path))]).toEqual([path, true]);
});
