import { articles } from '../../domain/registers/articles';
import { customers } from '../../domain/registers/customers';
import { differentBusinesses, identityOf, newRecord } from '../../domain/sync/create';
import { inAndersson, inFortnox } from './customer-values';

const card = {
  Name: 'Volvo',
  Address1: 'Gata 1',
  ZipCode: '416 63',
  City: 'Göteborg',
  Phone1: '031',
  Fax: '1',
  Email: 'a@b.se',
  WWW: 'volvo.se',
  YourReference: 'Bo',
  OrganisationNumber: '556677-8899',
  DeliveryAddress1: 'Port 3',
};
const row = {
  name: 'Volvo',
  address: 'Gata 1',
  zip_code: '416 63',
  city: 'Göteborg',
  phone: '031',
  fax: '1',
  email: 'a@b.se',
  web_address: 'volvo.se',
  your_reference: 'Bo',
  organisation_number: '556677-8899',
};

test('R1.1.1 a customer made in Andersson gets what the manual names, and only that', () => {
  const { fax: _, web_address: __, ...imported } = row;
  expect(newRecord(customers, 'andersson', inFortnox(card))).toEqual({ values: imported, cuts: [], misfits: [] });
});

test('R1.1.2 a customer made in Fortnox gets what the manual names, and only that', () => {
  const { YourReference: _, ...exported } = card;
  const delivery = { DeliveryAddress1: 'Gata 1', DeliveryZipCode: '416 63', DeliveryCity: 'Göteborg' };
  expect(newRecord(customers, 'fortnox', inAndersson(row)).values).toEqual({ ...exported, ...delivery });
});

test('what is empty is left out, blanks count as empty', () => {
  expect(newRecord(customers, 'fortnox', inAndersson({ name: ' Volvo ', phone: '  ' })).values).toEqual({
    Name: 'Volvo',
  });
});

test('rule 10: a new record names what was cut and what does not fit', () => {
  const given = inFortnox({ Name: 'Volvo', City: 'x'.repeat(101), Phone1: '1'.repeat(51) });
  const made = newRecord(customers, 'andersson', given);
  expect(made.values.city).toHaveLength(100);
  expect(made.cuts.map(({ label }) => label.sv)).toEqual(['ort']);
  const label = { sv: 'telefon', en: 'phone' };
  expect(made.misfits).toEqual([{ label, target: 'andersson', why: 'tooLong', length: 51, limit: 50 }]);
});

test('rule 10: a new record names an amount of which nothing is left', () => {
  const made = newRecord(articles, 'fortnox', { name: 'Fläns', cost: '0.004', sales_price: '0.0001' });
  expect(made.values).toEqual({ Description: 'Fläns' });
  expect(made.cuts.map(({ label, length }) => [label.sv, length])).toEqual([
    ['kalkylkostnad', 3],
    ['utpris', 4],
  ]);
});

test.each([
  ['556677-8899', '5566778899'],
  ['5566778899', '5566778899'],
  ['16556677-8899', '5566778899'],
  ['SE556677889901', '5566778899'],
  ['se 556677-8899 01', '5566778899'],
  ['800101-1231', '8001011231'],
  ['19800101-1231', '8001011231'],
  // The VAT number of a business that a person is: 20 is no century here.
  ['SE200101123401', '2001011234'],
  ['', ''],
  ['saknas', ''],
  ['saknas (1)', ''],
  ['5', ''],
  ['se kund 5', ''],
  ['000000-0000', ''],
  ['555555-5555', ''],
  ['556677-8890', ''],
  ['556677-88990', ''],
  ['556677889901', ''],
  ['NO 556677889901', ''],
  ['DE123456789', ''],
])('R0.7 %j tells whose record it is by %j', (written, identity) => {
  expect(identityOf(customers, 'andersson', { organisation_number: written })).toBe(identity);
  expect(identityOf(customers, 'fortnox', { OrganisationNumber: written })).toBe(identity);
});

test.each([
  ['556677-8899', '16556677-8899', false],
  ['556677-8899', '556801-2347', true],
  ['SE556677889901', '556801-2347', true],
  ['556677-8899', '', false],
  ['', '', false],
  ['556677-8899', 'saknas (1)', false],
  ['000000-0000', '556677-8899', false],
])('R0.7 organisation numbers %j and %j: two businesses %s', (andersson, fortnox, expected) => {
  const sides = [{ organisation_number: andersson }, { OrganisationNumber: fortnox }] as const;
  expect(differentBusinesses(customers, ...sides)).toBe(expected);
});
