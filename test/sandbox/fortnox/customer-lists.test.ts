import { closeSimulators, connect, type Reply } from './plain-client';

afterEach(closeSimulators);

const numbers = (reply: Reply) => reply.customers.map(({ CustomerNumber }) => CustomerNumber);

const manyNamed = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ CustomerNumber: String(index + 1), Name: `Kund ${index + 1}` }));

test('a list item has its own keys: one Phone, no Active, unset text as ""', async () => {
  const { simulator, api } = await connect();
  simulator.customers.create({ CustomerNumber: '7', Name: 'Smide AB', Phone1: '08-1', Phone2: '08-2' });
  const reply = await api('GET', '/customers');
  expect(reply.text.startsWith('{"MetaInformation":{"@TotalResources":1,"@TotalPages":1,"@CurrentPage":1},')).toBe(
    true,
  );
  expect(Object.keys(reply.customers[0] ?? {})[0]).toBe('@url');
  expect(reply.customers).toEqual([
    {
      '@url': 'https://api.fortnox.se/3/customers/7',
      Address1: '',
      Address2: '',
      City: '',
      CustomerNumber: '7',
      Email: '',
      Name: 'Smide AB',
      OrganisationNumber: '',
      Phone: '08-1',
      ZipCode: '',
    },
  ]);
});

test('an empty list is a success that counts no pages', async () => {
  const { api } = await connect();
  const reply = await api('GET', '/customers/');
  expect(reply.status).toBe(200);
  expect(reply.json).toEqual({
    MetaInformation: { '@TotalResources': 0, '@TotalPages': 0, '@CurrentPage': 1 },
    Customers: [],
  });
});

test('pages hold 100 unless asked, at most 500, lowest number first by value', async () => {
  const { simulator, api } = await connect();
  simulator.customers.seed(manyNamed(1_200).toReversed());
  const first = await api('GET', '/customers');
  expect(numbers(first)).toEqual(manyNamed(100).map(({ CustomerNumber }) => CustomerNumber));
  expect(first.meta).toEqual({ '@TotalResources': 1200, '@TotalPages': 12, '@CurrentPage': 1 });
  const third = await api('GET', '/customers?limit=500&page=3');
  expect(third.meta).toEqual({ '@TotalResources': 1200, '@TotalPages': 3, '@CurrentPage': 3 });
  expect([numbers(third).length, numbers(third)[0], numbers(third).at(-1)]).toEqual([200, '1001', '1200']);
  expect(numbers(await api('GET', '/customers?limit=500&page=4'))).toEqual([]);
  expect(numbers(await api('GET', '/customers?offset=1198'))).toEqual(['1199', '1200']);
  expect(numbers(await api('GET', '/customers?limit=2&page=2&offset=3'))).toEqual(['6', '7']);
});

test('what Fortnox leaves open about paging follows the switches', async () => {
  const { simulator, api } = await connect();
  simulator.customers.seed(manyNamed(600));
  expect((await api('GET', '/customers?limit=501')).status).toBe(400);
  Object.assign(simulator.switches, {
    limitAbove500: 'clamped',
    pageBeyondLast: 'refused',
    offsetWithPage: 'pageOnly',
  });
  expect(numbers(await api('GET', '/customers?limit=501')).length).toBe(500);
  expect((await api('GET', '/customers?page=7')).status).toBe(400);
  expect(numbers(await api('GET', '/customers?limit=2&page=2&offset=3'))).toEqual(['3', '4']);
  simulator.switches.offsetWithPage = 'offsetOnly';
  expect(numbers(await api('GET', '/customers?limit=2&page=2&offset=3'))).toEqual(['4', '5']);
});

