import { type Connected, closeSimulators, connect, refusalCode } from './plain-client';

let fortnox: Connected;
beforeAll(async () => {
  fortnox = await connect();
});
// Each case is a moment of its own for the rate window.
beforeEach(() => fortnox.simulator.clock.advance(1_000));
afterAll(closeSimulators);

const long = (length: number) => 'å'.repeat(length);

test.each([
  ['an unknown field', { Nickname: 'x' }, 2001399],
  ['an unknown field that is null', { Nickname: null }, 2001399],
  ['a field JavaScript knows', JSON.parse('{"__proto__":"x","constructor":"y"}'), 2001399],
  ['an unknown part of a group', { DefaultTemplates: { Reminder: 'x' } }, 2001399],
  ['characters outside the list', { City: 'a"b' }, 2000359],
  ['an emoji', { City: '😀' }, 2000359],
  ['a tab', { City: 'a\tb' }, 2000359],
  ['too long a text', { Address1: long(1025) }, 2999001],
  ['too long a zip code', { ZipCode: long(11) }, 2999001],
  ['too long a reference', { YourReference: long(51) }, 2001600],
  ['too long a comment', { Comments: long(1025) }, 2001896],
  ['a country code of three', { CountryCode: 'SWE' }, 2999001],
  ['a country nobody knows', { CountryCode: 'QQ' }, 2999003],
  ['a short GLN', { GLN: '735' }, 2999001],
  ['a currency not registered', { Currency: 'XYZ' }, 2999005],
  ['a price list not registered', { PriceList: 'Z' }, 2999006],
  ['terms not registered', { TermsOfPayment: '31' }, 2000429],
  ['an account not in the plan', { SalesAccount: 9999 }, 2000423],
  ['a type that is none', { Type: 'FRIEND' }, 2999002],
  ['a way to send that is none', { DefaultDeliveryTypes: { Invoice: 'PIGEON' } }, 2999002],
  ['a number as text', { ZipCode: 12345 }, 2005095],
  ['an object as text', { City: {} }, 2005095],
  ['a word as boolean', { Active: 'perhaps' }, 2000134],
  ['a word as number', { InvoiceDiscount: 'much' }, 2000108],
  ['a word as amount', { InvoiceFreight: 'much' }, 2000108],
  ['a VAT number that is none in an EU type', { VATType: 'EUVAT', VATNumber: '12' }, 2004194],
])('%s is refused on create and on update, and changes nothing', async (_what, fields, code) => {
  const { api, simulator } = fortnox;
  const before = simulator.customers.all().length;
  const created = await api('POST', '/customers', { Customer: { Name: 'X', ...fields } });
  expect([created.status, refusalCode(created)]).toEqual([400, code]);
  expect(simulator.customers.all()).toHaveLength(before);

  const { CustomerNumber } = simulator.customers.create({ Name: 'Orörd', City: 'Borås' });
  const stored = simulator.customers.get(String(CustomerNumber));
  const updated = await api('PUT', `/customers/${CustomerNumber}`, { Customer: { Phone1: '1', ...fields } });
  expect([updated.status, refusalCode(updated)]).toEqual([400, code]);
  expect(simulator.customers.get(String(CustomerNumber))).toEqual(stored);
});

test.each([
  ['every allowed sign', { City: 'Åé– :.\\`´’,;^¤#%§£$€¢¥©™°&/()=+-*_!?²³®½@\n\u00a0' }],
  ['decomposed letters', { City: 'a\u030ao\u0308' }],
  ['letters of other languages', { City: 'Łódź Ελλάδα' }],
  ['as long as allowed', { Address1: long(1024), ZipCode: long(10), YourReference: long(50) }],
  ['a boolean as text', { Active: 'false' }],
  ['a number as text where numbers go', { InvoiceDiscount: '2.5' }],
  ['any VAT number outside the EU types', { VATNumber: '12' }],
  ['a VAT number of the EU', { VATType: 'EUREVERSEDVAT', VATNumber: 'DE123456789' }],
])('%s is taken', async (_what, fields) => {
  const reply = await fortnox.api('POST', '/customers', { Customer: { Name: 'X', ...fields } });
  expect(reply.status).toBe(201);
});

test('values come back as their kind, however they were sent', async () => {
  const fields = { Name: 'X', Active: 'false', InvoiceDiscount: '2.50', InvoiceAdministrationFee: '10' };
  const { customer } = await fortnox.api('POST', '/customers', { Customer: fields });
  expect(customer).toMatchObject({ Active: false, InvoiceDiscount: 2.5, InvoiceAdministrationFee: '10' });
});

test.each([
  ['no body', '', 2001392],
  ['another envelope', '{"Supplier":{"Name":"X"}}', 2001392],
  ['no envelope', '{"Name":"X"}', 2001392],
  ['a list in the envelope', '{"Customer":[]}', 2001392],
  ['a list of envelopes', '[{"Customer":{}}]', 2001392],
  ['broken JSON', '{"Customer":{"Name":"X"', 2002115],
])('%s is refused', async (_what, body, code) => {
  const reply = await fortnox.api('POST', '/customers', body);
  expect([reply.status, refusalCode(reply)]).toEqual([400, code]);
});

test('a number in a text field is taken by switch', async () => {
  fortnox.simulator.switches.numberInTextField = 'accepted';
  const reply = await fortnox.api('POST', '/customers', { Customer: { Name: 'X', ZipCode: 12345 } });
  expect(reply.customer.ZipCode).toBe('12345');
});

test('a path or method nobody built is answered, with an invented code', async () => {
  for (const [method, path] of [
    ['GET', '/nothing'],
    ['PATCH', '/customers/1'],
    ['DELETE', '/customers'],
  ] as const) {
    const reply = await fortnox.api(method, path);
    expect([reply.status, reply.errorInformation.Code]).toEqual([404, 2999008]);
  }
});
