import type { RegisterSyncResult } from '../../workflows/contract/register-sync';
import { worlds } from '../support/worlds';
import { twoSides } from './two-sides';

const world = worlds();

const org = '556712-3459';
/** What people write where they have no number, each twice: no two records are the same business for it. */
const none = ['000000-0000', '000000-0000', '5', '5', 'se kund 5', 'se kund 5', 'saknas', 'saknas'];
const told = 'inget svenskt organisationsnummer';

const noted = ({ notes }: RegisterSyncResult): readonly string[] =>
  notes.filter(({ sentence }) => sentence.includes(told)).map(({ number }) => number);

describe.each(['customers', 'suppliers'] as const)('%s: an organisation number that is none', (register) => {
  const both = `SYNC_${register.toUpperCase()}_DIRECTION`;
  const twoWays = { environment: { SYNC_SUPPLIERS_DIRECTION: 'off', SYNC_ARTICLES_DIRECTION: 'off', [both]: 'both' } };

  test('R0.7 is no obstacle where records are made, on either side, and each says so once', async () => {
    const it = await world(twoWays);
    const sides = twoSides(it, register);
    for (const [n, organisation_number] of none.entries()) {
      sides.seedInFortnox(`10${n}`, { name: `Från Fortnox ${n}`, organisation_number });
      await sides.saveInAndersson(`20${n}`, { name: `Från Andersson ${n}`, organisation_number });
    }
    const result = await it.sync(register);
    expect(result).toMatchObject({ counts: { failed: 0 }, toAndersson: { created: 8 }, toFortnox: { created: 8 } });
    expect(noted(result)).toHaveLength(16);
    for (const [n, organisation_number] of none.entries()) {
      expect(await sides.inAndersson(`10${n}`)).toMatchObject({ organisation_number });
      expect(sides.inFortnox(`20${n}`)).toMatchObject({ organisation_number });
    }
    expect(noted(await it.sync(register))).toEqual([]);
  });

  test('R0.7 does not make two businesses of records that meet under one number', async () => {
    const it = await world(twoWays);
    const sides = twoSides(it, register);
    await sides.saveInAndersson('1001', { name: 'Åkes AB', organisation_number: 'saknas (1)' });
    sides.seedInFortnox('1001', { name: 'Åkes AB', organisation_number: org });
    sides.seedInFortnox('1002', { name: 'Bo AB', organisation_number: '000000-0000' });
    await sides.saveInAndersson('1002', { name: 'Bo AB', organisation_number: org });
    const result = await it.sync(register);
    expect(result.failures).toEqual([]);
    expect(await sides.inAndersson('1001')).toMatchObject({ organisation_number: org });
    // Fortnox holds where two records meet; what it lost is in the audit log, what came is told.
    expect(await sides.inAndersson('1002')).toMatchObject({ organisation_number: '000000-0000' });
    expect(noted(result)).toEqual(['1002']);
  });

  test('R0.7 a VAT number tells the same business as the organisation number in it, on either side', async () => {
    const it = await world(twoWays);
    const sides = twoSides(it, register);
    sides.seedInFortnox('1001', { name: 'Åkes AB', organisation_number: org });
    await sides.saveInAndersson('5001', { name: 'Åkes Mekaniska', organisation_number: 'SE556712345901' });
    const numbers = (await it.sync(register)).failures.map(({ number }) => number);
    expect(numbers.toSorted()).toEqual(['1001', '5001']);
  });
});

test('R0.7 a record that may be any of several is offered as each of them, on either side', async () => {
  const it = await world({ direction: 'both' });
  const sides = twoSides(it, 'customers');
  const other = '556801-2347';
  sides.seedInFortnox('1001', { name: 'Åkes AB', organisation_number: org });
  sides.seedInFortnox('1002', { name: 'Åkes AB, lagret', organisation_number: org });
  sides.seedInFortnox('1003', { name: 'Bo AB', organisation_number: other });
  await sides.saveInAndersson('5001', { name: 'Åkes Mekaniska', organisation_number: org });
  await sides.saveInAndersson('5002', { name: 'Bo', organisation_number: other });
  await sides.saveInAndersson('5003', { name: 'Bo, lagret', organisation_number: other });
  const { failures } = await it.sync();
  const several = failures.filter(({ sentence }) => sentence.includes('har flera poster'));
  expect(several.toSorted((a, b) => a.number.localeCompare(b.number))).toEqual([
    {
      number: '1003',
      sentence: expect.stringMatching(
        /^Andersson har .* 5002, 5003\. .*`andersson-fortnox sync separate customers 1003`/,
      ),
    },
    {
      number: '5001',
      sentence: expect.stringMatching(
        /^Fortnox har .* 1001, 1002\. .*`andersson-fortnox sync separate customers 5001`/,
      ),
    },
  ]);
  expect(failures).toHaveLength(6);
  expect(it.fortnox.customers.all()).toHaveLength(3);
});
