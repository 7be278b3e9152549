import {
  type BalanceSides,
  balanceRows,
  balanceSides,
  closeSides,
  inAndersson,
  inFortnox,
  numbered,
  shown,
} from './sides';

afterEach(closeSides);

/** `count` articles on both sides, each with one more in stock than the one before. */
async function filled(count: number, options: Parameters<typeof balanceSides>[0] = {}): Promise<BalanceSides> {
  const it = await balanceSides(options);
  inFortnox(it, Object.fromEntries(numbered(count).map((number, index) => [number, index + 1])));
  await inAndersson(it, ...numbered(count));
  return it;
}

const counts = (written: number, same: number, skipped = 0, failed = 0) => ({
  read: written + same + skipped + failed,
  written,
  same,
  skipped,
  failed,
});

test('R1.3.3 stock balance is what Fortnox has in stock, disposable what is not reserved of it', async () => {
  const it = await balanceSides();
  inFortnox(it, { 'A-1': 12.5, 'A-2': 4 });
  it.fortnox.articles.put('A-2', { ReservedQuantity: 3 });
  await inAndersson(it, 'A-1', 'A-2');
  expect(await it.takeIn()).toEqual({
    report: { counts: counts(2, 0), failures: [], heldBy: [] },
    stopped: null,
  });
  expect(await shown(it)).toEqual({ 'A-1': '12.5/12.5', 'A-2': '4/1' });
  expect(await balanceRows(it)).toMatchObject([{ available_in_fortnox: '12.5' }, { available_in_fortnox: '1' }]);
});

test('R0.4 what has not changed is not written: a second and a third run write nothing', async () => {
  const it = await filled(30);
  await it.takeIn();
  const before = await balanceRows(it);
  for (const again of [1, 2]) {
    const statements = it.andersson.statements();
    expect([again, (await it.takeIn()).report.counts]).toEqual([again, counts(0, 30)]);
    expect(await balanceRows(it)).toEqual(before);
    expect(it.andersson.statements() - statements).toBeLessThan(15);
  }
});

test('R0.8 a changed balance is asked for by number and written, and nothing else is', async () => {
  const it = await filled(30);
  await it.takeIn();
  const before = await balanceRows(it);
  it.fortnox.articles.put('A-000007', { QuantityInStock: 70 });
  it.fortnox.articles.put('A-000009', { ReservedQuantity: 2 });
  it.fortnox.clearRequests();
  expect((await it.takeIn()).report.counts).toEqual(counts(2, 28));
  expect(it.asked().map((query) => query.get('itemIds'))).toEqual([null, 'A-000007,A-000009']);
  expect(await shown(it)).toMatchObject({ 'A-000007': '70/70', 'A-000009': '9/7' });
  const changed = (await balanceRows(it)).filter((row, index) => row.read_at !== before[index]?.read_at);
  expect(changed.map(({ article_number }) => article_number)).toEqual(['A-000007', 'A-000009']);
});

test('R1.3.3 an article at several stock points, one of them without a code, shows the sum of all', async () => {
  const it = await balanceSides({
    reader: (real) => ({
      ...real,
      page: async () => ({
        rows: [
          { number: 'A-1', inStock: '3', available: '2' },
          { number: 'A-1', inStock: '0.1', available: '0.1' },
          { number: 'A-1', inStock: '0.2', available: '-1' },
        ],
        next: null,
        mark: 'page',
      }),
    }),
  });
  await inAndersson(it, 'A-1');
  await it.takeIn();
  expect(await shown(it)).toEqual({ 'A-1': '3.3/1.1' });
});

test('R1.3.3 a row without stock point code counts too, as Fortnox sends it', async () => {
  const it = await filled(2);
  it.fortnox.addFault({
    kind: 'oddBody',
    method: 'GET',
    pathPattern: 'stockbalance',
    members: { stockPointCode: null },
  });
  await it.takeIn();
  it.fortnox.addFault({ kind: 'oddBody', method: 'GET', pathPattern: 'stockbalance', without: ['stockPointCode'] });
  expect((await it.takeIn()).report.counts).toEqual(counts(0, 2));
  expect(await shown(it)).toEqual({ 'A-000001': '1/1', 'A-000002': '2/2' });
});

test('what Andersson does not have is skipped, also where only the letters’ case differs; inactive articles count', async () => {
  const it = await balanceSides();
  inFortnox(it, { 'A-1': 1, 'a-2': 2, 'B-9': 3 });
  await inAndersson(it, 'A-1', 'A-2');
  await it.andersson.kysely.updateTable('article').set({ active: 0 }).where('article_number', '=', 'A-1').execute();
  expect((await it.takeIn()).report.counts).toEqual(counts(2, 0, 2));
  expect(await shown(it)).toEqual({ 'A-1': '1/1', 'A-2': '0/0' });
});

