import { received } from './goods';
import { type Connected, closeSimulators, connect, refusalCode } from './plain-client';
import { connectPurchasing } from './purchasing';

afterEach(closeSimulators);

const put = ({ api }: Connected, fields: object) => api('PUT', '/articles/1', { Article: fields });
const costs = (DirectCost: number, FreightCost: number, OtherCost: number, PurchasePrice: number) => ({
  DirectCost,
  FreightCost,
  OtherCost,
  PurchasePrice,
});

async function connectCosting(): Promise<Connected> {
  const connected = await connect();
  connected.simulator.articles.create({ ArticleNumber: '1', Description: 'X', PurchasePrice: 40 });
  return connected;
}

test('with the warehouse the purchase price is the sum of three costs, whichever is written', async () => {
  const connected = await connectCosting();
  const read = async () => (await connected.api('GET', '/articles/1')).json.Article;
  expect(await read()).toMatchObject(costs(40, 0, 0, 40));
  expect((await put(connected, { DirectCost: 10.1, FreightCost: 0.2 })).json.Article).toMatchObject(
    costs(10.1, 0.2, 0, 10.3),
  );
  expect((await put(connected, { OtherCost: '1.005' })).json.Article).toMatchObject(costs(10.1, 0.2, 1.01, 11.31));
  const list = await connected.api('GET', '/articles');
  expect(list.json.Articles).toMatchObject([{ PurchasePrice: '11.31' }]);
  const made = await connected.api('POST', '/articles', { Article: { Description: 'Y', DirectCost: 3 } });
  expect(made.json.Article).toMatchObject(costs(3, 0, 0, 3));
});

test('with the warehouse a purchase price that is sent is refused, by switch ignored', async () => {
  const connected = await connectCosting();
  const refused = await put(connected, { PurchasePrice: 5 });
  expect([refused.status, refusalCode(refused)]).toEqual([400, 2999004]);
  connected.simulator.switches.purchasePriceWithWarehouse = 'ignored';
  const ignored = await put(connected, { PurchasePrice: 5, Note: 'Ny' });
  expect([ignored.status, ignored.json.Article]).toMatchObject([200, { ...costs(40, 0, 0, 40), Note: 'Ny' }]);
});

test('without the warehouse the purchase price is a plain field, and the costs are others', async () => {
  const connected = await connectCosting();
  await connected.admin('PATCH', '/warehouse', { activated: false });
  expect((await put(connected, { DirectCost: 7 })).json.Article).toMatchObject({ DirectCost: 7, PurchasePrice: 40 });
  expect((await put(connected, { PurchasePrice: 12.5 })).json.Article).toMatchObject({ PurchasePrice: 12.5 });
});

test('an inbound rewrites the cost of an article that follows it; whether that moves the article is a switch', async () => {
  const connected = await connectPurchasing({ clock: { speed: 0 } });
  const { simulator, api } = connected;
  const moved = async () =>
    (await api('GET', `/articles?lastmodified=${encodeURIComponent('2026-11-23 11:00:10')}`)).meta;
  simulator.articles.put('S1', { CostCalculationMethod: 'LAST_RELEASED_INBOUND', PurchasePrice: 1 });
  simulator.clock.advance(10_000);
  simulator.switches.costRewriteTouchesArticle = false;
  await received(connected, 1, { rows: [{ itemId: 'S1', quantity: 3, directCost: 10, freightCost: 0.5 }] });
  expect((await api('GET', '/articles/S1')).json.Article).toMatchObject(costs(10, 0.5, 0, 10.5));
  expect(await moved()).toMatchObject({ '@TotalResources': 0 });
  simulator.switches.costRewriteTouchesArticle = true;
  await received(connected, 2);
  expect((await api('GET', '/articles/S1')).json.Article).toMatchObject(costs(10, 0, 0, 10));
  expect(await moved()).toMatchObject({ '@TotalResources': 1 });
});
