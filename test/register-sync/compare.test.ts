import type { Cause } from '../../domain/sync/difference';
import { differenceTexts } from '../../domain/sync/difference-texts';
import { deleteCard } from '../../sandbox/andersson/register-gestures';
import type { CustomerWorld } from '../support/customer-world';
import { worlds } from '../support/worlds';
import { letOverlapPass, row } from './customers';
import { manual } from './manual';
import { compare } from './surveys';
import { type Card, twoSides } from './two-sides';

const world = worlds();
const none: Readonly<Record<Cause, number>> = {
  unexplained: 0,
  refused: 0,
  sameOrganisation: 0,
  deleted: 0,
  notYetSynced: 0,
  changedByHand: 0,
  outOfScope: 0,
};
const longAgoMs = 24 * 60 * 60_000;

/** A run has come by since and taken nothing in: whatever its list told, nobody heard. */
async function runsHaveMissedIt(it: CustomerWorld): Promise<void> {
  letOverlapPass(it);
  const read = { fortnox_read_at: it.fortnox.clock.now().toISOString() };
  await it.andersson.kysely.updateTable('sync_cursor').set(read).execute();
}

async function inStep(direction: 'import' | 'export' | 'both', cards: Readonly<Record<string, Card>>) {
  const it = await world({ direction });
  const sides = twoSides(it, 'customers');
  for (const [number, card] of Object.entries(cards)) {
    sides.seedInFortnox(number, card);
    await sides.saveInAndersson(number, card);
  }
  await it.sync();
  letOverlapPass(it);
  return { it, sides };
}

const three = { '1001': { name: 'Ett AB' }, '1002': { name: 'Två AB' }, '1003': { name: 'Tre AB' } };

test('two sides in step have no differences, in full or as listed', async () => {
  const { it } = await inStep('both', three);
  expect(await compare(it)).toEqual({ compared: 3, readInFull: 3, causes: none, unexplained: [], differences: [] });
  it.fortnox.clearRequests();
  expect(await compare(it, 'customers', 'asListed')).toMatchObject({ compared: 3, readInFull: 0, causes: none });
  expect(it.fortnox.requests().filter(({ path }) => path.startsWith('/3'))).toHaveLength(2);
});

test('rule 7: a change that no list told of is unexplained, and mends itself in the next run', async () => {
  const { it, sides } = await inStep('both', three);
  sides.editInFortnox('1002', { city: 'Åseda', web_address: 'www.tva.example' });
  await runsHaveMissedIt(it);
  expect(await it.sync()).toMatchObject({ counts: { written: 0 } });
  expect(await sides.inAndersson('1002')).toMatchObject({ city: '' });

  const found = await compare(it);
  expect(found).toMatchObject({ causes: { ...none, unexplained: 1, changedByHand: 1 }, unexplained: ['1002'] });
  expect(found.differences).toEqual([
    expect.objectContaining({
      number: '1002',
      cause: 'unexplained',
      fields: [{ field: 'ort', andersson: '', fortnox: 'Åseda' }],
    }),
    expect.objectContaining({ cause: 'changedByHand', why: 'field' }),
  ]);
  // Marked, it is no longer unexplained: the next run sees to it.
  expect(await compare(it)).toMatchObject({ causes: { ...none, notYetSynced: 1, changedByHand: 1 } });
  expect(await it.sync()).toMatchObject({ toAndersson: { updated: 1 } });
  expect(await sides.inAndersson('1002')).toMatchObject({ city: 'Åseda' });
  expect(await compare(it)).toMatchObject({ causes: { ...none, changedByHand: 1 } });
});

test('a customer that Fortnox never told of, and one whose row version did not tell, are unexplained and mended too', async () => {
  const { it, sides } = await inStep('both', three);
  sides.seedInFortnox('1004', { name: 'Fyra AB' });
  await sides.editInAndersson('1001', { city: 'Åseda' });
  // As if a backup of the database had been put back under a cursor that was ahead of it.
  await it.andersson.kysely
    .updateTable('sync_cursor')
    .set({ andersson_row_version: 'f'.repeat(16) })
    .execute();
  const found = await compare(it);
  expect(found.unexplained).toEqual(['1001', '1004']);
  await it.sync();
  expect(sides.inFortnox('1001')).toMatchObject({ city: 'Åseda' });
  expect(await sides.inAndersson('1004')).toMatchObject({ name: 'Fyra AB' });
});

