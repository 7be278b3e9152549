import { closeSimulators, connect, refusalCode } from './plain-client';

afterEach(closeSimulators);

test('a created customer gets its defaults, its number and the right kinds of nothing', async () => {
  const { api } = await connect();
  const reply = await api('POST', '/customers', { Customer: { Name: 'Åkes Café & Smide', CountryCode: 'SE' } });
  expect(reply.status).toBe(201);
  expect(reply.headers.get('location')).toBe('customers');
  const customer = reply.customer;
  expect(Object.keys(customer).slice(0, 3)).toEqual(['@url', 'Address1', 'Address2']);
  expect(customer).toMatchObject({
    '@url': 'https://api.fortnox.se/3/customers/1',
    CustomerNumber: '1',
    Name: 'Åkes Café & Smide',
    Active: true,
    Country: 'Sverige',
    CountryCode: 'SE',
    Currency: 'SEK',
    PriceList: 'A',
    Type: 'COMPANY',
    VATType: 'SEVAT',
    ShowPriceVATIncluded: false,
    DefaultDeliveryTypes: { Invoice: 'PRINT', Order: 'PRINT', Offer: 'PRINT' },
    DefaultTemplates: { Invoice: 'DEFAULTTEMPLATE' },
    Address1: null,
    InvoiceDiscount: null,
    Email: '',
    OrganisationNumber: '',
  });
  const read = await api('GET', '/customers/1');
  expect(read.status).toBe(200);
  expect(read.customer).toEqual(customer);
});

test('the answer escapes slashes and letters outside ASCII, and can be told not to escape letters', async () => {
  const { simulator, api } = await connect();
  const escaped = await api('POST', '/customers', { Customer: { Name: 'Åmål 1/2', CustomerNumber: 'A/1' } });
  expect(escaped.text).toContain('"Name":"\\u00c5m\\u00e5l 1\\/2"');
  expect(escaped.text).toContain('"@url":"https:\\/\\/api.fortnox.se\\/3\\/customers\\/A%2F1"');
  expect(escaped.customer.Name).toBe('Åmål 1/2');
  simulator.switches.nonAsciiInJson = 'utf8';
  const plain = await api('GET', '/customers/A%2F1');
  expect(plain.text).toContain('"Name":"Åmål 1\\/2"');
  expect(plain.headers.get('content-type')).toBe('application/json');
});

test('every answer carries the simulator clock and a number to quote', async () => {
  const { simulator, api } = await connect();
  simulator.clock.set(new Date('2031-02-03T04:05:06Z'));
  simulator.expireTokens();
  const reply = await api('GET', '/customers');
  expect(reply.headers.get('date')).toBe('Mon, 03 Feb 2031 04:05:06 GMT');
  expect(reply.headers.get('server')).toBe('Fortnox');
  expect(reply.headers.get('x-uid')).toMatch(/^[0-9a-f]{8}$/);
});

test('an account is a number in the answer to a create and a text ever after', async () => {
  const { api } = await connect();
  const sent = { Name: 'Konto AB', SalesAccount: 3001, InvoiceFreight: 25.5 };
  const created = await api('POST', '/customers', { Customer: sent });
  expect(created.customer).toMatchObject({ SalesAccount: 3001, InvoiceFreight: 25.5 });
  expect((await api('GET', '/customers/1')).customer).toMatchObject({
    SalesAccount: '3001',
    InvoiceFreight: '25.5',
  });
});

test('numbers are given in turn, and a taken or once used one is refused', async () => {
  const { simulator, api } = await connect();
  const create = (number?: string) => api('POST', '/customers', { Customer: { Name: 'X', CustomerNumber: number } });
  expect((await create('41')).customer.CustomerNumber).toBe('41');
  expect((await create()).customer.CustomerNumber).toBe('42');
  const taken = await create('41');
  expect(taken.status).toBe(400);
  expect(taken.errorInformation).toMatchObject({ error: 1, code: 2000637 });
  expect(taken.errorInformation.message).toContain('41');

  const deleted = await api('DELETE', '/customers/42');
  expect([deleted.status, deleted.text]).toEqual([204, '']);
  const gone = await api('GET', '/customers/42');
  expect(gone.status).toBe(404);
  expect(gone.json).toEqual({ ErrorInformation: { Error: 1, Message: 'Kan inte hitta kunden.', Code: 2000433 } });
  expect((await api('DELETE', '/customers/42')).status).toBe(404);
  expect((await api('PUT', '/customers/42', { Customer: { Name: 'Y' } })).status).toBe(404);
  expect(refusalCode(await create('42'))).toBe(2000637);
  expect((await create()).customer.CustomerNumber).toBe('43');

  simulator.switches.deletedNumbers = 'reused';
  await api('DELETE', '/customers/43');
  expect((await create()).customer.CustomerNumber).toBe('42');
});

