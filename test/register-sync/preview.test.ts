import type { RegisterName } from '../../domain/registers';
import type { Direction } from '../../domain/registers/rules';
import type { RegisterSyncResult } from '../../workflows/contract/register-sync';
import type { CustomerWorld } from '../support/customer-world';
import { worlds } from '../support/worlds';
import { letOverlapPass } from './customers';
import { type ManualField, manual } from './manual';
import { preview } from './surveys';
import { type Card, twoSides } from './two-sides';

const world = worlds();
const org = '556712-3459';

const filled = (fields: readonly ManualField[], n: number): Card =>
  Object.fromEntries(
    fields.map(({ column, example, amount }) => [column, amount ? String(Number(example(n))) : example(n)]),
  );

/** Every place a record may have, and some that nobody takes; references are there, but for one. */
async function everyPlace(it: CustomerWorld, name: RegisterName): Promise<void> {
  const sides = twoSides(it, name);
  const { fields } = manual[name];
  for (const number of ['501', '502', '503']) {
    it.fortnox.suppliers.create({ SupplierNumber: number, Name: `Leverantör ${number}` });
    if (name !== 'suppliers') await twoSides(it, 'suppliers').saveInAndersson(number, { name: `Leverantör ${number}` });
  }
  for (let n = 0; n < 4; n += 1) {
    await sides.saveInAndersson(`1${n}0`, filled(fields, n));
    sides.seedInFortnox(`2${n}0`, filled(fields, 20 + n));
    const both = filled(fields, 40 + n);
    await sides.saveInAndersson(`3${n}0`, both);
    sides.seedInFortnox(`3${n}0`, {
      ...filled(fields, 60 + n),
      ...(both.organisation_number && { organisation_number: both.organisation_number }),
    });
    await sides.saveInAndersson(`4${n}0`, filled(fields, 80 + n));
    sides.seedInFortnox(`4${n}0`, filled(fields, 80 + n));
  }
  await sides.saveInAndersson('500', filled(fields, 90), false);
  sides.seedInFortnox('600', filled(fields, 91), false);
  await sides.saveInAndersson('700', { ...filled(fields, 92), name: 'Smide | Åsa <AB>' });
  // Longer than Andersson takes, where Fortnox takes more.
  sides.seedInFortnox('800', { ...filled(fields, 93), name: 'Lång '.repeat(name === 'articles' ? 39 : 44) });
  if (name === 'articles') await sides.saveInAndersson('900', { ...filled(fields, 94), unit: 'tunna' });
  else {
    await sides.saveInAndersson('910', { ...filled(fields, 95), organisation_number: org });
    sides.seedInFortnox('920', { ...filled(fields, 96), organisation_number: org.replace('-', '') });
    await sides.saveInAndersson('930', { ...filled(fields, 97), zip_code: 'DE-12345-678' });
  }
}

const outcome = ({ toAndersson, toFortnox, failures }: RegisterSyncResult) => ({
  toAndersson,
  toFortnox,
  refused: failures.map(({ number }) => number).toSorted(),
});
const foretold = ({ toAndersson, toFortnox, records }: Awaited<ReturnType<typeof preview>>) => ({
  toAndersson,
  toFortnox,
  refused: records
    .filter(({ does }) => does === 'refuse')
    .map(({ number }) => number)
    .toSorted(),
});
const calls = ({ fortnox }: CustomerWorld) => fortnox.requests().filter(({ path }) => path.startsWith('/3')).length;

const pairs = (['customers', 'suppliers', 'articles'] as const).flatMap((name) =>
  (['import', 'export', 'both'] as const).map((direction: Direction) => [name, direction] as const),
);

test.each(pairs)(
  'R7.1 %s, %s: what the preview foretells of a first load is what the load then does, and so again after edits',
  async (name, direction) => {
    const settings = { SYNC_SUPPLIERS_DIRECTION: 'off', [`SYNC_${name.toUpperCase()}_DIRECTION`]: direction };
    const it = await world({ environment: settings });
    await everyPlace(it, name);
    const sides = twoSides(it, name);
    it.fortnox.clearRequests();

    const first = await preview(it, name);
    expect(it.fortnox.requests().filter(({ method, path }) => method !== 'GET' && path.startsWith('/3'))).toEqual([]);
    expect(first.firstLoad).toBe(true);
    it.fortnox.clearRequests();
    const load = await it.sync(name);
    expect(foretold(first)).toEqual(outcome(load));
    expect(load.toAndersson.created + load.toFortnox.created).toBeGreaterThan(3);
    if (direction !== 'import') expect(outcome(load).refused).toContain(name === 'articles' ? '900' : '910');
    expect(first.effort.calls).toBeGreaterThan(10);
    // A refused write costs a call that nobody foretells, and what a warehouse has is asked once.
    expect(Math.abs(first.effort.calls - calls(it))).toBeLessThanOrEqual(8);

    letOverlapPass(it);
    await sides.editInAndersson('310', { name: 'Ändrad i Andersson' });
    sides.editInFortnox('320', { name: 'Ändrad i Fortnox' });
    await sides.saveInAndersson('990', filled(manual[name].fields, 99));
    const second = await preview(it, name);
    expect(second.firstLoad).toBe(false);
    const run = await it.sync(name);
    const { toAndersson, toFortnox } = outcome(run);
    expect(foretold(second)).toMatchObject({ toAndersson, toFortnox });
  },
  240_000,
);

