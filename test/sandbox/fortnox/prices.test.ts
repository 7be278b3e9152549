import { type Connected, closeSimulators, connect, refusalCode } from './plain-client';

afterEach(closeSimulators);

/** Articles 100 and A/1+, and price lists A and B. */
async function connectSelling(options: Parameters<typeof connect>[0] = {}): Promise<Connected> {
  const connected = await connect(options);
  const { simulator } = connected;
  simulator.articles.seed([
    { ArticleNumber: '100', Description: 'Konsol', Unit: 'st' },
    { ArticleNumber: 'A/1+', Description: 'Stativ', Unit: 'st' },
  ]);
  simulator.priceLists.create({ Code: 'B', Description: 'Återförsäljare' });
  return connected;
}

const post = ({ api }: Connected, Price: object) => api('POST', '/prices', { Price });
const keys = ({ json }: { readonly json: Readonly<Record<string, unknown>> }) =>
  (json.Prices as readonly Readonly<Record<string, unknown>>[]).map(({ PriceList, ArticleNumber, FromQuantity }) => [
    PriceList,
    ArticleNumber,
    FromQuantity,
  ]);

test('a price is made, read, changed and deleted by the three parts of its key, two decimals kept', async () => {
  const connected = await connectSelling();
  const { api } = connected;
  const made = await post(connected, { PriceList: 'A', ArticleNumber: '100', Price: 12.345 });
  expect([made.status, made.headers.get('location')]).toEqual([201, 'prices']);
  expect(made.json.Price).toEqual({
    '@url': 'https://api.fortnox.se/3/prices/A/100/0',
    ArticleNumber: '100',
    Date: '2026-11-23 11:00:00',
    FromQuantity: 0,
    Percent: 0,
    Price: 12.35,
    PriceList: 'A',
  });
  const changed = await api('PUT', '/prices/A/100/0', { Price: { Price: '9.5' } });
  expect(changed.json.Price).toMatchObject({ Price: 9.5, FromQuantity: 0 });
  expect((await api('GET', '/prices/A/100/0')).json).toEqual(changed.json);
  expect((await api('DELETE', '/prices/A/100/0')).status).toBe(204);
  const gone = await api('GET', '/prices/A/100/0');
  expect([gone.status, gone.errorInformation]).toMatchObject([404, { Code: 2999022 }]);
  expect((await post(connected, { PriceList: 'A', ArticleNumber: '100', Price: 8 })).status).toBe(201);
});

test('a number with / and + is found by its encoded path, in all parts', async () => {
  const connected = await connectSelling();
  const { api } = connected;
  const made = await post(connected, { PriceList: 'A', ArticleNumber: 'A/1+', FromQuantity: 0.5, Price: 3 });
  expect(made.json.Price).toMatchObject({ '@url': 'https://api.fortnox.se/3/prices/A/A%2F1%2B/0.5' });
  expect((await api('GET', '/prices/A/A%2F1%2B/0.50')).json).toEqual(made.json);
  expect(keys(await api('GET', '/prices/sublist/A/A%2F1%2B'))).toEqual([
    ['A', 'A/1+', 0],
    ['A', 'A/1+', 0.5],
  ]);
  expect((await api('PUT', '/prices/A/A%2F1%2B', { Price: { Price: 5 } })).json.Price).toMatchObject({
    FromQuantity: 0,
    Price: 5,
  });
  expect((await api('DELETE', '/prices/A/A%2F1%2B/0.5')).status).toBe(204);
});

test('without a quantity it is the first price that is read and changed', async () => {
  const connected = await connectSelling();
  const { simulator, api } = connected;
  const missing = await api('GET', '/prices/A/100');
  expect([missing.status, missing.errorInformation.Code]).toEqual([404, 2999022]);
  expect((await api('PUT', '/prices/A/100', { Price: { Price: 1 } })).status).toBe(404);
  simulator.prices.seed([
    { PriceList: 'A', ArticleNumber: '100', FromQuantity: 0, Price: 20 },
    { PriceList: 'A', ArticleNumber: '100', FromQuantity: 100, Price: 18 },
    { PriceList: 'A', ArticleNumber: '100', FromQuantity: 20, Price: 19 },
  ]);
  expect((await api('PUT', '/prices/A/100', { Price: { Price: 21 } })).json.Price).toMatchObject({ Price: 21 });
  expect((await api('GET', '/prices/A/100')).json.Price).toMatchObject({ FromQuantity: 0, Price: 21 });
  simulator.prices.remove('A/100/0');
  expect((await api('GET', '/prices/A/100')).json.Price).toMatchObject({ FromQuantity: 20, Price: 19 });
});

