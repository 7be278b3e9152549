import { editCard, saveCards } from '../../sandbox/andersson/register-gestures';
import { believableCustomers } from '../../sandbox/fortnox/believable-customers';
import type { CustomerWorld, SyncHandle } from '../support/customer-world';
import { recordHistory } from '../support/history';
import { worlds } from '../support/worlds';
import {
  calls,
  card,
  inFortnox,
  letOverlapPass,
  plainInAndersson,
  plainInFortnox,
  row,
  rows,
  writes,
} from './customers';

const world = worlds();

const rowVersions = async (it: CustomerWorld) => (await rows(it)).map(({ row_version }) => row_version);

async function activitiesOf(handle: SyncHandle): Promise<string[]> {
  const { events } = await handle.fetchHistory();
  return (events ?? []).flatMap(({ activityTaskScheduledEventAttributes: scheduled }) =>
    scheduled ? [scheduled.activityType?.name ?? ''] : [],
  );
}

/** Both sides with customers of their own and many in common, some typed in differently. */
async function filled(): Promise<CustomerWorld> {
  const it = await world({ direction: 'both' });
  const cards = believableCustomers(40, 7);
  inFortnox(it, ...cards);
  await saveCards(
    it.andersson,
    'customer',
    cards.slice(0, 25).map(({ CustomerNumber, Name, Address1, ZipCode, City, Active }, index) => ({
      customer_number: CustomerNumber,
      name: Name,
      address: Address1,
      zip_code: ZipCode,
      city: index % 5 === 0 ? 'Annanstans' : City,
      active: Active ? 1 : 0,
    })),
  );
  await plainInAndersson(it, '5001', '5002', '5003');
  return it;
}

test('R0.4 a second run over unchanged data writes nothing on either side, nor does a third', async () => {
  const it = await filled();
  const handle = await it.start();
  const first = await it.resultOf(handle);
  await recordHistory('register-sync-with-writes', handle);
  expect(first.toAndersson.created).toBeGreaterThan(0);
  expect(first.toFortnox.created).toBe(3);
  const before = await rowVersions(it);
  for (const again of [1, 2]) {
    it.fortnox.clearRequests();
    expect(await it.sync()).toMatchObject({
      outcome: 'done',
      counts: { written: 0, failed: 0 },
      toAndersson: { created: 0, updated: 0 },
      toFortnox: { created: 0, updated: 0 },
      openFailures: 0,
    });
    expect({ again, writes: writes(it) }).toEqual({ again, writes: [] });
    expect(await rowVersions(it)).toEqual(before);
  }
});

test('R0.4 an idle run needs one request to Fortnox and three activities', async () => {
  const it = await filled();
  await it.sync();
  letOverlapPass(it);
  await it.sync();
  letOverlapPass(it);
  it.fortnox.clearRequests();
  const handle = await it.start();
  expect(await it.resultOf(handle)).toMatchObject({ outcome: 'done', counts: { read: 0 } });
  expect(calls(it)).toEqual(['GET /3/customers']);
  expect(await activitiesOf(handle)).toEqual(['admitRegisterSync', 'listChangedInFortnox', 'mergeChanges']);
  await recordHistory('register-sync-idle', handle);
});

test('R0.4 a run moves only what changed', async () => {
  const it = await world({ direction: 'both' });
  plainInFortnox(it, '1001', '1002', '1003');
  await plainInAndersson(it, '2001', '2002');
  await it.sync();
  letOverlapPass(it);
  await it.sync();
  letOverlapPass(it);
  it.fortnox.customers.put('1002', { City: 'Åmål' });
  await editCard(it.andersson, 'customer', '2002', { phone: '0532-12 34 56' });
  it.fortnox.clearRequests();
  expect(await it.sync()).toMatchObject({
    counts: { read: 2, written: 2 },
    toAndersson: { created: 0, updated: 1 },
    toFortnox: { created: 0, updated: 1 },
  });
  expect([...calls(it)].sort()).toEqual(['GET /3/customers', 'GET /3/customers/1002', 'PUT /3/customers/2002']);
  expect(await row(it, '1002')).toMatchObject({ city: 'Åmål' });
  expect(card(it, '2002')).toMatchObject({ Phone1: '0532-12 34 56' });
});

test('R0.6 a write of our own never comes back as a change, from either side', async () => {
  const it = await world({ direction: 'both' });
  plainInFortnox(it, '1001');
  await plainInAndersson(it, '2001');
  await it.sync();
  it.fortnox.customers.put('1001', { City: 'Åmål' });
  await editCard(it.andersson, 'customer', '2001', { city: 'Östersund' });
  await it.sync();
  const before = await rowVersions(it);
  it.fortnox.clearRequests();
  // Our own writes lie within the list's overlap and above the last row version: both are looked at, neither is moved.
  const echo = await it.sync();
  expect(calls(it)).toContain('GET /3/customers/2001');
  expect(echo).toMatchObject({ counts: { written: 0, failed: 0, skipped: 0 }, conflicts: 0 });
  expect(writes(it)).toEqual([]);
  expect(await rowVersions(it)).toEqual(before);
  expect(await row(it, '1001')).toMatchObject({ city: 'Åmål', changed_at: null });
  expect(card(it, '2001')).toMatchObject({ City: 'Östersund', DeliveryCity: 'Östersund' });
});

test('R0.6 a value that goes back to what it was is a change like any other', async () => {
  const it = await world({ direction: 'both' });
  plainInFortnox(it, '1001');
  await it.sync();
  await editCard(it.andersson, 'customer', '1001', { city: 'Åmål' });
  await it.sync();
  it.fortnox.customers.put('1001', { City: 'Gnosjö' });
  await it.sync();
  expect(await row(it, '1001')).toMatchObject({ city: 'Gnosjö' });
  expect(card(it, '1001')).toMatchObject({ City: 'Gnosjö' });
});
