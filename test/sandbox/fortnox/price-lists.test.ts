import { closeSimulators, connect, refusalCode } from './plain-client';

afterEach(closeSimulators);

test('a new company has list A, preselected', async () => {
  const { api } = await connect();
  const { json, meta } = await api('GET', '/pricelists');
  expect(meta['@TotalResources']).toBe(1);
  const standard = {
    '@url': 'https://api.fortnox.se/3/pricelists/A',
    Code: 'A',
    Description: 'Standardprislista',
    PreSelected: true,
  };
  expect(json.PriceLists).toEqual([{ ...standard, Comments: '' }]);
  expect((await api('GET', '/pricelists/A')).json.PriceList).toEqual({ ...standard, Comments: null });
  const missing = await api('GET', '/pricelists/Q');
  expect([missing.status, missing.errorInformation.Code]).toEqual([404, 2999024]);
});

test('a list is made, changed, searched and found by lastmodified; it is never deleted over the API', async () => {
  const { simulator, api } = await connect();
  simulator.clock.advance(10_000);
  const made = await api('POST', '/pricelists', { PriceList: { Code: '160', Description: 'Återförsäljare' } });
  expect([made.status, made.headers.get('location')]).toEqual([201, 'pricelists']);
  const changed = await api('PUT', '/pricelists/160', { PriceList: { Comments: 'Från nyår' } });
  expect(changed.json.PriceList).toMatchObject({ Code: '160', Comments: 'Från nyår', PreSelected: false });
  const codes = async (query: string) => {
    const { json } = await api('GET', `/pricelists?${query}`);
    return (json.PriceLists as readonly { Code: string }[]).map(({ Code }) => Code);
  };
  expect(await codes('code=16')).toEqual(['160']);
  expect(await codes(`comments=${encodeURIComponent('nyår')}`)).toEqual(['160']);
  expect(await codes(`lastmodified=${encodeURIComponent('2026-11-23 11:00:10')}`)).toEqual(['160']);
  expect(await codes('sortby=code&sortorder=descending')).toEqual(['A', '160']);
  expect((await api('DELETE', '/pricelists/160')).status).toBe(404);
  expect(await codes('')).toEqual(['160', 'A']);
});

test.each([
  ['no description', { Code: 'B' }, 2999013],
  ['too long a code', { Code: 'B'.repeat(101), Description: 'X' }, 2999001],
  ['too long a description', { Code: 'B', Description: 'å'.repeat(51) }, 2999001],
  ['a code that is taken', { Code: 'A', Description: 'X' }, 2999012],
  ['the choice, which is made in Fortnox', { Code: 'B', Description: 'X', PreSelected: true }, 2999004],
])('%s is refused', async (_what, fields, code) => {
  const { api } = await connect();
  const reply = await api('POST', '/pricelists', { PriceList: fields });
  expect([reply.status, refusalCode(reply)]).toEqual([400, code]);
});

test('people choose the preselected list, and there is always one', async () => {
  const { simulator, admin } = await connect();
  const chosen = () => {
    const lists = simulator.priceLists.all().filter(({ PreSelected }) => PreSelected === true);
    return lists.map(({ Code }) => Code);
  };
  await admin('POST', '/pricelists', { Code: 'B', Description: 'Butik', PreSelected: true });
  expect(chosen()).toEqual(['B']);
  await admin('PATCH', '/pricelists/A', { PreSelected: true });
  expect(chosen()).toEqual(['A']);
  for (const [method, body] of [
    ['PATCH', { PreSelected: false }],
    ['DELETE', undefined],
  ] as const) {
    const refused = await admin(method, '/pricelists/A', body);
    expect([refused.status, refused.json.message]).toEqual([400, 'price list A is preselected; choose another first']);
  }
  expect((await admin('DELETE', '/pricelists/B')).status).toBe(204);
  await admin('POST', '/pricelists/seed', {
    documents: [
      { Code: 'C', Description: 'C', PreSelected: true },
      { Code: 'D', Description: 'D', PreSelected: true },
    ],
  });
  expect(chosen()).toEqual(['D']);
});

test('a customer points at a list that is there', async () => {
  const { simulator, api } = await connect();
  const create = () => api('POST', '/customers', { Customer: { Name: 'X', PriceList: 'B' } });
  expect(refusalCode(await create())).toBe(2999006);
  simulator.priceLists.create({ Code: 'B', Description: 'Butik' });
  expect((await create()).customer).toMatchObject({ PriceList: 'B' });
});