test('the first price from a higher quantity brings a base price of 0 with it, later ones do not', async () => {
  const connected = await connectSelling();
  const { api } = connected;
  for (const FromQuantity of [10, 20, 30, 40, 50]) {
    await post(connected, { PriceList: 'A', ArticleNumber: '100', FromQuantity, Price: 100 - FromQuantity });
  }
  const listed = await api('GET', '/prices/sublist/A/100');
  expect(listed.meta['@TotalResources']).toBe(6);
  expect((await api('GET', '/prices/A/100/0')).json.Price).toMatchObject({ Price: 0 });
  await api('DELETE', '/prices/A/100/0');
  await post(connected, { PriceList: 'A', ArticleNumber: '100', FromQuantity: 60, Price: 1 });
  expect((await api('GET', '/prices/A/100/0')).status).toBe(404);
});

test('all prices are a list as any other: envelope, slim lines, search and lastmodified', async () => {
  const connected = await connectSelling();
  const { simulator, api } = connected;
  const price = (PriceList: string, ArticleNumber: string, FromQuantity: number) => ({
    PriceList,
    ArticleNumber,
    FromQuantity,
    Price: 7,
  });
  simulator.prices.seed(
    [price('B', '100', 0), price('A', '100', 100), price('A', '100', 20)],
    new Date('2025-01-01T12:00:00Z'),
  );
  simulator.prices.seed([price('A', 'A/1+', 0)]);
  const all = await api('GET', '/prices');
  expect(all.meta).toEqual({ '@TotalResources': 5, '@TotalPages': 1, '@CurrentPage': 1 });
  expect(keys(all)).toEqual([
    ['A', '100', 0],
    ['A', '100', 20],
    ['A', '100', 100],
    ['A', 'A/1+', 0],
    ['B', '100', 0],
  ]);
  expect(all.json.Prices).toContainEqual({
    '@url': 'https://api.fortnox.se/3/prices/A/100/20',
    ArticleNumber: '100',
    FromQuantity: 20,
    Price: 7,
    PriceList: 'A',
  });
  expect(keys(await api('GET', `/prices?articlenumber=${encodeURIComponent('a/1+')}`))).toEqual([['A', 'A/1+', 0]]);
  expect(keys(await api('GET', '/prices?articlenumber=100&fromquantity=100'))).toEqual([['A', '100', 100]]);
  expect(keys(await api('GET', '/prices?lastmodified=2026-01-01'))).toEqual([['A', 'A/1+', 0]]);
  expect(keys(await api('GET', '/prices?limit=2&page=2'))).toEqual([
    ['A', '100', 100],
    ['A', 'A/1+', 0],
  ]);
});

test('the sublist of a price list has a hundred lines to a page, or as many as asked for', async () => {
  const { simulator, api } = await connectSelling();
  const numbers = Array.from({ length: 130 }, (_, index) => String(1_000 + index));
  simulator.prices.seed(
    ['A', 'B'].flatMap((PriceList) =>
      numbers.map((ArticleNumber) => ({ PriceList, ArticleNumber, FromQuantity: 0, Price: 1 })),
    ),
  );
  const first = await api('GET', '/prices/sublist/B');
  expect(first.meta).toEqual({ '@TotalResources': 130, '@TotalPages': 2, '@CurrentPage': 1 });
  expect(keys(first)).toHaveLength(100);
  expect(keys(await api('GET', '/prices/sublist/B?page=2'))[0]).toEqual(['B', '1100', 0]);
  expect(keys(await api('GET', '/prices/sublist/B?limit=125&page=2'))).toHaveLength(5);
  expect((await api('GET', '/prices/sublist/C')).meta['@TotalResources']).toBe(0);
});

test.each([
  ['no article', { PriceList: 'A', Price: 1 }, 2999013],
  ['an article that is not there', { PriceList: 'A', ArticleNumber: '9', Price: 1 }, 2999025],
  ['a price list that is not there', { PriceList: 'Q', ArticleNumber: '100', Price: 1 }, 2999006],
  ['a price that is there', { PriceList: 'B', ArticleNumber: '100', FromQuantity: 0, Price: 1 }, 2999023],
  ['a price in words', { PriceList: 'A', ArticleNumber: '100', Price: 'tolv' }, 2000108],
  ['a quantity below zero', { PriceList: 'A', ArticleNumber: '100', FromQuantity: -1, Price: 1 }, 2999014],
  ['an unknown field', { PriceList: 'A', ArticleNumber: '100', Cost: 1 }, 2001399],
])('%s is refused', async (_what, fields, code) => {
  const connected = await connectSelling();
  connected.simulator.prices.create({ PriceList: 'B', ArticleNumber: '100', Price: 3 });
  const reply = await post(connected, fields);
  expect([reply.status, refusalCode(reply)]).toEqual([400, code]);
});

