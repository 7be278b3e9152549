import { customers } from '../../domain/registers/customers';
import { differentBusinesses, newRecord } from '../../domain/sync/create';
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
  expect(made.cuts.map(({ field }) => field)).toEqual(['ort']);
  expect(made.misfits).toEqual([{ field: 'telefon', target: 'andersson', why: 'tooLong', length: 51, limit: 50 }]);
});

test.each([
  ['556677-8899', '5566778899', false],
  ['556677-8899', '16556677-8899', false],
  ['19800101-1234', '800101-1234', false],
  ['556677-8899', '556677-8890', true],
  ['556677-8899', '', false],
  ['', '', false],
  ['SE556677889901', 'SE 556677-8899 01', false],
])('R0.7 organisation numbers %j and %j: two businesses %s', (andersson, fortnox, expected) => {
  const sides = [{ organisation_number: andersson }, { OrganisationNumber: fortnox }] as const;
  expect(differentBusinesses(customers, ...sides)).toBe(expected);
});
