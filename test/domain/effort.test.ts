import { articles } from '../../domain/registers/articles';
import { customers } from '../../domain/registers/customers';
import { callsOfWrite, effortOf, listsFor, minutesLeft } from '../../domain/sync/effort';

const write = (action: 'create' | 'update', ...names: readonly string[]) => ({
  number: '7',
  action,
  fields: Object.fromEntries(names.map((name) => [name, 'x'])),
});

test.each([
  ['a new customer', customers, write('create', 'Name', 'City'), { writes: 1, prices: 0 }],
  ['a changed customer', customers, write('update', 'City'), { writes: 1, prices: 0 }],
  [
    'a new article with price: one for each',
    articles,
    write('create', 'Description', 'SalesPrice'),
    { writes: 2, prices: 1 },
  ],
  [
    'a new article with cost: nothing is there to read',
    articles,
    write('create', 'Description', 'PurchasePrice'),
    { writes: 1, prices: 0 },
  ],
  [
    'a price alone: the article itself is not written',
    articles,
    write('update', 'SalesPrice'),
    { writes: 1, prices: 1 },
  ],
  ['a cost: its other parts are read first', articles, write('update', 'PurchasePrice'), { writes: 2, prices: 0 }],
  [
    'name, cost and price',
    articles,
    write('update', 'Description', 'PurchasePrice', 'SalesPrice'),
    { writes: 3, prices: 1 },
  ],
])('calls of %s', (_, register, of, calls) => {
  expect(callsOfWrite(register, of)).toEqual(calls);
});

test('a run takes its calls at 288 a minute, and a list of 500 costs one', () => {
  expect([0, 1, 500, 501, 10_000].map(listsFor)).toEqual([1, 1, 1, 2, 20]);
  expect(effortOf({ lists: 20, reads: 10_000, writes: 500, prices: 100 })).toEqual({
    ...{ lists: 20, reads: 10_000, writes: 500, prices: 100 },
    calls: 10_520,
    minutes: 37,
  });
});

test('time left is told by the pace so far, and not before there is one', () => {
  expect(minutesLeft(0, 1_000, 1)).toBeNull();
  expect(minutesLeft(500, 1_000, 576)).toBe(2);
  expect(minutesLeft(1_000, 1_000, 1_002)).toBe(0);
});
