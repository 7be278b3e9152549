import type { BalancePage, BalanceRow, StockBalanceReader } from '../../workflows/contract/stock-balance';
import { balanceRows, balanceSides, closeSides, inAndersson, inFortnox, numbered, shown } from './sides';

afterEach(closeSides);

const stocked = (count: number) => Object.fromEntries(numbered(count).map((number) => [number, 3]));
const offsets = (queries: readonly URLSearchParams[]) => queries.map((query) => query.get('offset'));

test('R0.8 the list is read in pages of 1,000, each taken in before the next is asked for', async () => {
  const it = await balanceSides();
  inFortnox(it, stocked(2_350));
  await inAndersson(it, ...numbered(2_350));
  expect((await it.takeIn()).report.counts).toMatchObject({ read: 2_350, written: 2_350 });
  expect(offsets(it.asked())).toEqual(['0', '1000', '2000']);
  for (const query of it.asked()) expect(query.get('limit')).toBe('1000');
  expect(await balanceRows(it)).toHaveLength(2_350);
  it.fortnox.clearRequests();
  expect((await it.takeIn()).report.counts).toMatchObject({ read: 2_350, same: 2_350, written: 0 });
  expect(it.asked()).toHaveLength(3);
});

test('an offset that Fortnox ignores is noticed by the page that comes twice; the rest is asked for by number', async () => {
  const it = await balanceSides({ switches: { warehouseOffset: 'ignored' } });
  inFortnox(it, stocked(1_250));
  await inAndersson(it, ...numbered(1_250));
  expect((await it.takeIn()).report.counts).toMatchObject({ read: 1_250, written: 1_250 });
  expect(offsets(it.asked()).slice(0, 2)).toEqual(['0', '1000']);
  expect(
    it
      .asked()
      .slice(2)
      .every((query) => query.has('itemIds')),
  ).toBe(true);
  expect(Object.values(await shown(it)).every((balance) => balance === '3/3')).toBe(true);

  // Nor is a zero that is shown believed where the list did not go on.
  it.fortnox.articles.put('A-001250', { QuantityInStock: 0 });
  await it.takeIn();
  it.fortnox.articles.put('A-001250', { QuantityInStock: 9 });
  expect((await it.takeIn()).report.counts).toMatchObject({ written: 1, failed: 0 });
  expect(await shown(it)).toMatchObject({ 'A-001250': '9/9' });
});

/** Fortnox's list of balances as the test has it, in pages of two rows; what is asked for by number is whole. */
function pagesOfTwo(list: (page: number) => readonly BalanceRow[]): (real: StockBalanceReader) => StockBalanceReader {
  return () => ({
    async page(_, offset): Promise<BalancePage> {
      const rows = list(offset / 2).slice(offset, offset + 2);
      return { rows, next: rows.length === 2 ? offset + 2 : null, mark: JSON.stringify([offset, rows]) };
    },
    ofArticles: async (_, numbers) => list(99).filter(({ number }) => numbers.includes(number)),
  });
}
const row = (number: string, inStock: string): BalanceRow => ({ number, inStock, available: inStock });

test('an article whose stock points lie on two pages shows the sum of both, and is written no more after that', async () => {
  const list = [row('A-1', '1'), row('A-2', '2'), row('A-2', '20'), row('A-3', '3'), row('A-3', '30')];
  const it = await balanceSides({ reader: pagesOfTwo(() => list) });
  await inAndersson(it, 'A-1', 'A-2', 'A-3');
  await it.takeIn();
  expect(await shown(it)).toEqual({ 'A-1': '1/1', 'A-2': '22/22', 'A-3': '33/33' });
  expect((await it.takeIn()).report.counts).toMatchObject({ written: 0, same: 3 });
});