test('by switch a missing article is told by the code it has elsewhere', async () => {
  const connected = await connectSelling({ switches: { priceOfUnknownArticle: 'articleNotFound' } });
  const reply = await post(connected, { PriceList: 'A', ArticleNumber: '9', Price: 1 });
  expect([reply.status, refusalCode(reply)]).toEqual([400, 2000428]);
});

test('the day of the last change is Fortnox\u2019s own: a client\u2019s is ignored', async () => {
  const connected = await connectSelling();
  const { simulator, api } = connected;
  await post(connected, { PriceList: 'A', ArticleNumber: '100', Price: 1, Date: '2020-01-01 00:00:00' });
  simulator.clock.advance(60_000);
  const changed = await api('PUT', '/prices/A/100/0', { Price: { Price: 2, Date: '2020-01-01 00:00:00' } });
  expect(changed.json.Price).toMatchObject({ Price: 2, Date: '2026-11-23 11:01:00' });
});

test('the article shows its base price in the preselected list, and null without one', async () => {
  const connected = await connectSelling();
  const { simulator, api } = connected;
  const shown = async () => {
    const [detail, list] = [await api('GET', '/articles/100'), await api('GET', '/articles?articlenumber=100')];
    const [item] = list.json.Articles as readonly Readonly<Record<string, unknown>>[];
    return [(detail.json.Article as Readonly<Record<string, unknown>>).SalesPrice, item?.SalesPrice];
  };
  expect(await shown()).toEqual([null, null]);
  await post(connected, { PriceList: 'A', ArticleNumber: '100', Price: 12.5 });
  await post(connected, { PriceList: 'A', ArticleNumber: '100', FromQuantity: 10, Price: 11 });
  expect(await shown()).toEqual([12.5, '12.5']);
  simulator.priceLists.put('B', { PreSelected: true });
  expect(await shown()).toEqual([null, null]);
  await post(connected, { PriceList: 'B', ArticleNumber: '100', Price: 10 });
  expect(await shown()).toEqual([10, '10']);
  const written = await api('PUT', '/articles/100', { Article: { SalesPrice: 5 } });
  expect([written.status, refusalCode(written)]).toEqual([400, 2999004]);
});

test('whether a new price moves the article in lastmodified is a switch', async () => {
  const connected = await connectSelling();
  const { simulator, api } = connected;
  const moved = async () =>
    (await api('GET', `/articles?lastmodified=${encodeURIComponent('2026-11-23 11:00:10')}`)).meta;
  simulator.clock.advance(10_000);
  await post(connected, { PriceList: 'A', ArticleNumber: '100', Price: 1 });
  expect(await moved()).toMatchObject({ '@TotalResources': 0 });
  simulator.switches.priceChangeTouchesArticle = true;
  await api('PUT', '/prices/A/100/0', { Price: { Price: 2 } });
  expect(await moved()).toMatchObject({ '@TotalResources': 1 });
});

test('an article that is deleted takes its prices with it', async () => {
  const connected = await connectSelling();
  await post(connected, { PriceList: 'A', ArticleNumber: '100', Price: 1 });
  await post(connected, { PriceList: 'A', ArticleNumber: 'A/1+', Price: 2 });
  await connected.api('DELETE', '/articles/100');
  expect(keys(await connected.api('GET', '/prices'))).toEqual([['A', 'A/1+', 0]]);
});

test('people change prices by hand, at the address of the key', async () => {
  const { simulator, admin, api } = await connectSelling();
  expect((await admin('POST', '/prices', { PriceList: 'A', ArticleNumber: 'A/1+', Price: 4 })).status).toBe(201);
  simulator.clock.advance(60_000);
  const changed = await admin('PATCH', '/prices/A/A%2F1%2B/0', { Price: 4.5 });
  expect(changed.json).toMatchObject({ Price: 4.5, Date: '2026-11-23 11:01:00' });
  expect((await admin('GET', '/prices/A/A%2F1%2B/0')).json).toEqual(simulator.prices.get('A/A%2F1%2B/0'));
  expect((await admin('GET', '/prices')).list).toHaveLength(1);
  expect((await admin('PATCH', '/prices/A/A%2F1%2B/0', { FromQuantity: 2 })).json.message).toBe(
    'FromQuantity cannot be changed',
  );
  const since = await api('GET', `/prices?lastmodified=${encodeURIComponent('2026-11-23 11:01')}`);
  expect(keys(since)).toEqual([['A', 'A/1+', 0]]);
  expect((await admin('DELETE', '/prices/A/A%2F1%2B/0')).status).toBe(204);
  expect((await admin('GET', '/prices/A/A%2F1%2B/0')).status).toBe(404);
  expect((await admin('DELETE', '/prices/A/A%2F1%2B/0')).status).toBe(400);
});
