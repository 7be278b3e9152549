import { customers } from '../../domain/registers/customers';
import { agreedBase, settledBase, sharedValues } from '../../domain/sync/base';
import { merge } from '../../domain/sync/merge';
import { agreeing, bothWays, inAndersson, inFortnox } from './customer-values';

const nothing = { andersson: {}, fortnox: {} };
const base = agreeing({ name: 'Volvo', address: 'Gata 1', city: 'Göteborg' });

test('records that meet for the first time agree on what they hold, differences included', () => {
  const now = {
    andersson: inAndersson({ name: ' Volvo ', fax: '1' }),
    fortnox: inFortnox({ Name: 'Volvo', Fax: '2' }),
  };
  const agreed = agreedBase(customers, now, null, nothing);
  expect(agreed.andersson).toMatchObject({ name: 'Volvo', fax: '1' });
  expect(agreed.fortnox).toMatchObject({ Name: 'Volvo', Fax: '2' });
});

test('a change that may not travel is still known as a change afterwards', () => {
  const now = { ...base, fortnox: { ...base.fortnox, Fax: '2' } };
  expect(agreedBase(customers, now, base, nothing).fortnox.Fax).toBe('');
});

test('a field just written is agreed, even where the other side stored it in its own way', () => {
  const now = { andersson: { ...base.andersson, city: 'Malmö' }, fortnox: { ...base.fortnox, City: 'MALMÖ' } };
  const agreed = agreedBase(customers, now, base, { andersson: {}, fortnox: { City: 'Malmö', DeliveryCity: 'Malmö' } });
  expect([agreed.andersson.city, agreed.fortnox.City]).toEqual(['Malmö', 'MALMÖ']);
});

/**
 * A merge's part in Andersson is remembered before Fortnox has answered. `address` goes to two fields of Fortnox: that
 * one of them happens to hold the new value must not make the change known as done for the other.
 */
test.each([
  ['the delivery address holds it already', { DeliveryAddress1: 'Gata 2' }, { Address1: 'Gata 2' }],
  ['the invoice address holds it already', { Address1: 'Gata 2' }, { DeliveryAddress1: 'Gata 2' }],
])('R0.4 an address waiting for its export is not forgotten when %s', (_name, fortnoxHas, expected) => {
  const now = { andersson: { ...base.andersson, address: 'Gata 2' }, fortnox: { ...base.fortnox, ...fortnoxHas } };
  const input = { register: customers, allowed: bothWays, ...now, later: 'undecided' } as const;
  expect(merge({ ...input, base }).toFortnox).toEqual(expected);
  const remembered = agreedBase(customers, now, base, nothing);
  expect(merge({ ...input, base: remembered }).toFortnox).toEqual(expected);
});

test('only the shared fields are compared, each as clean text', () => {
  const card = {
    CustomerNumber: '1',
    Active: true,
    Name: ' Volvo\r\nAB ',
    Phone1: null,
    ZipCode: 41_663,
    Comments: 'not shared',
  };
  const values = sharedValues(customers, 'fortnox', card);
  expect(values).toEqual(inFortnox({ Name: 'Volvo\nAB', ZipCode: '41663' }));
});

describe('rule 5: a write of our own whose end was never heard', () => {
  const intended = { ...base.andersson, city: 'Malmö' };
  const arrived = { ...base.fortnox, City: 'Malmö', DeliveryCity: 'Malmö' };
  const input = { register: customers, allowed: bothWays, later: 'undecided' } as const;

  test('is no change in Fortnox: what Andersson typed since travels, even back to the old value', () => {
    const settled = settledBase(customers, base, intended, arrived);
    for (const city of ['Göteborg', 'Lund']) {
      const merged = merge({ ...input, andersson: { ...base.andersson, city }, fortnox: arrived, base: settled });
      expect(merged).toMatchObject({ toAndersson: {}, toFortnox: { City: city, DeliveryCity: city }, conflicts: [] });
    }
  });

  test('that never arrived leaves the base as it was', () => {
    expect(settledBase(customers, base, intended, base.fortnox)).toEqual(base);
    expect(settledBase(customers, base, null, arrived)).toEqual(base);
    expect(settledBase(customers, base, intended, null)).toEqual(base);
  });

  test('what somebody typed in Fortnox on top of it is their change', () => {
    const settled = settledBase(customers, base, intended, { ...arrived, Phone1: '08' });
    expect(
      merge({ ...input, andersson: intended, fortnox: { ...arrived, Phone1: '08' }, base: settled }),
    ).toMatchObject({
      toAndersson: { phone: '08' },
      toFortnox: {},
    });
  });

  test('a new record is ours when it holds all that was sent; what was added to it there travels', () => {
    const made = { ...arrived, YourReference: 'Eva' };
    const settled = settledBase(customers, null, intended, made);
    expect(merge({ ...input, andersson: intended, fortnox: made, base: settled })).toMatchObject({
      toAndersson: { your_reference: 'Eva' },
      toFortnox: {},
    });
    expect(settledBase(customers, null, intended, { ...made, Name: 'Saab' })).toBeNull();
  });
});