test('each cause by its own: not yet synced, refused, by hand, out of scope, deleted on either side, offered as the same', async () => {
  const org = '556712-3459';
  const { it, sides } = await inStep('both', {
    ...three,
    '1005': { name: 'Fem AB' },
    '1006': { name: 'Sex AB' },
    '1007': { name: 'Sju AB' },
  });
  sides.editInFortnox('1001', { city: 'Gnosjö' });
  await sides.saveInAndersson('2001', { name: 'Ny AB' });
  await sides.editInAndersson('1002', { name: 'Två | AB' });
  sides.editInFortnox('1003', { fax: '0370-1' });
  await deleteCard(it.andersson, 'customer', '1005');
  it.fortnox.customers.remove('1006');
  it.fortnox.customers.put('1007', { Active: false });
  sides.seedInFortnox('1008', { name: 'Nedlagd' }, false);
  it.fortnox.customers.create({ CustomerNumber: '1009', Name: 'Åkes', OrganisationNumber: org });
  await sides.saveInAndersson('2009', { name: 'Åkes', organisation_number: org });
  const before = await compare(it);
  const causesOf = (found: typeof before) =>
    Object.fromEntries(found.differences.map(({ number, cause, why }) => [number, why ? `${cause} ${why}` : cause]));
  const same = {
    1003: 'changedByHand field',
    1005: 'deleted',
    1006: 'deleted',
    1007: 'changedByHand activity',
    1008: 'outOfScope inactive',
  };
  expect(causesOf(before)).toEqual({
    ...same,
    1001: 'notYetSynced',
    1002: 'notYetSynced',
    2001: 'notYetSynced',
    1009: 'sameOrganisation',
    2009: 'sameOrganisation',
  });
  await it.sync();
  const after = await compare(it);
  expect(causesOf(after)).toEqual({ ...same, 1002: 'refused', 1009: 'sameOrganisation', 2009: 'sameOrganisation' });
  const refused = after.differences.find(({ cause }) => cause === 'refused');
  expect(refused).toMatchObject({
    sentence: expect.stringContaining('(2000359)'),
    fields: [{ field: 'namn', andersson: 'Två | AB', fortnox: 'Två AB' }],
  });
});

test('direction import: what is edited in Andersson stays there, and the comparison says so', async () => {
  const { it, sides } = await inStep('import', three);
  await sides.editInAndersson('1001', { city: 'Åseda' });
  await sides.saveInAndersson('2001', { name: 'Bara här' });
  await it.sync();
  expect((await compare(it)).differences).toEqual([
    expect.objectContaining({ number: '1001', cause: 'changedByHand', why: 'direction' }),
    expect.objectContaining({ number: '2001', cause: 'outOfScope', why: 'direction', onlyIn: 'andersson' }),
  ]);
});

test.each(['suppliers', 'articles'] as const)(
  '%s: alike after a load, and a change in a field that no list shows is found',
  async (name) => {
    const settings = {
      SYNC_SUPPLIERS_DIRECTION: name === 'suppliers' ? 'both' : 'off',
      SYNC_ARTICLES_DIRECTION: 'both',
    };
    const it = await world({ environment: settings });
    const sides = twoSides(it, name);
    const example = (n: number) =>
      Object.fromEntries(
        manual[name].fields.map(({ column, example: of, amount }) => [column, amount ? String(Number(of(n))) : of(n)]),
      );
    for (const number of ['501', '502', '503']) {
      if (name === 'suppliers') continue;
      it.fortnox.suppliers.create({ SupplierNumber: number, Name: `Leverantör ${number}` });
      await twoSides(it, 'suppliers').saveInAndersson(number, { name: `Leverantör ${number}` });
    }
    for (const n of [1, 2, 3]) sides.seedInFortnox(`70${n}`, example(n));
    for (const n of [4, 5]) await sides.saveInAndersson(`70${n}`, example(n));
    await it.sync(name);
    letOverlapPass(it);
    // A supplier made here has no line of its own yet that a run has seen.
    await it.sync(name);
    expect(await compare(it, name)).toMatchObject({
      compared: 5,
      causes: { unexplained: 0, notYetSynced: 0, refused: 0 },
    });

    if (name === 'articles') {
      sides.editInFortnox('702', { supplier_number: '501' });
      await runsHaveMissedIt(it);
    } else {
      it.fortnox.suppliers.put('702', { YourReference: 'Ny referens' });
      await it.andersson.kysely
        .updateTable('sync_link')
        .set({ fortnox_read_at: new Date(Date.now() - 2 * longAgoMs).toISOString() })
        .execute();
    }
    const asListed = await compare(it, name, 'asListed');
    expect(asListed).toMatchObject({ readInFull: 0, causes: { unexplained: 0 } });
    expect((await compare(it, name)).unexplained).toEqual(['702']);
    expect(await it.sync(name)).toMatchObject({ toAndersson: { updated: 1 } });
  },
);