test('an update changes only what it names', async () => {
  const { api } = await connect();
  await api('POST', '/customers', { Customer: { Name: 'Före', City: 'Borås', Phone1: '1' } });
  const updated = await api('PUT', '/customers/1', {
    Customer: { City: 'Åmål', DefaultDeliveryTypes: { Invoice: 'EMAIL' } },
  });
  expect(updated.status).toBe(200);
  expect(updated.customer).toMatchObject({
    Name: 'Före',
    City: 'Åmål',
    Phone1: '1',
    DefaultDeliveryTypes: { Invoice: 'EMAIL', Order: 'PRINT', Offer: 'PRINT' },
  });
});

test('"" is ignored, null and API_BLANK clear', async () => {
  const { simulator, api } = await connect();
  const filled = {
    Name: 'Kvar',
    City: 'Borås',
    Phone1: '1',
    Email: 'a@b.example',
    Comments: 'text',
    CountryCode: 'NO',
  };
  await api('POST', '/customers', { Customer: filled });
  const put = async (fields: object) => (await api('PUT', '/customers/1', { Customer: fields })).customer;
  expect(await put({ City: '', Name: '' })).toMatchObject({ City: 'Borås', Name: 'Kvar' });
  const cleared = await put({ City: null, Email: 'API_BLANK', CountryCode: null, Currency: null });
  expect(cleared).toMatchObject({
    City: null,
    Email: '',
    CountryCode: null,
    Country: null,
    Currency: 'SEK',
    Phone1: '1',
  });
  simulator.switches.clearedTextReads = 'emptyText';
  expect(await put({ Phone1: null })).toMatchObject({ Phone1: '' });
  Object.assign(simulator.switches, { unsetTextOnDetail: 'null', nullOnDefaultedField: 'refused' });
  expect((await api('GET', '/customers/1')).customer).toMatchObject({ Email: null });
  expect((await api('PUT', '/customers/1', { Customer: { Currency: null } })).status).toBe(400);
});

test('a name is required and cannot be cleared', async () => {
  const { api } = await connect();
  for (const customer of [{}, { Name: '' }, { Name: null }, { Name: 'API_BLANK' }]) {
    const reply = await api('POST', '/customers', { Customer: customer });
    expect([reply.status, refusalCode(reply)]).toEqual([400, 2000637]);
  }
  await api('POST', '/customers', { Customer: { Name: 'Kvar' } });
  expect(refusalCode(await api('PUT', '/customers/1', { Customer: { Name: null } }))).toBe(2005095);
  expect(refusalCode(await api('PUT', '/customers/1', { Customer: { Name: 'API_BLANK' } }))).toBe(2000637);
  expect((await api('GET', '/customers/1')).customer.Name).toBe('Kvar');
});

test('a card may be emptied by null on create without being refused', async () => {
  const { api } = await connect();
  const reply = await api('POST', '/customers', { Customer: { Name: 'X', City: null, Active: null } });
  expect(reply.customer).toMatchObject({ City: null, Active: true });
});

test('the number in an update does not move the customer, and can be refused by switch', async () => {
  const { simulator, api } = await connect();
  await api('POST', '/customers', { Customer: { Name: 'X', CustomerNumber: '5' } });
  const put = () => api('PUT', '/customers/5', { Customer: { CustomerNumber: '6', Name: 'Y' } });
  expect((await put()).customer).toMatchObject({ CustomerNumber: '5', Name: 'Y' });
  expect((await api('GET', '/customers/6')).status).toBe(404);
  simulator.switches.otherNumberInUpdate = 'refused';
  expect((await put()).status).toBe(400);
  expect((await api('PUT', '/customers/5', { Customer: { CustomerNumber: '5', Name: 'Z' } })).status).toBe(200);
});

test('read-only fields are refused, or ignored by switch', async () => {
  const { simulator, api } = await connect();
  const create = () => api('POST', '/customers', { Customer: { Name: 'X', Country: 'Norge', '@url': 'x' } });
  expect((await create()).status).toBe(400);
  simulator.switches.readOnlyFields = 'ignored';
  const created = await create();
  expect([created.status, created.customer.Country]).toEqual([201, null]);
});
