import { closeSimulators, connect } from './plain-client';

afterEach(closeSimulators);

const points = '/stockpoints-v1';

test('a company starts with one stock point, at its own address', async () => {
  const { warehouse } = await connect();
  const { list } = await warehouse('GET', points);
  expect(list).toMatchObject([
    { code: 'STANDARD', name: 'Standardlager', active: true, usingCompanyAddress: true, stockLocations: null },
  ]);
  const [point] = list;
  for (const key of [point?.id, 'STANDARD']) {
    expect((await warehouse('GET', `${points}/${key}`)).json).toEqual({ ...point, stockLocations: [] });
  }
});

test('active ones are listed unless asked otherwise, and searched by code and name', async () => {
  const { simulator, warehouse } = await connect();
  simulator.stockPoints.create({ code: 'GBG', name: 'Göteborg', usingCompanyAddress: false, deliveryCity: 'Göteborg' });
  simulator.stockPoints.put('STANDARD', { active: false });
  const codes = async (query: string) => (await warehouse('GET', points + query)).list.map(({ code }) => code);
  expect(await codes('')).toEqual(['GBG']);
  expect(await codes('?state=INACTIVE')).toEqual(['STANDARD']);
  expect(await codes('?state=ALL&limit=1&offset=1')).toEqual(['GBG']);
  expect(await codes(`?state=ALL&q=${encodeURIComponent('göte')}`)).toEqual(['GBG']);
  expect(await codes('?state=ALL&q=std')).toEqual([]);
  const wrong = await warehouse('GET', `${points}?state=active`);
  expect([wrong.status, wrong.json]).toMatchObject([
    400,
    { error: 'validation', fields: [{ field: 'state', error: 'validation.invalid.enum' }] },
  ]);
});

test('people add, change and retire stock points in Fortnox itself', async () => {
  const { admin, warehouse } = await connect();
  const made = await admin('POST', '/stockpoints', { code: 'KYL', name: 'Kylrum' });
  expect(made.status).toBe(201);
  const moved = await admin('PATCH', `/stockpoints/${made.json.id}`, {
    usingCompanyAddress: false,
    deliveryCity: 'Åmål',
  });
  expect(moved.json).toMatchObject({ code: 'KYL', deliveryCity: 'Åmål', usingCompanyAddress: false });
  expect((await admin('PATCH', '/stockpoints/KYL', { active: false })).json.active).toBe(false);
  expect((await warehouse('GET', `${points}/KYL`)).json).toEqual((await admin('GET', '/stockpoints/KYL')).json);
  expect((await admin('GET', '/stockpoints')).list).toHaveLength(2);
  expect((await admin('GET', '/stockpoints/GBG')).status).toBe(404);
});

test.each([
  ['POST', '/stockpoints', { code: 'STANDARD', name: 'Igen' }, 'there already'],
  ['POST', '/stockpoints', { code: 'ALLTFÖRLÅNG', name: 'X' }, 'code'],
  ['POST', '/stockpoints', { code: 'X' }, 'name'],
  ['POST', '/stockpoints', { code: 'X', name: 'X', id: '1' }, 'id'],
  ['PATCH', '/stockpoints/GBG', { name: 'X' }, 'GBG'],
])('%s %s with %j is refused in words', async (method, path, body, named) => {
  const { admin } = await connect();
  const reply = await admin(method, path, body);
  expect(reply.status).toBe(400);
  expect(reply.json.message).toContain(named);
});
