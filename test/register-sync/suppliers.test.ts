import { worlds } from '../support/worlds';
import { letOverlapPass } from './customers';
import { twoSides } from './two-sides';

const world = worlds();
const settings = (rest: Record<string, string> = {}) => ({ SYNC_SUPPLIERS_DIRECTION: 'both', ...rest });
const name = (n: number) => `Gnosjö Plåt ${n} AB`;

/** The calls to Fortnox's API since the log was cleared, as `METHOD path` without what is asked for. */
const calls = ({ fortnox }: Awaited<ReturnType<typeof world>>) =>
  fortnox
    .requests()
    .filter(({ path }) => path.startsWith('/3'))
    .map(({ method, path }) => `${method} ${path.split('?')[0]}`);

test('R0.4 a supplier changed in Fortnox is told by its line in the list; the others are not read', async () => {
  const it = await world({ environment: settings() });
  const sides = twoSides(it, 'suppliers');
  for (const n of [1, 2, 3]) sides.seedInFortnox(`50${n}`, { name: name(n) });
  await it.sync('suppliers');
  it.fortnox.clearRequests();
  sides.editInFortnox('502', { bankgiro: '123-4567' });
  await it.sync('suppliers');
  expect(await sides.inAndersson('502')).toMatchObject({ bankgiro: '123-4567' });
  // One more is read in its turn: what the list does not show is read in rotation.
  const [list, ...reads] = calls(it);
  expect(list).toBe('GET /3/suppliers');
  expect(reads).toContain('GET /3/suppliers/502');
  expect(reads.length).toBeLessThanOrEqual(2);
});

test('R1.2.1, rule 7: er referens, which no list shows, is read in rotation, every supplier within a day', async () => {
  const it = await world({ environment: settings() });
  const sides = twoSides(it, 'suppliers');
  for (const n of [1, 2, 3]) sides.seedInFortnox(`50${n}`, { name: name(n) });
  await it.sync('suppliers');
  sides.editInFortnox('503', { your_reference: 'Örjan Åkesson' });
  for (let tick = 0; tick < 3; tick += 1) {
    letOverlapPass(it);
    await it.sync('suppliers');
  }
  expect(await sides.inAndersson('503')).toMatchObject({ your_reference: 'Örjan Åkesson' });
});

test('R0.4 a supplier removed in Fortnox is found by its key, not by its absence from the list', async () => {
  const it = await world({ environment: settings() });
  const sides = twoSides(it, 'suppliers');
  for (const n of [1, 2]) sides.seedInFortnox(`50${n}`, { name: name(n) });
  await it.sync('suppliers');
  it.fortnox.suppliers.remove('502');
  const results = [await it.sync('suppliers'), await it.sync('suppliers'), await it.sync('suppliers')];
  const told = results.flatMap(({ failures }) => failures.map(({ number }) => number));
  expect(told).toContain('502');
  expect(await sides.inAndersson('502')).toMatchObject({ name: name(2) });
});

test('R0.6 both sides changed one field of a supplier: nobody can tell who was last, Fortnox holds, and it is listed', async () => {
  const it = await world({ environment: settings() });
  const sides = twoSides(it, 'suppliers');
  sides.seedInFortnox('501', { name: name(1), city: 'Gnosjö' });
  await it.sync('suppliers');
  sides.editInFortnox('501', { city: 'Värnamo' });
  await sides.editInAndersson('501', { city: 'Åseda' });
  expect(await it.sync('suppliers')).toMatchObject({ conflicts: 1, failures: [] });
  expect(await sides.inAndersson('501')).toMatchObject({ city: 'Värnamo' });
  expect(sides.inFortnox('501')).toMatchObject({ city: 'Värnamo' });
});

test('suppliers first: articles wait until suppliers have been taken in, and say so', async () => {
  const it = await world({ environment: { SYNC_SUPPLIERS_DIRECTION: 'import', SYNC_ARTICLES_DIRECTION: 'import' } });
  twoSides(it, 'suppliers').seedInFortnox('501', { name: name(1) });
  twoSides(it, 'articles').seedInFortnox('A-1', { name: 'Fläns', supplier_number: '501' });
  expect(await it.sync('articles')).toMatchObject({
    outcome: 'waitsForOthers',
    message: expect.stringContaining('articles väntar tills suppliers har tagits in'),
  });
  await it.sync('suppliers');
  expect(await it.sync('articles')).toMatchObject({ outcome: 'done', toAndersson: { created: 1 } });
});
