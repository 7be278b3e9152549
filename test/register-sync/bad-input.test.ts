import { sql } from 'kysely';
import { saveCards } from '../../sandbox/andersson/register-gestures';
import type { RegisterSyncResult } from '../../workflows/contract/register-sync';
import type { CustomerWorld } from '../support/customer-world';
import { worlds } from '../support/worlds';
import { letOverlapPass } from './customers';
import { twoSides } from './two-sides';

const world = worlds();

const sentences = ({ failures }: RegisterSyncResult): Record<string, string> =>
  Object.fromEntries(failures.map(({ number, sentence }) => [number, sentence]));
const noted = ({ notes }: RegisterSyncResult, number: string): readonly string[] =>
  notes.filter((it) => it.number === number).map(({ sentence }) => sentence);

const exporting = { SYNC_SUPPLIERS_DIRECTION: 'off', SYNC_ARTICLES_DIRECTION: 'export' };
const importing = { SYNC_SUPPLIERS_DIRECTION: 'off', SYNC_ARTICLES_DIRECTION: 'import' };

async function articlesInAndersson(it: CustomerWorld, cards: Readonly<Record<string, object>>): Promise<void> {
  const rows = Object.entries(cards).map(([article_number, card]) => ({ article_number, name: 'Fläns', ...card }));
  await saveCards(it.andersson, 'article', rows);
}

/** The calls that wrote to Fortnox about this article, as `METHOD path`. */
const writesAbout = (it: CustomerWorld, number: string) =>
  it.fortnox
    .requests()
    .filter(({ method, path }) => method !== 'GET' && path.includes(encodeURIComponent(number)))
    .map(({ method, path }) => `${method} ${path}`);

test('R0.7, R1.3.2 each article that cannot go to Fortnox is named with its cure, and the others go', async () => {
  const it = await world({ environment: exporting });
  it.fortnox.articles.create({ ArticleNumber: 'TJ-1', Description: 'Konsulttid', StockGoods: false });
  await articlesInAndersson(it, {
    'A-1': { cost: '12.50', sales_price: '20.00', unit: 'st' },
    'B/2+X_3': { sales_price: '0.1' },
    'C"4': {},
    'Åxel-5': {},
    'D 6': {},
    'E-7': { cost: '-3' },
    'F-8': { unit: 'kolli' },
    'G-9': { supplier_number: '999' },
    'H-10': { sales_price: '1.23456', cost: '0.0049' },
    'I-11': { name: 'Fläns > 20 mm' },
    'TJ-1': { sales_price: '900' },
    'J-12': { active: 0 },
  });
  const result = await it.sync('articles');
  expect(sentences(result)).toEqual({
    'C"4': expect.stringContaining('bara A–Z, a–z, 0–9 och _ - / + går'),
    'Åxel-5': expect.stringContaining('bara A–Z, a–z, 0–9 och _ - / + går'),
    'D 6': expect.stringContaining('Ändra numret i Andersson'),
    'E-7': expect.stringContaining('kalkylkostnad är negativt'),
    'F-8': expect.stringContaining('enhet kolli: Enheten finns inte i Fortnox. Lägg upp den där'),
    'G-9': expect.stringContaining('huvudleverantör 999: Artikelns huvudleverantör finns inte i Fortnox'),
    'I-11': expect.stringContaining('(2000359)'),
    'TJ-1': expect.stringContaining('inte lagervara i Fortnox'),
  });
  // Also an amount of which nothing is left.
  expect(noted(result, 'H-10')).toEqual([
    'kalkylkostnad: 4 decimaler, Fortnox tar 2. Beloppet avrundades i Fortnox.',
    'utpris: 5 decimaler, Fortnox tar 2. Beloppet avrundades i Fortnox.',
  ]);
  expect(result.counts).toMatchObject({ failed: 8, written: 3 });
  expect(it.fortnox.articles.all().map(({ ArticleNumber, SalesPrice }) => [ArticleNumber, SalesPrice])).toEqual([
    ['A-1', 20],
    ['B/2+X_3', 0.1],
    ['H-10', 1.23],
    ['TJ-1', null],
  ]);
  // Nothing that can be seen to be wrong is sent, and what is not stock goods is never flipped.
  for (const number of ['C"4', 'Åxel-5', 'D 6', 'E-7', 'TJ-1']) expect(writesAbout(it, number)).toEqual([]);
  expect(it.fortnox.articles.get('TJ-1')).toMatchObject({ StockGoods: false });
  expect(it.fortnox.articles.get('A-1')).toMatchObject({ StockGoods: true, DirectCost: 12.5, PurchasePrice: 12.5 });

  it.fortnox.units.create({ Code: 'kolli', Description: 'kolli' });
  it.fortnox.articles.put('TJ-1', { StockGoods: true });
  await twoSides(it, 'articles').editInAndersson('F-8', { name: 'Fläns i kolli' });
  const cured = await it.sync('articles');
  expect(Object.keys(sentences(cured))).not.toEqual(expect.arrayContaining(['F-8', 'TJ-1']));
  expect(it.fortnox.articles.get('F-8')).toMatchObject({ Unit: 'kolli', Description: 'Fläns i kolli' });
  expect(it.fortnox.articles.get('TJ-1')).toMatchObject({ SalesPrice: 900 });
});

