import { closeFeedClients, feedClient, listening } from './feed-client';
import { received } from './goods';
import { closeSimulators, connect } from './plain-client';
import { connectPurchasing } from './purchasing';

afterEach(() => {
  closeFeedClients();
  return closeSimulators();
});

const everything = {
  customers: undefined,
  suppliers: undefined,
  articles: undefined,
  currencies: undefined,
  'warehouse-stockbalances': undefined,
};
const told = (events: readonly Readonly<Record<string, unknown>>[]) =>
  events.map(({ type, entityId }) => `${type} ${entityId}`);

test('what the API changes is told, and what it refuses is not', async () => {
  const { simulator, api } = await connect();
  const client = await listening(simulator, everything);
  await api('POST', '/customers', { Customer: { CustomerNumber: '7', Name: 'Åke' } });
  await api('PUT', '/customers/7', { Customer: { Name: 'Ture' } });
  await api('PUT', '/customers/7', { Customer: { Name: 'a|b' } });
  await api('DELETE', '/customers/7');
  await api('POST', '/suppliers', { Supplier: { SupplierNumber: '501', Name: 'Stål AB' } });
  await api('POST', '/articles', { Article: { ArticleNumber: 'S1', Description: 'Rundstång' } });
  await api('POST', '/currencies', { Currency: { Code: 'ISK', Description: 'Isländska kronor' } });
  expect(told(await client.events(6))).toEqual([
    'customer-created-v1 7',
    'customer-updated-v2 7',
    'customer-deleted-v1 7',
    'supplier-created-v1 501',
    'article-created-v1 S1',
    'currency-created-v1 ISK',
  ]);
});

test('what a user changes is told, and what is seeded into the past is not', async () => {
  const { simulator } = await connect();
  const client = await listening(simulator, everything);
  simulator.suppliers.seed([{ SupplierNumber: '1', Name: 'Gammal' }], new Date('2026-01-01T00:00:00Z'));
  simulator.suppliers.put('1', { City: 'Åmål' });
  simulator.suppliers.remove('1');
  expect(told(await client.events(2))).toEqual(['supplier-updated-v1 1', 'supplier-deleted-v1 1']);
});

test('stock that moves by a document, and stock that is typed on the card, is told by article', async () => {
  const connected = await connectPurchasing({ clock: { speed: 0 } });
  const { simulator } = connected;
  const client = await listening(simulator, { 'warehouse-stockbalances': undefined });
  await received(connected, 17);
  const [first] = await client.events(1);
  expect(first).toMatchObject({ topic: 'warehouse-stockbalances', type: 'warehouse-stockbalance-changed-v1' });
  const number = String(first?.entityId);
  const before = (await client.events(1)).length;
  simulator.articles.put(number, { Description: 'Annat namn' });
  simulator.articles.put(number, { QuantityInStock: 1_000 });
  expect(told(await client.events(before + 1)).slice(before)).toEqual([`warehouse-stockbalance-changed-v1 ${number}`]);
});

test('faults: twice, strangers before it, half a frame in its place', async () => {
  const { simulator, admin } = await connect();
  const client = await listening(simulator, { customers: undefined });
  simulator.feed.faults.add({ kind: 'eventTwice' });
  simulator.feed.faults.add({ kind: 'unknownEvents', skip: 1 });
  await admin('POST', '/feed/faults', { kind: 'malformedFrame' });
  for (const number of ['1', '2', '3', '4', '5']) simulator.customers.create({ CustomerNumber: number, Name: 'A' });
  await client.ping(5_000);
  const frames = client.frames.filter((text) => !text.includes('"result"'));
  expect(frames.filter((text) => text.includes('"entityId":"1"'))).toHaveLength(2);
  expect(frames.filter((text) => text.includes('"entityId":"2"'))).toHaveLength(1);
  expect(frames.filter((text) => text.includes('"entityId":"3"'))).toHaveLength(3);
  expect(frames.some((text) => text.includes('weather'))).toBe(true);
  expect(frames.filter((text) => !text.endsWith('}'))).toHaveLength(1);
  expect(frames.at(-1)).toContain('"entityId":"5"');
  expect((await admin('GET', '/feed')).json).toEqual({ connections: 1, faults: [] });
  expect((await admin('POST', '/feed/faults', { kind: 'oops' })).status).toBe(400);
});

test('faults: a cut line comes back by its offset, a silent one answers nothing', async () => {
  const { simulator, admin } = await connect();
  const client = await listening(simulator, { customers: undefined });
  simulator.customers.create({ CustomerNumber: '1', Name: 'A' });
  const [first] = await client.events(1);
  simulator.feed.faults.add({ kind: 'cutLine' });
  simulator.customers.create({ CustomerNumber: '2', Name: 'A' });
  await client.closed;
  const again = await listening(simulator, { customers: String(first?.offset) });
  expect(await again.events(1)).toMatchObject([{ entityId: '2' }]);
  simulator.feed.faults.add({ kind: 'silence' });
  simulator.customers.create({ CustomerNumber: '3', Name: 'A' });
  await expect(again.ping(200)).rejects.toThrow('no answer');
  expect(again.frames.join()).not.toContain('"entityId":"3"');
  expect((await admin('POST', '/feed/cut')).status).toBe(204);
  await again.closed;
});

test('a saved company remembers what has happened; whoever was connected is cut off when one is loaded', async () => {
  const { simulator } = await connect();
  const client = await listening(simulator, { customers: undefined });
  simulator.customers.create({ CustomerNumber: '1', Name: 'A' });
  const [first] = await client.events(1);
  simulator.customers.create({ CustomerNumber: '2', Name: 'A' });
  simulator.feed.faults.add({ kind: 'eventTwice', times: 3 });
  const saved = simulator.saveState();
  simulator.loadState(JSON.parse(JSON.stringify(saved)));
  await client.closed;
  const again = await listening(simulator, { customers: String(first?.offset) });
  expect(await again.events(1)).toMatchObject([{ entityId: '2' }]);
  expect(simulator.feed.faults.pending()).toEqual([{ kind: 'eventTwice', times: 3 }]);
});

test('no other path is upgraded', async () => {
  const { simulator } = await connect();
  const wrong = { feedAddress: simulator.feedAddress.replace('topics-v1', 'topics-v2') };
  await expect(feedClient(wrong)).rejects.toThrow('404');
});
