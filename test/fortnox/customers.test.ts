import { closeSimulators, connect } from './connect';

afterEach(closeSimulators);

/** The numbers of a whole list, page by page. */
async function all(
  { api }: Awaited<ReturnType<typeof connect>>,
  query: Record<string, string> = {},
): Promise<string[]> {
  const numbers: string[] = [];
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const list = await api.list(query, page);
    if (list.outcome !== 'done') throw new Error(list.failure.message);
    numbers.push(...list.value.numbers);
    pages = list.value.totalPages;
  }
  return numbers;
}

test('R0.4 a long list is read page by page, 500 to a page, each customer once', async () => {
  const fortnox = await connect();
  const names = Array.from({ length: 1_001 }, (_, index) => ({ CustomerNumber: String(index + 1), Name: 'A' }));
  fortnox.simulator.customers.seed(names);
  const numbers = await all(fortnox);
  expect(numbers).toHaveLength(1_001);
  expect(new Set(numbers).size).toBe(1_001);
  expect(fortnox.simulator.figures().requests).toBe(3);
  expect(await fortnox.api.list({}, 3)).toMatchObject({
    outcome: 'done',
    value: { numbers: ['1001'], totalPages: 3, totalResources: 1_001 },
  });
});

test('an empty list is no failure', async () => {
  const fortnox = await connect();
  expect(await fortnox.api.list({}, 1)).toMatchObject({
    outcome: 'done',
    value: { numbers: [], totalPages: 0, totalResources: 0 },
  });
});

test('R1.1.1 an inactive customer stays out of the active list, and is known as inactive when read', async () => {
  const fortnox = await connect();
  fortnox.simulator.customers.create({ CustomerNumber: '1', Name: 'A' });
  fortnox.simulator.customers.create({ CustomerNumber: '2', Name: 'B', Active: false });
  expect(await all(fortnox, { filter: 'active' })).toEqual(['1']);
  expect(await all(fortnox, { filter: 'inactive' })).toEqual(['2']);
  expect(await fortnox.api.read('2')).toMatchObject({
    outcome: 'done',
    value: { number: '2', values: { Active: 'false' } },
  });
});

test('a filter Fortnox does not know is refused by its code', async () => {
  const { api } = await connect();
  expect(await api.list({ filter: 'odd' }, 1)).toMatchObject({
    outcome: 'refused',
    failure: { kind: 'malformedRequest', code: '2000587' },
  });
});

test('R1.1.1 a customer is read with every shared field as clean text, whatever else Fortnox holds', async () => {
  const { simulator, api } = await connect();
  simulator.customers.create({
    CustomerNumber: '1001',
    Name: 'Åkerströms Mekaniska',
    Address1: 'Gata 1 / port 2',
    ZipCode: '416 63',
    City: 'Göteborg',
    Phone1: '031-12 34 56',
    Email: 'info@akerstroms.se',
    YourReference: 'Bo',
    OrganisationNumber: '556677-8899',
    Comments: 'Nothing of Andersson’s business',
  });
  const read = await api.read('1001');
  expect(read).toMatchObject({ outcome: 'done', at: simulator.clock.now() });
  expect(read.outcome === 'done' && read.value).toEqual({
    number: '1001',
    values: {
      Active: 'true',
      Name: 'Åkerströms Mekaniska',
      Address1: 'Gata 1 / port 2',
      ZipCode: '416 63',
      City: 'Göteborg',
      Phone1: '031-12 34 56',
      Fax: '',
      Email: 'info@akerstroms.se',
      WWW: '',
      YourReference: 'Bo',
      OrganisationNumber: '556677-8899',
      DeliveryAddress1: '',
      DeliveryZipCode: '',
      DeliveryCity: '',
    },
  });
});

test.each([
  { nonAsciiInJson: 'utf8', unsetTextOnDetail: 'null', clearedTextReads: 'emptyText' },
  { nonAsciiInJson: 'escaped', unsetTextOnDetail: 'asRecorded', clearedTextReads: 'asNeverSet' },
] as const)('what nobody has settled about text makes no difference: %j', async (switches) => {
  const { simulator, api } = await connect({ switches });
  simulator.customers.create({ CustomerNumber: '1', Name: 'Å/Ä', Phone1: '1', Email: 'a@b.se' });
  await api.update('1', { Phone1: '', Email: '' });
  const expected = { Name: 'Å/Ä', Phone1: '', Email: '', Fax: '' };
  expect(await api.read('1')).toMatchObject({ outcome: 'done', value: { values: expected } });
});

test('a deleted customer is not found, with Fortnox’s words', async () => {
  const { simulator, api } = await connect();
  simulator.customers.create({ CustomerNumber: '1', Name: 'A' });
  simulator.customers.remove('1');
  expect(await api.read('1')).toMatchObject({
    outcome: 'refused',
    failure: {
      kind: 'notFound',
      status: 404,
      code: '2000433',
      message: 'Kan inte hitta kunden.',
      method: 'GET',
      path: '/3/customers/1',
    },
  });
});

test('every call says where it went and under which id Fortnox knows it', async () => {
  const { api } = await connect();
  const missing = await api.read('A/1');
  expect(missing).toMatchObject({
    failure: { path: '/3/customers/A%2F1', requestId: expect.stringMatching(/^[0-9a-f]{8}$/) },
  });
});
