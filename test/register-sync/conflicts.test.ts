import type { CustomerWorld } from '../support/customer-world';
import { recordHistory } from '../support/history';
import { worlds } from '../support/worlds';
import {
  calls,
  card,
  editedInAndersson,
  editedInFortnox,
  lastRunWas,
  plainInAndersson,
  plainInFortnox,
  row,
} from './customers';
import { twoSides } from './two-sides';

const world = worlds();
const minuteMs = 60_000;

/** One customer in step on both sides since an hour; Fortnox's watch goes seven minutes wrong, as watches do. */
async function inStep(skewMinutes = 7): Promise<CustomerWorld> {
  const startAt = new Date(Date.now() + skewMinutes * minuteMs);
  const it = await world({ direction: 'both', simulator: { clock: { startAt } } });
  plainInFortnox(it, '1001', '1002');
  await it.sync();
  await it.sync();
  await lastRunWas(it, 60);
  return it;
}

async function audited(it: CustomerWorld) {
  return it.andersson.kysely
    .selectFrom('audit_log')
    .select(['number', 'side', 'field', 'old_value', 'new_value', 'reason'])
    .where('field', 'in', ['name', 'Name'])
    .where('reason', '<>', 'changed')
    .execute();
}

test.each([7, -7])(
  'R0.6 both changed a field, Fortnox later: Fortnox wins, with its watch %d minutes wrong',
  async (skew) => {
    const it = await inStep(skew);
    await editedInAndersson(it, '1001', { name: 'Namn i Andersson' }, 20);
    editedInFortnox(it, '1001', { Name: 'Namn i Fortnox' }, 15);
    const result = await it.sync();
    expect(result).toMatchObject({ conflicts: 1, toAndersson: { updated: 1 }, toFortnox: { updated: 0 } });
    expect(result.notes).toEqual([
      {
        number: '1001',
        sentence:
          'namn: ändrat i båda systemen, Fortnox ändrade sist och gäller. Värdet i Andersson är sparat i ändringsloggen.',
      },
    ]);
    expect(await row(it, '1001')).toMatchObject({ name: 'Namn i Fortnox' });
    expect(card(it, '1001')).toMatchObject({ Name: 'Namn i Fortnox' });
    expect(await audited(it)).toEqual([
      {
        number: '1001',
        side: 'andersson',
        field: 'name',
        old_value: 'Namn i Andersson',
        new_value: 'Namn i Fortnox',
        reason: 'later',
      },
    ]);
  },
);

test.each([7, -7])(
  'R0.6 both changed a field, Andersson later: Andersson wins, with the watch %d minutes wrong',
  async (skew) => {
    const it = await inStep(skew);
    editedInFortnox(it, '1001', { Name: 'Namn i Fortnox' }, 20);
    await editedInAndersson(it, '1001', { name: 'Namn i Andersson' }, 15);
    expect(await it.sync()).toMatchObject({ conflicts: 1, toAndersson: { updated: 0 }, toFortnox: { updated: 1 } });
    expect(await row(it, '1001')).toMatchObject({ name: 'Namn i Andersson' });
    expect(card(it, '1001')).toMatchObject({ Name: 'Namn i Andersson' });
    expect(await audited(it)).toEqual([
      {
        number: '1001',
        side: 'fortnox',
        field: 'Name',
        old_value: 'Namn i Fortnox',
        new_value: 'Namn i Andersson',
        reason: 'later',
      },
    ]);
  },
);

test('R0.6 both within one minute: nobody can tell, Fortnox as the main side wins, and it is listed', async () => {
  const it = await inStep(0);
  // In the middle of a minute that both watches agree on.
  const middle = Math.floor(Date.now() / minuteMs) * minuteMs - 20 * minuteMs + 30_000;
  await editedInAndersson(it, '1001', { name: 'Namn i Andersson' }, (Date.now() - middle) / minuteMs);
  editedInFortnox(it, '1001', { Name: 'Namn i Fortnox' }, (it.fortnox.clock.now().getTime() - middle) / minuteMs);
  const result = await it.sync();
  expect(result).toMatchObject({ conflicts: 1, toAndersson: { updated: 1 }, toFortnox: { updated: 0 } });
  expect(result.notes[0]?.sentence).toContain('utan att det går att se vem som var sist, Fortnox gäller');
  expect(card(it, '1001')).toMatchObject({ Name: 'Namn i Fortnox' });
  expect(await audited(it)).toMatchObject([{ old_value: 'Namn i Andersson', reason: 'mainSide' }]);
});

/** In the middle of a minute that both watches agree on, so many minutes ago. */
const middleOfMinute = (minutesAgo: number) => (Math.floor(Date.now() / minuteMs) - minutesAgo) * minuteMs + 30_000;

