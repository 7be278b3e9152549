import { separateRecord } from '../../activities/andersson/separate-record';
import { syncScope } from '../../activities/andersson/sync-scope';
import { deleteCard, editCard, saveCards } from '../../sandbox/andersson/register-gestures';
import { worlds } from '../support/worlds';
import { letOverlapPass } from './customers';
import { twoSides } from './two-sides';

const world = worlds();
const org = '556712-3459';

test('R0.5 inactivations are reported as delivered, and followed on the sides a company allows', async () => {
  const reported = await world({ direction: 'both' });
  const followed = await world({ direction: 'both', environment: { SYNC_CUSTOMERS_INACTIVATE_IN: 'both' } });
  for (const it of [reported, followed]) {
    const sides = twoSides(it, 'customers');
    for (const number of ['1001', '1002']) sides.seedInFortnox(number, { name: `Kund ${number} AB` });
    await it.sync();
    it.fortnox.customers.put('1001', { Active: false });
    await editCard(it.andersson, 'customer', '1002', { active: 0 });
  }
  const active = async (it: typeof reported) => {
    const rows = await it.andersson.kysely.selectFrom('customer').select('active').orderBy('customer_number').execute();
    return [rows.map((row) => row.active), it.fortnox.customers.all().map(({ Active }) => Active)];
  };
  const told = await reported.sync();
  expect(told.notes.map(({ number }) => number).toSorted()).toEqual(['1001', '1002']);
  expect(told.notes[0]?.sentence).toContain('Det följs inte, enligt inställningen');
  expect(await active(reported)).toEqual([
    [1, 0],
    [false, true],
  ]);
  await followed.sync();
  expect(await active(followed)).toEqual([
    [0, 0],
    [false, false],
  ]);
});

test('R0.5 deletions are reported as delivered, or made inactive on the other side; nothing is ever deleted', async () => {
  const reported = await world({ direction: 'both' });
  const followed = await world({ direction: 'both', environment: { SYNC_CUSTOMERS_ON_DELETED: 'inactivate' } });
  for (const it of [reported, followed]) {
    for (const number of ['1001', '1002']) twoSides(it, 'customers').seedInFortnox(number, { name: `Kund ${number}` });
    await it.sync();
    letOverlapPass(it);
    await deleteCard(it.andersson, 'customer', '1001');
  }
  const told = await reported.sync();
  expect(told.notes).toEqual([{ number: '1001', sentence: expect.stringContaining('Raderad i Andersson') }]);
  expect(reported.fortnox.customers.get('1001')).toMatchObject({ Active: true });
  expect(await followed.sync()).toMatchObject({ toFortnox: { updated: 1 } });
  expect(followed.fortnox.customers.get('1001')).toMatchObject({ Active: false });
  letOverlapPass(followed);
  followed.fortnox.clearRequests();
  expect(await followed.sync()).toMatchObject({ counts: { written: 0, failed: 0 } });
});

test('R0.5 a whole register deleted at once: each deletion is told of or followed, once', async () => {
  const many = Array.from({ length: 230 }, (_, n) => `${2_000 + n}`);
  const reported = await world({ direction: 'both' });
  const followed = await world({ direction: 'both', environment: { SYNC_CUSTOMERS_ON_DELETED: 'inactivate' } });
  for (const it of [reported, followed]) {
    for (const number of many) twoSides(it, 'customers').seedInFortnox(number, { name: `Kund ${number}` });
    await it.sync();
    letOverlapPass(it);
    for (const number of many) await deleteCard(it.andersson, 'customer', number);
    await saveCards(it.andersson, 'customer', [{ customer_number: '5001', name: 'Ny kund AB' }]);
  }
  expect(await reported.sync()).toMatchObject({ counts: { skipped: 230, written: 1 } });
  expect(await followed.sync()).toMatchObject({ toFortnox: { updated: 230, created: 1 } });
  const stillActive = followed.fortnox.customers.all().filter(({ Active }) => Active);
  expect(stillActive.map(({ CustomerNumber }) => CustomerNumber)).toEqual(['5001']);
}, 240_000);

test('R0.5 who may create: a side where the company lets nothing be made gets changes only', async () => {
  const it = await world({ direction: 'both', environment: { SYNC_CUSTOMERS_CREATE_IN: 'andersson' } });
  const sides = twoSides(it, 'customers');
  sides.seedInFortnox('1001', { name: 'Åkes AB' });
  await sides.saveInAndersson('2001', { name: 'Ny i Andersson' });
  expect(await it.sync()).toMatchObject({ toAndersson: { created: 1 }, toFortnox: { created: 0 } });
  await sides.editInAndersson('1001', { city: 'Åseda' });
  await it.sync();
  expect(sides.inFortnox('1001')).toMatchObject({ city: 'Åseda' });
});

test('R0.7 two numbers of one organisation number are offered as one, and made only when a person says they are two', async () => {
  const it = await world({ direction: 'both' });
  const sides = twoSides(it, 'customers');
  sides.seedInFortnox('1001', { name: 'Åkes Mek AB', organisation_number: org });
  await sides.saveInAndersson('5001', { name: 'Åkes Mekaniska', organisation_number: org.replace('-', '') });
  const offered = await it.sync();
  const sentence = expect.stringContaining('med samma organisationsnummer');
  expect(offered.failures).toEqual([
    { number: '1001', sentence },
    { number: '5001', sentence },
  ]);
  expect(offered.failures[0]?.sentence).toContain('`andersson-fortnox sync separate customers 1001`');
  expect(it.fortnox.customers.all()).toHaveLength(1);
  await sides.saveInAndersson('5002', { name: 'Åkes, lagret', organisation_number: org });
  expect((await it.sync()).failures.find(({ number }) => number === '5002')?.sentence).toContain('1001');

  const scope = await syncScope(it.companies.andersson, { company: it.company, register: 'customers' });
  expect(await separateRecord(scope, '9999')).toBe(false);
  expect(await separateRecord(scope, '5001')).toBe(true);
  await it.sync();
  expect(it.fortnox.customers.get('5001')).toMatchObject({ Name: 'Åkes Mekaniska' });
});
