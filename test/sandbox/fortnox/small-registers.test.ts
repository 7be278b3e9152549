import { closeSimulators, connect } from './plain-client';

afterEach(closeSimulators);

test('currencies carry rates per unit, and one may have none', async () => {
  const { simulator, api } = await connect();
  simulator.currencies.create({ Code: 'PLN', Description: 'Złoty', Unit: null });
  expect((await api('GET', '/currencies/NOK')).json.Currency).toEqual({
    '@url': 'https://api.fortnox.se/3/currencies/NOK',
    BuyRate: 95.4,
    Code: 'NOK',
    Date: '2026-11-20',
    Description: 'Norska kronor',
    IsAutomatic: true,
    SellRate: 95.4,
    Unit: 100,
  });
  expect((await api('GET', '/currencies/PLN')).json.Currency).toMatchObject({
    BuyRate: null,
    SellRate: null,
    Unit: null,
  });
  const { json, meta } = await api('GET', '/currencies');
  expect(json.Currencies).toContainEqual(expect.objectContaining({ Code: 'PLN', BuyRate: null, Date: '' }));
  expect(meta['@TotalResources']).toBe(7);
  const missing = await api('GET', '/currencies/XXX');
  expect([missing.status, missing.errorInformation.Code]).toEqual([404, 2999011]);
});

test("a user changes a rate and its day; the API cannot change the day, which is Fortnox's own", async () => {
  const { simulator, api } = await connect();
  simulator.currencies.put('EUR', { BuyRate: 11.4, SellRate: 11.5, Date: '2026-11-23' });
  expect((await api('GET', '/currencies/EUR')).json.Currency).toMatchObject({ SellRate: 11.5, Date: '2026-11-23' });
  const changed = await api('PUT', '/currencies/EUR', { Currency: { Date: '2026-11-24' } });
  expect([changed.status, changed.errorInformation.code]).toEqual([400, 2999004]);
});

test("units are Fortnox's own five and the workshop's", async () => {
  const { api } = await connect();
  const { json } = await api('GET', '/units');
  const codes = (json.Units as readonly { Code: string }[]).map(({ Code }) => Code);
  expect(codes).toEqual(expect.arrayContaining(['förp', 'h', 'km', 'st', 'utl', 'kg', 'm']));
  const one = await api('GET', `/units/${encodeURIComponent('förp')}`);
  expect(one.json.Unit).toMatchObject({ '@url': 'https://api.fortnox.se/3/units/f%C3%B6rp', CodeEnglish: 'pack' });
  expect((await api('GET', '/units/famn')).errorInformation.Code).toBe(2000432);
});

test('terms of payment are listed and read', async () => {
  const { api } = await connect();
  expect((await api('GET', '/termsofpayments')).json.TermsOfPayments).toContainEqual({
    '@url': 'https://api.fortnox.se/3/termsofpayments/30',
    Code: '30',
    Description: '30 dagar netto',
  });
  expect((await api('GET', '/termsofpayments/30')).json.TermsOfPayment).toMatchObject({ Code: '30' });
  expect((await api('GET', '/termsofpayments/31')).errorInformation.Code).toBe(2000429);
});

test('the company tells its number in two places, once as a number and once as a text', async () => {
  const { simulator, api, admin } = await connect();
  const { tenantId } = simulator.credentials;
  const information = async () => (await api('GET', '/companyinformation')).json.CompanyInformation;
  expect(await information()).toMatchObject({ DatabaseNumber: Number(tenantId), CountryCode: 'SE' });
  expect((await api('GET', '/settings/company')).json.CompanySettings).toMatchObject({
    DatabaseNumber: tenantId,
    Country: 'Sverige',
    TaxEnabled: true,
  });
  expect((await admin('PATCH', '/company', { city: 'Åmål' })).json).toEqual(simulator.company);
  expect(await information()).toMatchObject({ City: 'Åmål' });
  expect((await admin('GET', '/company')).json.city).toBe('Åmål');
  expect((await admin('PATCH', '/company', { town: 'Åmål' })).status).toBe(400);
});
