import { closeSimulators, connect } from './plain-client';
import { connectPurchasing, madeOrder, orders } from './purchasing';

afterEach(closeSimulators);

const dateOf = (reply: { readonly headers: Headers }) => reply.headers.get('date');

test('oddBody: a member has another value wherever it stands, and the effect is done', async () => {
  const { simulator, api } = await connect();
  simulator.addFault({ kind: 'oddBody', method: 'POST', members: { Name: 'API_NORIGHT', Active: 'true' } });
  const created = await api('POST', '/customers', { Customer: { Name: 'Åke' } });
  expect([created.status, created.customer.Name, created.customer.Active]).toEqual([201, 'API_NORIGHT', 'true']);
  simulator.customers.create({ Name: 'Eva' });
  simulator.addFault({ kind: 'oddBody', path: '/3/customers?', members: { City: { sv: 'Åmål' } } });
  const listed = await api('GET', '/customers?limit=10');
  expect(listed.customers.map(({ Name, City }) => [Name, City])).toEqual([
    ['Åke', { sv: 'Åmål' }],
    ['Eva', { sv: 'Åmål' }],
  ]);
  expect((await api('GET', '/customers/1')).customer.Name).toBe('Åke');
});

test('oddBody: members are missing, lists too', async () => {
  const { simulator, api } = await connect();
  simulator.customers.create({ Name: 'Åke' });
  simulator.addFault({ kind: 'oddBody', without: ['MetaInformation', 'CustomerNumber'] });
  const { MetaInformation, Customers } = (await api('GET', '/customers')).json;
  expect(MetaInformation).toBeUndefined();
  expect(Customers).toMatchObject([{ Name: 'Åke' }]);
  expect(Customers).not.toMatchObject([{ CustomerNumber: '1' }]);
  simulator.addFault({ kind: 'oddBody', without: ['Customers'] });
  expect(Object.keys((await api('GET', '/customers')).json)).toEqual(['MetaInformation']);
});

test('oddBody: every number a text, in rows as well', async () => {
  const connected = await connectPurchasing();
  const id = await madeOrder(connected);
  connected.simulator.addFault({ kind: 'oddBody', numbersAsText: true });
  const { json } = await connected.warehouse('GET', `${orders}/${id}`);
  expect(json).toMatchObject({ id: String(id), orderValue: '31.5', rows: [{ orderedQuantity: '3', price: '10.5' }] });
});

test('oddBody: the wrong envelope is none under /3 and one in the warehouse', async () => {
  const connected = await connectPurchasing();
  const { simulator, api, warehouse } = connected;
  const id = await madeOrder(connected);
  simulator.customers.create({ Name: 'Åke' });
  simulator.addFault({ kind: 'oddBody', wrongEnvelope: true, times: 'always' });
  expect((await api('GET', '/customers/1')).json).toMatchObject({ CustomerNumber: '1', Name: 'Åke' });
  expect((await api('GET', '/customers')).list).toMatchObject([{ CustomerNumber: '1' }]);
  expect((await warehouse('GET', `${orders}/${id}`)).json).toMatchObject({ data: { id } });
  expect((await warehouse('GET', `${orders}?state=ALL`)).json).toMatchObject({ data: [{ id }] });
});

test('oddBody: an answer without a body has nothing to spoil', async () => {
  const { simulator, api } = await connect();
  simulator.customers.create({ Name: 'Åke' });
  simulator.addFault({ kind: 'oddBody', numbersAsText: true });
  const deleted = await api('DELETE', '/customers/1');
  expect([deleted.status, deleted.text]).toEqual([204, '']);
});

test('clockSkew: the Date header alone is ahead or behind, only where it was asked for', async () => {
  const { simulator, api } = await connect();
  simulator.addFault({ kind: 'clockSkew', seconds: 90 });
  simulator.addFault({ kind: 'clockSkew', seconds: -3_600, method: 'POST' });
  const ahead = await api('GET', '/customers');
  const created = await api('POST', '/customers', { Customer: { Name: 'X' } });
  const right = await api('GET', '/customers');
  expect([ahead, created, right].map(dateOf)).toEqual([
    'Mon, 23 Nov 2026 10:01:30 GMT',
    'Mon, 23 Nov 2026 09:00:00 GMT',
    'Mon, 23 Nov 2026 10:00:00 GMT',
  ]);
  expect(simulator.customers.changedAt('1')?.toISOString()).toBe('2026-11-23T10:00:00.000Z');
});

test('a skewed answer can be cut short as well, one fault after the other', async () => {
  const { simulator, api } = await connect();
  simulator.addFault({ kind: 'unauthorized' });
  simulator.addFault({ kind: 'clockSkew', seconds: 60, times: 'always' });
  expect((await api('GET', '/customers')).status).toBe(401);
  expect(dateOf(await api('GET', '/customers'))).toBe('Mon, 23 Nov 2026 10:01:00 GMT');
});

test('an odd body that is not odd is refused in words', async () => {
  const { simulator } = await connect();
  expect(() => simulator.addFault({ kind: 'oddBody' })).toThrow(/say what is odd/);
});