test('filters tell active from inactive, and an unknown filter is refused', async () => {
  const { simulator, api } = await connect();
  simulator.customers.seed([
    { CustomerNumber: '1', Name: 'Kvar' },
    { CustomerNumber: '2', Name: 'Borta', Active: false },
  ]);
  expect(numbers(await api('GET', '/customers'))).toEqual(['1', '2']);
  expect(numbers(await api('GET', '/customers?filter=active'))).toEqual(['1']);
  expect(numbers(await api('GET', '/customers?filter=inactive'))).toEqual(['2']);
  const unknown = await api('GET', '/customers?filter=sleeping');
  expect(unknown.status).toBe(400);
  expect(unknown.errorInformation).toEqual({
    error: 1,
    message: 'Ett ogiltigt filter har använts.',
    code: 2000587,
  });
});

test('search is a case-insensitive part of the text, and several words must all be found', async () => {
  const { simulator, api } = await connect();
  simulator.customers.seed([
    {
      CustomerNumber: '10',
      Name: 'Östlunds Smide',
      City: 'Åmål',
      Phone2: '0532-77',
      OrganisationNumber: '556000-0001',
    },
    { CustomerNumber: '11', Name: 'Smide i Åmål', City: 'Arboga', GLN: '7350000000001' },
  ]);
  const found = async (query: string) => numbers(await api('GET', `/customers?${query}`));
  expect(await found(`name=${encodeURIComponent('ÖSTLUND')}`)).toEqual(['10']);
  expect(await found('name=smide')).toEqual(['10', '11']);
  expect(await found(`name=smide&city=${encodeURIComponent('åm')}`)).toEqual(['10']);
  expect(await found('phone=77')).toEqual(['10']);
  expect(await found('organisationnumber=556000-0001')).toEqual(['10']);
  expect(await found('gln=735')).toEqual(['11']);
  expect(await found('customernumber=1')).toEqual(['10', '11']);
  expect(await found('city=Nowhere')).toEqual([]);
  Object.assign(simulator.switches, { searchMatch: 'prefix', severalSearchParameters: 'refused' });
  expect(await found('name=smide')).toEqual(['11']);
  expect((await api('GET', '/customers?name=smide&city=a')).status).toBe(400);
});

test('lists sort by name as Swedes do, or by number, either way', async () => {
  const { simulator, api } = await connect();
  const names = ['Öberg', 'Zinken', 'Ånge', 'Ahlén', 'Ärla'];
  simulator.customers.seed(names.map((Name, index) => ({ CustomerNumber: String(index + 9), Name })));
  const sorted = async (query: string) => (await api('GET', `/customers?${query}`)).customers.map(({ Name }) => Name);
  expect(await sorted('sortby=name')).toEqual(['Ahlén', 'Zinken', 'Ånge', 'Ärla', 'Öberg']);
  expect(await sorted('sortby=name&sortorder=descending')).toEqual(['Öberg', 'Ärla', 'Ånge', 'Zinken', 'Ahlén']);
  expect(await sorted('sortby=customernumber&sortorder=descending')).toEqual(names.toReversed());
});

test.each([
  'page=0',
  'page=x',
  'limit=0',
  'limit=-1',
  'offset=x',
  'sortby=city',
  'sortorder=up',
  'name=%3Cb%3E',
  'lastmodified=yesterday',
])('a list call with %s is refused', async (query) => {
  const { api } = await connect();
  const reply = await api('GET', `/customers?${query}`);
  expect([reply.status, reply.errorInformation.code]).toEqual([400, 2000588]);
});

test('a parameter nobody knows is ignored, or refused by switch', async () => {
  const { simulator, api } = await connect();
  expect((await api('GET', '/customers?colour=red')).status).toBe(200);
  simulator.switches.unknownQueryParameter = 'refused';
  expect((await api('GET', '/customers?colour=red')).status).toBe(400);
  expect((await api('GET', '/customers?name=red')).status).toBe(200);
});

test('the one that was changed is found among 5,000 customers', async () => {
  const { simulator, api } = await connect();
  simulator.customers.seed(manyNamed(5_000));
  simulator.clock.advance(60_000);
  simulator.customers.put('2500', { City: 'Borås' });
  const reply = await api('GET', `/customers?lastmodified=${encodeURIComponent('2026-11-23 11:01')}&limit=500`);
  expect(numbers(reply)).toEqual(['2500']);
});