test('R1.3.2 å, ä and ö go where a company allows them; the rest is refused all the same', async () => {
  const it = await world({ environment: { ...exporting, SYNC_ARTICLES_SWEDISH_LETTERS: 'yes' } });
  await articlesInAndersson(it, { 'Åxel-5': {}, 'Axel 5': {} });
  const result = await it.sync('articles');
  // The simulated Fortnox refuses what its sheet leaves open, by its own code.
  expect(sentences(result)).toEqual({
    'Åxel-5': expect.stringContaining('(2000166)'),
    'Axel 5': expect.stringContaining('å, ä, ö, 0–9'),
  });
});

test('R1.3.2 without price list A no article with a price is made, and each says so; one without price goes', async () => {
  const it = await world({ environment: exporting });
  it.fortnox.priceLists.create({ Code: 'B', Description: 'Grossist', PreSelected: true });
  it.fortnox.priceLists.remove('A');
  await articlesInAndersson(it, { 'A-1': { sales_price: '20' }, 'A-2': {} });
  expect(sentences(await it.sync('articles'))).toEqual({ 'A-1': expect.stringContaining('Prislista A finns inte') });
  expect(it.fortnox.articles.all().map(({ ArticleNumber }) => ArticleNumber)).toEqual(['A-2']);
});

test('R1.4 a cost that Fortnox works out itself is not written there; the run says so, and it flows to Andersson', async () => {
  const it = await world({ environment: { ...exporting, SYNC_ARTICLES_DIRECTION: 'both' } });
  const sides = twoSides(it, 'articles');
  it.fortnox.articles.create({
    ArticleNumber: 'A-1',
    Description: 'Fläns',
    StockGoods: true,
    CostCalculationMethod: 'LAST_RELEASED_INBOUND',
    DirectCost: 8,
  });
  await articlesInAndersson(it, { 'A-1': { cost: '5' } });
  await it.sync('articles');
  expect(await sides.inAndersson('A-1')).toMatchObject({ cost: '8' });
  await sides.editInAndersson('A-1', { cost: '6', name: 'Fläns Ø20' });
  const result = await it.sync('articles');
  expect(noted(result, 'A-1')).toEqual([expect.stringContaining('Fortnox räknar själv ut värdet')]);
  expect(it.fortnox.articles.get('A-1')).toMatchObject({ PurchasePrice: 8, Description: 'Fläns Ø20' });
});

test('R1.4 a cost is written as what freight and other costs leave of it; below them it is refused', async () => {
  const it = await world({ environment: exporting });
  const parts = { DirectCost: 10, FreightCost: 2, OtherCost: 1 };
  it.fortnox.articles.create({ ArticleNumber: 'A-1', Description: 'Fläns', StockGoods: true, ...parts });
  await articlesInAndersson(it, { 'A-1': { cost: '20' } });
  await it.sync('articles');
  expect(it.fortnox.articles.get('A-1')).toMatchObject({ DirectCost: 17, FreightCost: 2, PurchasePrice: 20 });
  await twoSides(it, 'articles').editInAndersson('A-1', { cost: '2.5' });
  expect(sentences(await it.sync('articles'))['A-1']).toContain('lägre än frakt och övriga kostnader');
  expect(it.fortnox.articles.get('A-1')).toMatchObject({ DirectCost: 17 });
});