const find = (it: Awaited<ReturnType<typeof preview>>, number: string) =>
  it.records.find((record) => record.number === number);

test('field by field, old and new; what is left alone and why; before the company has gone live', async () => {
  const it = await world({ direction: 'both' });
  await it.andersson.kysely.deleteFrom('adoption').execute();
  const sides = twoSides(it, 'customers');
  sides.seedInFortnox('1001', { name: 'Åkes Mekaniska', city: 'Gnosjö' });
  await sides.saveInAndersson('1001', { name: 'Åkes Mek AB', phone: '0370-1' });
  sides.seedInFortnox('1002', { name: 'Nedlagd' }, false);
  await sides.saveInAndersson('1003', { name: 'Ny AB', city: 'Åseda' });
  await sides.saveInAndersson('1004', { name: 'Smide | Åsa' });
  const found = await preview(it);
  expect(find(found, '1001')).toMatchObject({
    does: 'write',
    writes: [
      {
        side: 'andersson',
        action: 'update',
        fields: expect.arrayContaining([
          { field: 'namn', old: 'Åkes Mek AB', new: 'Åkes Mekaniska' },
          { field: 'ort', old: '', new: 'Gnosjö' },
        ]),
      },
      { side: 'fortnox', action: 'update', fields: [{ field: 'telefon', old: '', new: '0370-1' }] },
    ],
    notes: [expect.stringContaining('namn')],
  });
  expect(find(found, '1002')).toMatchObject({ does: 'leave', why: 'inactive' });
  expect(find(found, '1003')).toMatchObject({ writes: [{ side: 'fortnox', action: 'create' }] });
  expect(find(found, '1004')).toMatchObject({
    does: 'refuse',
    kind: 'forbiddenCharacters',
    sentence: expect.stringContaining('namn (|): Texten har tecken'),
  });
  expect(found).toMatchObject({
    firstLoad: true,
    toAndersson: { created: 0, updated: 1 },
    toFortnox: { created: 1, updated: 1 },
    conflicts: 1,
    refused: 1,
    left: { inactive: 1 },
    effort: { lists: 1, reads: 1, writes: 2, calls: 4, minutes: 1 },
  });
  expect(await it.andersson.kysely.selectFrom('sync_link').selectAll().execute()).toEqual([]);
  expect(await it.sync()).toMatchObject({ outcome: 'notAdopted' });
});

test('what Fortnox would refuse of a record holds up nothing that goes to Andersson, as in the run', async () => {
  const it = await world({ direction: 'both' });
  const sides = twoSides(it, 'customers');
  sides.seedInFortnox('1001', { name: 'Åkes Mekaniska' });
  await sides.saveInAndersson('1001', { name: 'Åkes Mek', fax: '0370 | 1' });
  const found = await preview(it);
  expect(found).toMatchObject({ refused: 1, toAndersson: { updated: 1 }, toFortnox: { updated: 0 } });
  expect(found.records).toMatchObject([
    { does: 'refuse', writes: [{ side: 'andersson', fields: [{ field: 'namn' }] }] },
  ]);
  expect(foretold(found)).toEqual(outcome(await it.sync()));
});

test('records in step cost no call each: a preview of an ordinary run reads what has changed and no more', async () => {
  const it = await world({ direction: 'both' });
  const sides = twoSides(it, 'customers');
  for (let n = 0; n < 20; n += 1) sides.seedInFortnox(String(1_000 + n), { name: `Kund ${n}`, fax: '0370-1' });
  await it.sync();
  letOverlapPass(it);
  sides.editInFortnox('1003', { your_reference: 'Örjan' });
  await sides.editInAndersson('1004', { fax: '0370-2' });
  it.fortnox.clearRequests();
  const found = await preview(it);
  // One list of what has changed, one of inactive and one of active customers, one customer in full.
  expect(calls(it)).toBe(4);
  expect(found).toMatchObject({
    toAndersson: { updated: 1 },
    toFortnox: { updated: 1 },
    alike: 18,
    effort: { lists: 1, reads: 1, writes: 1 },
  });
  const report = await it.sync();
  expect(report).toMatchObject({ toAndersson: { updated: 1 }, toFortnox: { updated: 1 } });
});

test('a conflict is decided as the run would: Fortnox is asked whose change came last', async () => {
  const it = await world({ direction: 'both' });
  const sides = twoSides(it, 'customers');
  sides.seedInFortnox('1001', { name: 'Åkes AB', city: 'Gnosjö' });
  await it.sync();
  letOverlapPass(it);
  sides.editInFortnox('1001', { city: 'I Fortnox' });
  letOverlapPass(it);
  await sides.editInAndersson('1001', { city: 'I Andersson' });
  const [record] = (await preview(it)).records;
  expect(record).toMatchObject({ does: 'write', notes: [expect.stringContaining('ort: ändrat i båda systemen')] });
  const { notes } = await it.sync();
  expect(record?.notes).toEqual(notes.map(({ sentence }) => sentence));
});

test('two customers of one organisation number that stand under their own numbers on both sides are no doubles', async () => {
  const it = await world({ direction: 'both' });
  const sides = twoSides(it, 'customers');
  sides.seedInFortnox('1001', { name: 'Filial Syd', organisation_number: org });
  sides.seedInFortnox('1002', { name: 'Filial Nord', organisation_number: org });
  await sides.saveInAndersson('1002', { name: 'Filial Nord', organisation_number: org });
  expect(await preview(it)).toMatchObject({ refused: 0, toAndersson: { created: 1 } });
});
