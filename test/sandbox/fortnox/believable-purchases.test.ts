import { believableArticles } from '../../../sandbox/fortnox/believable-articles';
import { believablePrices } from '../../../sandbox/fortnox/believable-prices';
import { seedBelievable } from '../../../sandbox/fortnox/believable-seed';
import { believableSuppliers } from '../../../sandbox/fortnox/believable-suppliers';
import { closeSimulators, connect } from './plain-client';

afterEach(closeSimulators);

test('the same seed makes the same suppliers and articles, another seed others', () => {
  for (const make of [believableSuppliers, believableArticles]) {
    expect(make(50, 7)).toEqual(make(50, 7));
    expect(make(50, 7)).not.toEqual(make(50, 8));
  }
});

test('suppliers look like cards of a Swedish workshop, some from abroad, with gaps', () => {
  const suppliers = believableSuppliers(300, 1);
  const text = JSON.stringify(suppliers);
  for (const letter of 'åäö') expect(text).toContain(letter);
  const share = (holds: (supplier: (typeof suppliers)[number]) => boolean) => suppliers.filter(holds).length / 300;
  expect(share(({ Currency }) => Currency === 'SEK')).toBeGreaterThan(0.8);
  expect(share(({ Currency }) => Currency !== 'SEK')).toBeGreaterThan(0.03);
  expect(share(({ Active }) => !Active)).toBeGreaterThan(0.02);
  expect(share(({ OrganisationNumber }) => OrganisationNumber === undefined)).toBeGreaterThan(0.05);
});

test('articles are what a workshop buys: most of them stock goods, in pieces, kilos and metres', () => {
  const articles = believableArticles(500, 1, 20_001, ['501', '502']);
  expect(articles[0]?.ArticleNumber).toBe('20001');
  const text = JSON.stringify(articles);
  for (const letter of 'åäöØ') expect(text).toContain(letter);
  expect(new Set(articles.map(({ Unit }) => Unit))).toEqual(new Set(['st', 'kg', 'm', 'l']));
  const share = (holds: (article: (typeof articles)[number]) => boolean) => articles.filter(holds).length / 500;
  expect(share(({ StockGoods }) => StockGoods)).toBeGreaterThan(0.8);
  expect(share(({ StockGoods }) => !StockGoods)).toBeGreaterThan(0.03);
  expect(share(({ Active }) => !Active)).toBeGreaterThan(0.02);
  expect(share(({ SupplierNumber }) => SupplierNumber !== undefined)).toBeGreaterThan(0.8);
  expect(share(({ CostCalculationMethod }) => CostCalculationMethod !== undefined)).toBeGreaterThan(0.05);
  for (const sign of '/+-') expect(share(({ ArticleNumber }) => ArticleNumber.includes(sign))).toBeGreaterThan(0.05);
  expect(new Set(articles.map(({ ArticleNumber }) => ArticleNumber)).size).toBe(500);
  for (const { PurchasePrice } of articles) expect(PurchasePrice).toBeGreaterThan(0);
});

test('Fortnox itself would take every one of them', async () => {
  const { simulator, api } = await connect();
  const suppliers = believableSuppliers(60, 3);
  const numbers = suppliers.map(({ SupplierNumber }) => SupplierNumber);
  for (const supplier of suppliers) {
    simulator.clock.advance(1_000);
    const reply = await api('POST', '/suppliers', { Supplier: supplier });
    expect([reply.status, reply.json.Supplier]).toMatchObject([201, supplier]);
  }
  for (const { PurchasePrice, ...article } of believableArticles(60, 3, undefined, numbers)) {
    simulator.clock.advance(1_000);
    // With the warehouse the price follows from the cost.
    const reply = await api('POST', '/articles', { Article: { ...article, DirectCost: PurchasePrice } });
    expect([reply.status, reply.json.Article]).toMatchObject([201, { ...article, PurchasePrice }]);
  }
  for (const price of believablePrices(simulator.articles.all(), 60, 3)) {
    simulator.clock.advance(1_000);
    const reply = await api('POST', '/prices', { Price: price });
    expect([reply.status, reply.json.Price]).toMatchObject([201, price]);
  }
});

test('a company is filled in one go, articles pointing at its own suppliers; the admin surface fills alike', async () => {
  const { simulator, admin } = await connect();
  seedBelievable(simulator, 20, 5);
  expect(simulator.prices.all().length).toBeGreaterThan(10);
  const sizes = [simulator.customers, simulator.suppliers, simulator.articles].map((register) => register.all().length);
  expect(sizes).toEqual([20, 20, 20]);
  await admin('POST', '/suppliers/seed', { count: 3, seed: 9, firstNumber: 900 });
  const reply = await admin('POST', '/articles/seed', { count: 200, seed: 9, firstNumber: 50_001 });
  expect(reply.json).toEqual({ seeded: 200 });
  await admin('POST', '/prices/seed', { count: 200, seed: 9 });
  const priced = simulator.prices
    .all()
    .filter(({ PriceList, FromQuantity }) => PriceList === 'A' && FromQuantity === 0);
  expect(priced.length).toBeGreaterThan(150);
  expect(priced.length).toBeLessThan(220);
  const known = simulator.suppliers.all().map(({ SupplierNumber }) => SupplierNumber);
  const used = simulator.articles.all().map(({ SupplierNumber }) => SupplierNumber);
  const pointing = used.filter((number) => number !== null);
  expect(known).toEqual(expect.arrayContaining(pointing));
});