test('R1.4 without Lager a cost is written as it is, in new articles and in changes', async () => {
  const it = await world({ environment: exporting });
  it.fortnox.warehouse.activated = false;
  const costs = { FreightCost: 2, OtherCost: 1, PurchasePrice: 10 };
  it.fortnox.articles.create({ ArticleNumber: 'A-1', Description: 'Fläns', StockGoods: true, ...costs });
  await articlesInAndersson(it, { 'A-1': { cost: '2.5' }, 'A-2': { cost: '12.50' } });
  expect(await it.sync('articles')).toMatchObject({ failures: [], toFortnox: { created: 1, updated: 1 } });
  // Lower than the other parts of the cost: with Lager it would be refused.
  expect(it.fortnox.articles.get('A-1')).toMatchObject({ PurchasePrice: 2.5 });
  expect(it.fortnox.articles.get('A-2')).toMatchObject({ PurchasePrice: 12.5 });
  await twoSides(it, 'articles').editInAndersson('A-2', { cost: '14' });
  await it.sync('articles');
  expect(it.fortnox.articles.get('A-2')).toMatchObject({ PurchasePrice: 14 });
});

test('R0.7, R1.3.1 an imported article waits for its supplier and unit in Andersson, and comes when they do', async () => {
  const it = await world({ environment: importing });
  it.fortnox.suppliers.create({ SupplierNumber: '501', Name: 'Gnosjö Plåt AB' });
  await it.andersson.kysely.insertInto('unit').values({ code: 'st', description: 'styck' }).execute();
  const sides = twoSides(it, 'articles');
  sides.seedInFortnox('A-1', { name: 'Fläns', unit: 'st' });
  sides.seedInFortnox('A-2', { name: 'Bricka', unit: 'kg' });
  sides.seedInFortnox('A-3', { name: 'Mutter', supplier_number: '501' });
  it.fortnox.articles.create({ ArticleNumber: 'TJ-1', Description: 'Konsulttid', StockGoods: false });
  const result = await it.sync('articles');
  expect(sentences(result)).toEqual({
    'A-2': expect.stringContaining('Enheten kg finns inte i Andersson'),
    'A-3': expect.stringContaining('Leverantören 501 finns inte i Andersson'),
  });
  expect(await sides.inAndersson('A-1')).toMatchObject({ name: 'Fläns' });
  expect(await sides.inAndersson('TJ-1')).toBeNull();

  await twoSides(it, 'suppliers').saveInAndersson('501', { name: 'Gnosjö Plåt AB' });
  await sql`update sync_link set again_at = '2026-01-01T00:00:00.000Z' where failure is not null`.execute(
    it.andersson.kysely,
  );
  const next = await it.sync('articles');
  expect(Object.keys(sentences(next))).toEqual(['A-2']);
  expect(await sides.inAndersson('A-3')).toMatchObject({ supplier_number: '501' });
});

test('R0.7 a supplier whose currency Fortnox lacks is named', async () => {
  const it = await world({ environment: { SYNC_SUPPLIERS_DIRECTION: 'export' } });
  await saveCards(it.andersson, 'supplier', [{ supplier_number: '501', name: 'Gnosjö Plåt AB', currency: 'CHF' }]);
  const result = await it.sync('suppliers');
  expect(sentences(result)).toEqual({ '501': expect.stringContaining('valuta CHF: Valutan finns inte i Fortnox') });
});

test('R0.7 a row that does not keep the contract, as a site’s view may give, is named; the rows beside it go', async () => {
  const it = await world({ environment: exporting });
  const { kysely } = it.andersson;
  await articlesInAndersson(it, { 'A-1': {}, 'A-2': {}, 'A-3': {} });
  await sql`pragma ignore_check_constraints = on`.execute(kysely);
  await sql`update article set name = ${'x'.repeat(201)} where article_number = 'A-2'`.execute(kysely);
  await sql`update article set article_number = ${'9'.repeat(51)} where article_number = 'A-3'`.execute(kysely);
  await sql`pragma ignore_check_constraints = off`.execute(kysely);
  const result = await it.sync('articles');
  expect(sentences(result)).toMatchObject({
    'A-2':
      'Posten i Andersson kan inte läsas: article.name: har 201 tecken, plats för 200. Rätta den i Andersson så förs den över.',
    ['9'.repeat(51)]: expect.stringContaining('article.article_number: har 51 tecken, plats för 50'),
  });
  expect(it.fortnox.articles.all().map(({ ArticleNumber }) => ArticleNumber)).toEqual(['A-1']);
  letOverlapPass(it);
  await twoSides(it, 'articles').editInAndersson('A-2', { name: 'Rätt' });
  await it.sync('articles');
  expect(it.fortnox.articles.get('A-2')).toMatchObject({ Description: 'Rätt' });
});