test('nightly: existence and listed fields of all, and in full those that have gone longest unread', async () => {
  const { it, sides } = await inStep('both', three);
  const readAt = async () =>
    Object.fromEntries(
      (await it.andersson.kysely.selectFrom('sync_link').select(['number', 'fortnox_read_at']).execute()).map((row) => [
        row.number,
        row.fortnox_read_at ?? '',
      ]),
    );
  const before = await readAt();
  sides.editInFortnox('1002', { your_reference: 'Örjan' });
  await runsHaveMissedIt(it);
  expect(await compare(it, 'customers', 'nightly')).toMatchObject({
    compared: 3,
    readInFull: 3,
    unexplained: ['1002'],
  });
  const after = await readAt();
  // Those that were as known are not the oldest any more; the one that was not waits for its run.
  expect([after['1001'] ?? '' > (before['1001'] ?? ''), after['1002']]).toEqual([expect.anything(), before['1002']]);
  expect(after['1001']).not.toBe(before['1001']);
});

test('compared while a run moves what both sides have changed: nothing is called unexplained that the run was seeing to', async () => {
  const numbers = Array.from({ length: 24 }, (_, index) => String(1_000 + index));
  const cards = Object.fromEntries(numbers.map((number) => [number, { name: `Kund ${number}` }]));
  const { it, sides } = await inStep('both', cards);
  for (const [index, number] of numbers.entries()) {
    if (index % 2 === 0) sides.editInFortnox(number, { city: 'Gnosjö' });
    else await sides.editInAndersson(number, { city: 'Åseda' });
  }
  const handle = await it.start();
  const found = [await compare(it), await compare(it)];
  await it.resultOf(handle);
  expect(found.map(({ unexplained }) => unexplained)).toEqual([[], []]);
  expect((await compare(it)).causes).toEqual(none);
});

test('R0.5 what is deleted in Fortnox no list tells of: a comparison finds it, and the next run reports or follows', async () => {
  const reported = await world({ direction: 'both' });
  const followed = await world({ direction: 'both', environment: { SYNC_CUSTOMERS_ON_DELETED: 'inactivate' } });
  for (const it of [reported, followed]) {
    for (const number of ['1001', '1002']) twoSides(it, 'customers').seedInFortnox(number, { name: `Kund ${number}` });
    await it.sync();
    it.fortnox.customers.remove('1001');
    expect(await it.sync()).toMatchObject({ openFailures: 0, toAndersson: { updated: 0 } });
    expect(await compare(it, 'customers', 'nightly')).toMatchObject({ causes: { deleted: 1, unexplained: 0 } });
  }
  const told = await reported.sync();
  expect(told.failures).toEqual([{ number: '1001', sentence: expect.stringContaining('Fortnox') }]);
  expect(await followed.sync()).toMatchObject({ toAndersson: { updated: 1 } });
  expect(await row(followed, '1001')).toMatchObject({ active: 0 });
  // Seen to by then: no further run is asked for.
  await followed.sync();
  await compare(followed, 'customers', 'nightly');
  expect(await followed.sync()).toMatchObject({ counts: { read: 0 } });
});

test.each(['both', 'export'] as const)(
  'R1.3.2 a price that Fortnox shows from another list than A is told as such, direction %s, and stays as each side has it',
  async (direction) => {
    const it = await world({ environment: { SYNC_SUPPLIERS_DIRECTION: 'off', SYNC_ARTICLES_DIRECTION: direction } });
    it.fortnox.priceLists.create({ Code: 'B', Description: 'Återförsäljare', PreSelected: true });
    const sides = twoSides(it, 'articles');
    await sides.saveInAndersson('7001', { name: 'Fläns', sales_price: '100' });
    await sides.saveInAndersson('7002', { name: 'Axel', sales_price: '100' });
    sides.seedInFortnox('7002', { name: 'Axel' });
    it.fortnox.prices.seed([{ PriceList: 'B', ArticleNumber: '7002', FromQuantity: 0, Price: 80 }]);
    for (const _ of [1, 2, 3]) expect(await it.sync('articles')).toMatchObject({ failures: [] });
    const { differences } = await compare(it, 'articles');
    const shown = { '7001': '', '7002': '80' };
    for (const [number, fortnox] of Object.entries(shown)) {
      expect(await sides.inAndersson(number)).toMatchObject({ sales_price: '100' });
      expect(it.fortnox.prices.get(`A/${number}/0`)).toMatchObject({ Price: 100 });
      expect(differences.filter((found) => found.number === number)).toEqual([
        {
          ...{ number, cause: 'outOfScope', why: 'priceList', sentence: null, onlyIn: null },
          fields: [{ field: 'utpris', andersson: '100', fortnox }],
        },
      ]);
    }
    expect(differenceTexts.sv.why.priceList).toContain('prislista A');
  },
);