test.each([
  ['Fortnox later', 20, 15, 'Fortnox', 'Fortnox ändrade sist och gäller. Värdet i Andersson'],
  ['Andersson later', 15, 20, 'Andersson', 'Andersson ändrade sist och gäller. Värdet i Fortnox'],
  [
    'in one minute',
    15,
    15,
    'Andersson',
    'utan att det går att se vem som var sist, Andersson gäller. Värdet i Fortnox',
  ],
] as const)(
  'R0.6 both changed a field of an article, %s: the later wins, else Andersson as its main side, and the other value is said and kept',
  async (_, anderssonAgo, fortnoxAgo, winner, sentence) => {
    const environment = { SYNC_SUPPLIERS_DIRECTION: 'off', SYNC_ARTICLES_DIRECTION: 'both' };
    // No faster than the machine's: both watches are to agree on the minute.
    const it = await world({ environment, simulator: { clock: { speed: 1 } } });
    const sides = twoSides(it, 'articles');
    await sides.saveInAndersson('7001', { name: 'Fläns' });
    sides.seedInFortnox('7001', { name: 'Fläns' });
    for (const __ of [1, 2]) await it.sync('articles');
    await lastRunWas(it, 60);
    await sides.editInAndersson('7001', { name: 'Fläns Andersson' });
    const changed_at = new Date(middleOfMinute(anderssonAgo)).toISOString();
    await it.andersson.kysely.updateTable('article').set({ changed_at }).execute();
    const edited = { ArticleNumber: '7001', Description: 'Fläns Fortnox', StockGoods: true };
    it.fortnox.articles.seed([edited], new Date(middleOfMinute(fortnoxAgo)));

    const result = await it.sync('articles');
    expect(result).toMatchObject({ conflicts: 1, counts: { written: 1 } });
    expect(result.notes).toEqual([{ number: '7001', sentence: expect.stringContaining(sentence) }]);
    const name = `Fläns ${winner}`;
    expect([await sides.inAndersson('7001'), sides.inFortnox('7001')]).toMatchObject([{ name }, { name }]);
    const [kept] = await it.andersson.kysely
      .selectFrom('audit_log')
      .selectAll()
      .where('new_value', '=', name)
      .execute();
    expect(kept?.old_value).toBe(winner === 'Fortnox' ? 'Fläns Andersson' : 'Fläns Fortnox');
  },
);

test('R0.6 a change in Andersson older than the last run lost for certain, and Fortnox is not asked', async () => {
  const it = await inStep();
  await editedInAndersson(it, '1001', { name: 'Namn i Andersson' }, 90);
  editedInFortnox(it, '1001', { Name: 'Namn i Fortnox' }, 15);
  it.fortnox.clearRequests();
  expect(await it.sync()).toMatchObject({ conflicts: 1, toAndersson: { updated: 1 } });
  expect(card(it, '1001')).toMatchObject({ Name: 'Namn i Fortnox' });
  expect(calls(it)).toEqual(['GET /3/customers', 'GET /3/customers/1001']);
});

test('R0.6 different fields changed on the two sides: both are kept, and it is no conflict', async () => {
  const it = await inStep();
  await editedInAndersson(it, '1001', { phone: '0370-12 34 56' }, 20);
  editedInFortnox(it, '1001', { Address1: 'Smedjegatan 3' }, 15);
  expect(await it.sync()).toMatchObject({
    conflicts: 0,
    counts: { read: 1, written: 1 },
    toAndersson: { updated: 1 },
    toFortnox: { updated: 1 },
  });
  expect(await row(it, '1001')).toMatchObject({ phone: '0370-12 34 56', address: 'Smedjegatan 3' });
  expect(card(it, '1001')).toMatchObject({ Phone1: '0370-12 34 56', Address1: 'Smedjegatan 3' });
});

test('R0.6 each field of one record for itself: one conflict, one change each way', async () => {
  const it = await inStep();
  await editedInAndersson(it, '1001', { name: 'Namn i Andersson', phone: '0370-12 34 56' }, 20);
  editedInFortnox(it, '1001', { Name: 'Namn i Fortnox', City: 'Åmål' }, 15);
  const handle = await it.start();
  expect(await it.resultOf(handle)).toMatchObject({
    conflicts: 1,
    toAndersson: { updated: 1 },
    toFortnox: { updated: 1 },
  });
  await recordHistory('register-sync-conflict-asked', handle);
  const [here, there] = [await row(it, '1001'), card(it, '1001')];
  expect(here).toMatchObject({ name: 'Namn i Fortnox', phone: '0370-12 34 56', city: 'Åmål' });
  expect(there).toMatchObject({ Name: 'Namn i Fortnox', Phone1: '0370-12 34 56', City: 'Åmål' });
});

test('R0.5 where the two meet for the first time, what one lacks is filled and Fortnox holds for the rest', async () => {
  const it = await world({ direction: 'both' });
  plainInFortnox(it, '1001');
  it.fortnox.customers.put('1001', { Phone1: '0370-12 34 56' });
  await plainInAndersson(it, '1001');
  await editedInAndersson(it, '1001', { city: 'Åmål', email: 'info@kund.example' }, 0);
  const result = await it.sync();
  expect(result).toMatchObject({ conflicts: 1, counts: { written: 1 } });
  expect(result.notes[0]?.sentence).toContain('olika i systemen vid första jämförelsen, Fortnox gäller');
  expect(await row(it, '1001')).toMatchObject({ city: 'Gnosjö', phone: '0370-12 34 56', email: 'info@kund.example' });
  expect(card(it, '1001')).toMatchObject({ City: 'Gnosjö', Phone1: '0370-12 34 56', Email: 'info@kund.example' });
});
