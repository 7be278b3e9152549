import { closeSimulators, connect, refusalCode } from './plain-client';

afterEach(closeSimulators);

test('a supplier is created, read, changed and deleted, and takes the next number when none is given', async () => {
  const { api } = await connect();
  const created = await api('POST', '/suppliers', { Supplier: { Name: 'Åmåls Stål AB', CountryCode: 'NO' } });
  expect(created.status).toBe(201);
  expect(created.json.Supplier).toMatchObject({
    '@url': 'https://api.fortnox.se/3/suppliers/1',
    SupplierNumber: '1',
    Active: true,
    Currency: 'SEK',
    Country: 'Norge',
    Phone1: null,
  });
  const changed = await api('PUT', '/suppliers/1', { Supplier: { Phone1: '0532-1', Active: false } });
  expect(changed.json.Supplier).toMatchObject({ Name: 'Åmåls Stål AB', Phone1: '0532-1', Active: false });
  expect((await api('GET', '/suppliers/1')).json).toEqual(changed.json);
  expect((await api('DELETE', '/suppliers/1')).status).toBe(204);
  expect((await api('GET', '/suppliers/1')).errorInformation).toMatchObject({ Code: 2999009 });
});

test('the list shows Active, alone among the registers, and one Phone', async () => {
  const { simulator, api } = await connect();
  simulator.suppliers.seed([
    { SupplierNumber: '2', Name: 'Borta AB', Active: false },
    { SupplierNumber: '1', Name: 'Kvar AB', Phone1: '08-1', Phone2: '08-2', PreDefinedAccount: '4010' },
  ]);
  const { json } = await api('GET', '/suppliers');
  expect(json.Suppliers).toMatchObject([
    { SupplierNumber: '1', Active: true, Phone: '08-1', City: '', PreDefinedAccount: '4010' },
    { SupplierNumber: '2', Active: false, Phone: '', PreDefinedAccount: '' },
  ]);
  expect(json.Suppliers).not.toHaveProperty('0.Phone1');
});

test('the list has these fields and no others; the rest is in the detail', async () => {
  const { simulator, api } = await connect();
  simulator.suppliers.create({
    SupplierNumber: '1',
    Name: 'Stål AB',
    Phone2: '08-2',
    YourReference: 'Åsa',
    VATType: '25',
    Comments: 'Ring först',
  });
  const [item] = (await api('GET', '/suppliers')).json.Suppliers as readonly object[];
  const listed = ['@url', 'Active', 'Address1', 'Address2', 'BG', 'BIC', 'BankAccountNumber', 'City', 'CostCenter']
    .concat('CountryCode', 'Currency', 'DisablePaymentFile', 'Email', 'IBAN', 'Name', 'OrganisationNumber', 'PG')
    .concat('Phone', 'PreDefinedAccount', 'Project', 'SupplierNumber', 'TermsOfPayment', 'ZipCode');
  expect(Object.keys(item ?? {}).toSorted()).toEqual(listed.toSorted());
  expect((await api('GET', '/suppliers/1')).json.Supplier).toMatchObject({
    Phone2: '08-2',
    YourReference: 'Åsa',
    VATType: '25',
    Comments: 'Ring först',
  });
});

test('a missing currency is told in words, on create and on update', async () => {
  const { simulator, api } = await connect();
  simulator.suppliers.create({ SupplierNumber: '1', Name: 'X' });
  for (const [method, path] of [
    ['POST', '/suppliers'],
    ['PUT', '/suppliers/1'],
  ] as const) {
    const { status, errorInformation } = await api(method, path, { Supplier: { Name: 'Y', Currency: 'PLN' } });
    expect([status, errorInformation]).toEqual([400, { error: 1, message: 'Kan inte hitta valutan.', code: 2999005 }]);
  }
  expect(simulator.suppliers.all()).toMatchObject([{ Name: 'X', Currency: 'SEK' }]);
});

test('search finds by name, and there is no filter', async () => {
  const { simulator, api } = await connect();
  simulator.suppliers.seed([{ Name: 'Stål AB' }, { Name: 'Skruv AB' }]);
  const found = await api('GET', `/suppliers?name=${encodeURIComponent('STÅL')}`);
  expect(found.json.Suppliers).toMatchObject([{ Name: 'Stål AB' }]);
  expect((await api('GET', '/suppliers?suppliernumber=2')).json.Suppliers).toMatchObject([{ Name: 'Skruv AB' }]);
  expect(refusalCode(await api('GET', '/suppliers?filter=active'))).toBe(2000587);
});

test('lastmodified is not proven here: ignored, by switch obeyed or refused', async () => {
  const { simulator, api } = await connect();
  simulator.suppliers.seed([{ Name: 'Gammal AB' }], new Date('2025-01-01T12:00:00Z'));
  const since = async () => (await api('GET', '/suppliers?lastmodified=2026-01-01')).json.Suppliers;
  expect(await since()).toHaveLength(1);
  simulator.switches.lastmodifiedUnproven = 'filters';
  expect(await since()).toEqual([]);
  simulator.switches.lastmodifiedUnproven = 'refused';
  expect((await api('GET', '/suppliers?lastmodified=2026-01-01')).status).toBe(400);
});

test.each([
  ['no name', { City: 'Åmål' }, 2999013],
  ['a number that is taken', { Name: 'X', SupplierNumber: '9' }, 2999010],
  ['a currency not registered', { Name: 'X', Currency: 'XYZ' }, 2999005],
  ['terms not registered', { Name: 'X', TermsOfPayment: '31' }, 2000429],
  ['an unknown field', { Name: 'X', Phone: '1' }, 2001399],
])('%s is refused', async (_what, fields, code) => {
  const { simulator, api } = await connect();
  simulator.suppliers.create({ SupplierNumber: '9', Name: 'Finns AB' });
  const reply = await api('POST', '/suppliers', { Supplier: fields });
  expect([reply.status, refusalCode(reply)]).toEqual([400, code]);
});