test('a company whose Andersson has no article asks Fortnox for nothing', async () => {
  const it = await balanceSides();
  inFortnox(it, { 'A-1': 1 });
  expect((await it.takeIn()).report.counts).toEqual(counts(0, 0));
  expect(it.fortnox.requests()).toEqual([]);
});

describe('design rule 7: absence from the list proves nothing', () => {
  test('what the list does not name is asked for by number, and is 0 where the answer lacks it', async () => {
    const it = await balanceSides();
    inFortnox(it, { 'A-1': 5, 'A-2': 0, 'A-3': 7 });
    await inAndersson(it, 'A-1', 'A-2', 'A-3', 'A-4');
    await it.takeIn();
    expect(it.asked().map((query) => query.get('itemIds'))).toEqual([null, 'A-2,A-4']);
    expect(await shown(it)).toEqual({ 'A-1': '5/5', 'A-2': '0/0', 'A-3': '7/7', 'A-4': '0/0' });

    it.fortnox.articles.put('A-3', { QuantityInStock: 0 });
    it.fortnox.clearRequests();
    expect((await it.takeIn()).report.counts).toEqual(counts(1, 3));
    expect(it.asked().map((query) => query.get('itemIds'))).toEqual([null, 'A-3']);
    expect(await shown(it)).toMatchObject({ 'A-3': '0/0' });

    // Zeros that are shown already need no question.
    it.fortnox.clearRequests();
    expect((await it.takeIn()).report.counts).toEqual(counts(0, 4));
    expect(it.asked()).toHaveLength(1);
  });

  test('an article that the list lost on its way keeps what it has, since Fortnox says so when asked', async () => {
    let lost = false;
    const it = await filled(3, {
      reader: (real) => ({
        ...real,
        page: async (...ask) => {
          const page = await real.page(...ask);
          return lost ? { ...page, rows: page.rows.filter(({ number }) => number !== 'A-000002') } : page;
        },
      }),
    });
    await it.takeIn();
    lost = true;
    expect((await it.takeIn()).report.counts).toEqual(counts(0, 3));
    expect(await shown(it)).toMatchObject({ 'A-000002': '2/2' });
  });

  test('a list that comes empty is not believed: every article is asked for, and keeps what it has', async () => {
    let isEmpty = false;
    const it = await filled(3, {
      reader: (real) => ({
        ...real,
        page: (...ask) => (isEmpty ? Promise.resolve({ rows: [], next: null, mark: 'empty' }) : real.page(...ask)),
      }),
    });
    await it.takeIn();
    isEmpty = true;
    expect((await it.takeIn()).report.counts).toEqual(counts(0, 3));
    expect(await shown(it)).toEqual({ 'A-000001': '1/1', 'A-000002': '2/2', 'A-000003': '3/3' });
  });

  test('numbers that no URL can ask for are left out of the question and have no stock', async () => {
    const it = await balanceSides();
    await inAndersson(it, 'A,1', 'Å-2', 'A/3+B', 'A"4', ' ');
    await it.takeIn();
    expect(it.asked().map((query) => query.get('itemIds'))).toEqual([null, 'Å-2,A/3+B,A"4']);
    expect(await shown(it)).toEqual({ ' ': '0/0', 'A"4': '0/0', 'A,1': '0/0', 'A/3+B': '0/0', 'Å-2': '0/0' });
  });

  test('as many are asked for at once as fit in a URL of some 2,000 characters', async () => {
    const it = await balanceSides();
    await inAndersson(it, ...numbered(400));
    await it.takeIn();
    const urls = it.fortnox
      .requests()
      .map(({ path, query }) => `${it.fortnox.address}${path}?${query}`)
      .filter((url) => url.includes('itemIds='));
    expect(urls).toHaveLength(3);
    for (const url of urls) expect(url.length).toBeLessThan(2_000);
    const numbers = it.asked().flatMap((query) => query.get('itemIds')?.split(',') ?? []);
    expect(numbers).toEqual(numbered(400));
  });
});

test('only the articles named are asked for where a run is told which; the others’ disposable is worked out anew', async () => {
  const it = await filled(4);
  await it.takeIn();
  for (const number of numbered(4)) it.fortnox.articles.put(number, { QuantityInStock: 50 });
  await inAndersson(it, 'A-000005');
  it.fortnox.clearRequests();
  expect((await it.takeIn({ read: ['A-000002', 'B-1'] })).report.counts).toEqual(counts(2, 3));
  expect(it.asked().map((query) => query.get('itemIds'))).toEqual(['A-000002,A-000005']);
  expect(await shown(it)).toEqual({
    'A-000001': '1/1',
    'A-000002': '50/50',
    'A-000003': '3/3',
    'A-000004': '4/4',
    'A-000005': '0/0',
  });
});
