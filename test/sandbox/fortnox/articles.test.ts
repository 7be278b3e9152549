import { closeSimulators, connect, refusalCode } from './plain-client';

afterEach(closeSimulators);

test('an article needs a description only, and gets the defaults that were recorded', async () => {
  const { api } = await connect();
  const { status, json } = await api('POST', '/articles', { Article: { Description: 'Täckplugg' } });
  expect(status).toBe(201);
  expect(json.Article).toMatchObject({
    ArticleNumber: '101',
    Active: true,
    Type: 'STOCK',
    StockGoods: false,
    PurchaseAccount: 4000,
    EUAccount: 3108,
    EUVATAccount: 3106,
    ExportAccount: 3105,
    QuantityInStock: 0,
    Unit: '',
    SupplierNumber: null,
  });
});

test('the typing trap: amounts and quantities are texts in the list and numbers in the detail', async () => {
  const { simulator, api } = await connect();
  simulator.articles.create({
    ArticleNumber: 'A/1',
    Description: 'Plåt',
    Unit: 'kg',
    PurchasePrice: 12.5,
    QuantityInStock: 8,
    ReservedQuantity: 3,
  });
  const { json } = await api('GET', '/articles');
  expect(json.Articles).toMatchObject([
    {
      '@url': 'https://api.fortnox.se/3/articles/A%2F1',
      PurchasePrice: '12.5',
      QuantityInStock: '8',
      ReservedQuantity: '3',
      DisposableQuantity: '5',
      StockValue: '100',
      SalesPrice: null,
    },
  ]);
  for (const hidden of ['Active', 'StockGoods', 'SupplierNumber'])
    expect(json.Articles).not.toHaveProperty(`0.${hidden}`);
  expect((await api('GET', '/articles/A%2F1')).json.Article).toMatchObject({
    PurchasePrice: 12.5,
    QuantityInStock: 8,
    DisposableQuantity: 5,
    StockValue: 100,
  });
});

test('the supplier must exist, and its name is looked up', async () => {
  const { simulator, api } = await connect();
  const create = () => api('POST', '/articles', { Article: { Description: 'X', SupplierNumber: '7' } });
  const refused = await create();
  expect([refused.status, refusalCode(refused)]).toEqual([400, 2999009]);
  simulator.suppliers.create({ SupplierNumber: '7', Name: 'Stål AB' });
  expect((await create()).json.Article).toMatchObject({ SupplierNumber: '7', SupplierName: 'Stål AB' });
  simulator.suppliers.put('7', { Name: 'Stål & Metall AB' });
  expect((await api('GET', '/articles/101')).json.Article).toMatchObject({ SupplierName: 'Stål & Metall AB' });
});

test('a unit is emptied by "", the other way round from all other fields', async () => {
  const { simulator, api } = await connect();
  simulator.articles.create({ ArticleNumber: '1', Description: 'X', Unit: 'm' });
  const put = (fields: object) => api('PUT', '/articles/1', { Article: fields });
  const asNull = await put({ Unit: null });
  expect([asNull.status, refusalCode(asNull)]).toEqual([400, 2000699]);
  expect((await put({ Description: '' })).json.Article).toMatchObject({ Description: 'X', Unit: 'm' });
  expect((await put({ Unit: '' })).json.Article).toMatchObject({ Unit: '' });
});

test('costs keep two decimals, halves up', async () => {
  const { api } = await connect();
  const { json } = await api('POST', '/articles', { Article: { Description: 'X', DirectCost: 1.125 } });
  expect(json.Article).toMatchObject({ DirectCost: 1.13 });
});

test('filters, search and lastmodified work as for customers', async () => {
  const { simulator, api } = await connect();
  simulator.articles.seed(
    [{ ArticleNumber: '1', Description: 'Gammal', Active: false }],
    new Date('2025-01-01T12:00:00Z'),
  );
  simulator.articles.seed([{ ArticleNumber: '2', Description: 'Vändskär' }]);
  const numbers = async (query: string) => {
    const { json } = await api('GET', `/articles?${query}`);
    return (json.Articles as readonly { ArticleNumber: string }[]).map(({ ArticleNumber }) => ArticleNumber);
  };
  expect(await numbers('filter=inactive')).toEqual(['1']);
  expect(await numbers('filter=active')).toEqual(['2']);
  expect(await numbers(`description=${encodeURIComponent('vänd')}`)).toEqual(['2']);
  expect(await numbers('articlenumber=1')).toEqual(['1']);
  expect(await numbers('lastmodified=2026-01-01')).toEqual(['2']);
  expect(await numbers('sortby=articlenumber&sortorder=descending')).toEqual(['2', '1']);
});