test('a list that is by stock point instead of by article comes to the same, and is written no more after that', async () => {
  const list = [row('A-1', '1'), row('A-2', '2'), row('A-3', '3'), row('A-1', '10'), row('A-2', '2'), row('A-3', '30')];
  const it = await balanceSides({ reader: pagesOfTwo(() => list) });
  await inAndersson(it, 'A-1', 'A-2', 'A-3');
  await it.takeIn();
  expect(await shown(it)).toEqual({ 'A-1': '11/11', 'A-2': '4/4', 'A-3': '33/33' });
  for (const _ of [1, 2]) expect((await it.takeIn()).report.counts).toMatchObject({ written: 0, same: 3 });
});

test('rows that shift between two pages: what slipped by is asked for by number, and nobody’s stock is halved', async () => {
  const before = [row('A-1', '1'), row('A-2', '2'), row('A-2', '20'), row('A-3', '3'), row('A-4', '4')];
  let shifting = false;
  // A-1 has sold out while the first page was taken in: A-2's second row moves up onto the page already read.
  const list = (page: number) => (shifting && page > 0 ? before.slice(1) : before);
  const it = await balanceSides({ reader: pagesOfTwo(list) });
  await inAndersson(it, 'A-1', 'A-2', 'A-3', 'A-4');
  await it.takeIn();
  shifting = true;
  await it.takeIn();
  expect(await shown(it)).toEqual({ 'A-1': '1/1', 'A-2': '22/22', 'A-3': '3/3', 'A-4': '4/4' });
  await it.takeIn();
  expect(await shown(it)).toMatchObject({ 'A-2': '22/22' });
});

test('a page of whole hundreds may have been cut down: it is not taken for the last one', async () => {
  const it = await balanceSides();
  inFortnox(it, stocked(200));
  await inAndersson(it, ...numbered(200));
  await it.takeIn();
  expect(offsets(it.asked())).toEqual(['0', '200']);
  expect(Object.keys(await shown(it))).toHaveLength(200);
});

describe('resumed after a kill', () => {
  test('it goes on at the page it had come to, with all it knew: no page is read again, and the counts are whole', async () => {
    let dies = true;
    const it = await balanceSides({
      reader: (real) => ({
        ...real,
        async page(company, offset) {
          if (dies && offset === 2_000) throw new Error('the worker was killed');
          return real.page(company, offset);
        },
      }),
    });
    inFortnox(it, stocked(2_350));
    // Named on the first page, and by no list: only the first would be asked for if what was known were lost.
    await inAndersson(it, ...numbered(2_350), 'B-1');
    await expect(it.takeIn()).rejects.toThrow('killed');
    expect(await balanceRows(it)).toHaveLength(2_000);
    dies = false;
    it.fortnox.clearRequests();
    const { report } = await it.takeIn({ attempt: 2, heartbeatDetails: it.kept() });
    expect(report.counts).toEqual({ read: 2_351, written: 2_351, same: 0, skipped: 0, failed: 0 });
    expect(it.asked().map((query) => [query.get('offset'), query.get('itemIds')])).toEqual([
      ['2000', null],
      ['0', 'B-1'],
    ]);
  });

  test('killed between the questions by number it asks only for those that are left', async () => {
    let calls = 0;
    const it = await balanceSides({
      reader: (real) => ({
        ...real,
        async ofArticles(company, numbers) {
          calls += 1;
          if (calls === 2) throw new Error('the worker was killed');
          return real.ofArticles(company, numbers);
        },
      }),
    });
    await inAndersson(it, ...numbered(1_200));
    await expect(it.takeIn()).rejects.toThrow('killed');
    expect(await balanceRows(it)).toHaveLength(1_000);
    it.fortnox.clearRequests();
    const { report } = await it.takeIn({ attempt: 2, heartbeatDetails: it.kept() });
    expect(report.counts).toMatchObject({ read: 1_200, written: 1_200 });
    const asked = it.asked().flatMap((query) => query.get('itemIds')?.split(',') ?? []);
    expect(asked).toEqual(numbered(200, 1_001));
  });

  test('what an older version kept, and this one cannot read, is begun anew', async () => {
    const it = await balanceSides();
    inFortnox(it, { 'A-1': 1 });
    await inAndersson(it, 'A-1');
    expect((await it.takeIn({ heartbeatDetails: { page: 3 } })).report.counts).toMatchObject({ written: 1 });
  });
});
