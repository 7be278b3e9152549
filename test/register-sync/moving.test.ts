import { recordHistory } from '../support/history';
import { worlds } from '../support/worlds';
import { numbersInAndersson, numbersInFortnox, plainInAndersson, plainInFortnox, row, rows } from './customers';

const world = worlds();
const numbered = (count: number) => Array.from({ length: count }, (_, n) => String(1_001 + n));

test('R0.4 a list whose rows move up between two pages: whom the deletion pushed over the border is taken in all the same', async () => {
  const it = await world({ direction: 'import' });
  // Fortnox gives 500 on a page.
  plainInFortnox(it, ...numbered(503));
  const gesture = { method: 'DELETE', path: '/customers/1002' } as const;
  it.fortnox.addFault({ kind: 'userActs', method: 'GET', pathPattern: 'page=2', gesture });
  expect(await it.sync()).toMatchObject({ outcome: 'done', counts: { failed: 0 } });
  expect(it.fortnox.customers.get('1002')).toBeUndefined();
  const there = await numbersInAndersson(it);
  // Read before it was deleted, or not at all; nobody else is missing.
  expect(numbered(503).filter((number) => !there.includes(number) && number !== '1002')).toEqual([]);
}, 120_000);

test('R0.4 one goes and another comes between two pages, so that the list is as long as before: who moved over the border is taken in', async () => {
  const it = await world({ direction: 'import' });
  plainInFortnox(it, ...numbered(503));
  const goes = { method: 'DELETE', path: '/customers/1002' } as const;
  const comes = { method: 'POST', path: '/customers', body: { CustomerNumber: '9999', Name: 'Sist AB' } } as const;
  it.fortnox.addFault({ kind: 'userActs', method: 'GET', pathPattern: '/customers/1400$', gesture: goes });
  it.fortnox.addFault({ kind: 'userActs', method: 'GET', pathPattern: 'page=2', gesture: comes });
  expect(await it.sync()).toMatchObject({ outcome: 'done', counts: { failed: 0 } });
  expect(await numbersInAndersson(it)).toEqual([...numbered(503), '9999']);
}, 120_000);

test("a list's second page is followed by the first, read anew, and nobody is read again for it", async () => {
  const it = await world({ direction: 'import' });
  plainInFortnox(it, '1001', '1002');
  const says = { members: { '@TotalPages': 2 } };
  it.fortnox.addFault({ kind: 'oddBody', pathPattern: '/customers[?]', times: 'always', ...says });
  const handle = await it.start();
  expect(await it.resultOf(handle)).toMatchObject({ outcome: 'done', counts: { read: 2, written: 2 } });
  const pages = it.fortnox.requests().flatMap(({ query }) => /\bpage=(\d)/.exec(query)?.[1] ?? []);
  expect(pages).toEqual(['1', '2', '1']);
  await recordHistory('register-sync-page-before-anew', handle);
});

test('R0.4 a customer that is made between two pages moves others down: nobody is taken in twice', async () => {
  const it = await world({ direction: 'import' });
  plainInFortnox(it, ...numbered(501));
  const body = { CustomerNumber: '1000', Name: 'Först i listan AB' };
  const gesture = { method: 'POST', path: '/customers', body } as const;
  it.fortnox.addFault({ kind: 'userActs', method: 'GET', pathPattern: 'page=2', gesture });
  expect(await it.sync()).toMatchObject({ outcome: 'done', toAndersson: { created: 502, updated: 0 } });
  expect(await it.sync()).toMatchObject({ toAndersson: { created: 0, updated: 0 } });
  expect(await numbersInAndersson(it)).toEqual(['1000', ...numbered(501)]);
}, 120_000);

test('R0.4 rows changed in the same millisecond all go, however many', async () => {
  const it = await world({ direction: 'export' });
  // More than are looked at together.
  await plainInAndersson(it, ...numbered(130));
  await it.andersson.kysely.updateTable('customer').set({ changed_at: '2026-11-23T09:00:00.000Z' }).execute();
  expect(await it.sync()).toMatchObject({ toFortnox: { created: 130 } });
  expect(numbersInFortnox(it)).toEqual(numbered(130));
}, 60_000);

test('R0.4 a row committed late, below others that were seen, is taken in by the next run', async () => {
  const it = await world({ direction: 'export' });
  await plainInAndersson(it, '1001', '1002');
  // As SQL Server tells while the transaction of 1002 is open: what lies beyond may not be all there yet.
  const open = (await row(it, '1002'))?.row_version ?? '';
  const { database } = await it.companies.andersson(it.company);
  jest.spyOn(database.verbs, 'rowVersionLimit').mockResolvedValueOnce(open);
  await it.sync();
  expect(numbersInFortnox(it)).toEqual(['1001']);
  await it.sync();
  expect(numbersInFortnox(it)).toEqual(['1001', '1002']);
  expect(await rows(it)).toHaveLength(2);
});
