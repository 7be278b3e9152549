import { worlds } from '../support/worlds';
import { twoSides } from './two-sides';

const world = worlds();

test('rule 4: a value that cannot go holds up its record both ways until it is mended; one that Fortnox refuses only that way', async () => {
  const it = await world({ environment: { SYNC_SUPPLIERS_DIRECTION: 'off', SYNC_ARTICLES_DIRECTION: 'both' } });
  const sides = twoSides(it, 'articles');
  for (const number of ['A-1', 'A-2']) {
    sides.seedInFortnox(number, { name: 'Fläns' });
    await sides.saveInAndersson(number, { name: 'Fläns' });
  }
  await it.sync('articles');
  await sides.editInAndersson('A-1', { cost: '-3' });
  await sides.editInAndersson('A-2', { unit: 'kolli' });
  for (const number of ['A-1', 'A-2']) sides.editInFortnox(number, { name: 'Fläns Ø20' });
  const { failures } = await it.sync('articles');
  expect(failures.map(({ number }) => number).toSorted()).toEqual(['A-1', 'A-2']);
  expect(await sides.inAndersson('A-1')).toMatchObject({ name: 'Fläns' });
  expect(await sides.inAndersson('A-2')).toMatchObject({ name: 'Fläns Ø20' });

  await sides.editInAndersson('A-1', { cost: '3' });
  await it.sync('articles');
  expect(await sides.inAndersson('A-1')).toMatchObject({ name: 'Fläns Ø20' });
  expect(sides.inFortnox('A-1')).toMatchObject({ name: 'Fläns Ø20', cost: '3' });
});