test('a partial update leaves stock goods and active as they are', async () => {
  const { simulator, api } = await connect();
  simulator.articles.create({ ArticleNumber: '1', Description: 'X', StockGoods: true, Active: false });
  const changed = await api('PUT', '/articles/1', { Article: { Description: 'Y' } });
  expect(changed.json.Article).toMatchObject({ Description: 'Y', StockGoods: true, Active: false });
});

test('the number of an article that is deleted stays taken, by switch it is free', async () => {
  const { simulator, api } = await connect();
  const create = () => api('POST', '/articles', { Article: { ArticleNumber: '1', Description: 'X' } });
  await create();
  expect((await api('DELETE', '/articles/1')).status).toBe(204);
  const taken = await create();
  expect([taken.status, taken.errorInformation]).toEqual([
    400,
    { error: 1, message: 'Artikelnummer "1" används redan.', code: 2000013 },
  ]);
  simulator.switches.deletedNumbers = 'reused';
  expect((await create()).status).toBe(201);
});

test('a number with / and + is read, changed and deleted by its encoded path', async () => {
  const { api } = await connect();
  await api('POST', '/articles', { Article: { ArticleNumber: '10/2+FZB-_', Description: 'X' } });
  const path = `/articles/${encodeURIComponent('10/2+FZB-_')}`;
  expect((await api('PUT', path, { Article: { Unit: 'st' } })).json.Article).toMatchObject({ Unit: 'st' });
  expect((await api('GET', path)).json.Article).toMatchObject({ ArticleNumber: '10/2+FZB-_' });
  expect((await api('DELETE', path)).status).toBe(204);
});

test.each([
  ['a number that is taken', { ArticleNumber: '1' }, 2000013],
  ['a number with "', { ArticleNumber: '10"' }, 2000359],
  ['a number with a space', { ArticleNumber: '10 20' }, 2000166],
  ['a number of 51 signs', { ArticleNumber: 'A'.repeat(51) }, 2999001],
  ['a number with å', { ArticleNumber: 'STÅL' }, 2000166],
  ['a unit not registered', { Unit: 'famn' }, 2000432],
  ['a stock figure', { QuantityInStock: 5 }, 2999004],
  ['too large an account', { PurchaseAccount: 100_000 }, 2999014],
  ['too long a description', { Description: 'å'.repeat(201) }, 2999001],
])('%s is refused', async (_what, fields, code) => {
  const { simulator, api } = await connect();
  simulator.articles.create({ ArticleNumber: '1', Description: 'Finns' });
  const reply = await api('POST', '/articles', { Article: { Description: 'X', ...fields } });
  expect([reply.status, refusalCode(reply)]).toEqual([400, code]);
});

test('a missing unit is told in the words of a unit that cannot be found', async () => {
  const { simulator, api } = await connect();
  simulator.articles.create({ ArticleNumber: '1', Description: 'X', Unit: 'm' });
  for (const [method, path] of [
    ['POST', '/articles'],
    ['PUT', '/articles/1'],
  ] as const) {
    const { status, errorInformation } = await api(method, path, { Article: { Description: 'Y', Unit: 'famn' } });
    expect([status, errorInformation]).toEqual([400, { error: 1, message: 'Kan inte hitta enheten.', code: 2000432 }]);
  }
  expect(simulator.articles.all()).toMatchObject([{ Description: 'X', Unit: 'm' }]);
});

test('an article that is not there is told as recorded', async () => {
  const { api } = await connect();
  const reply = await api('GET', '/articles/9');
  expect([reply.status, reply.errorInformation]).toEqual([
    404,
    { Error: 1, Message: 'Kan inte hitta artikeln.', Code: 2000428 },
  ]);
});
