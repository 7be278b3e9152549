import { sql } from 'kysely';
import { failedRecords } from '../../activities/andersson/failed-records';
import type { CustomerWorld } from '../support/customer-world';
import { worlds } from '../support/worlds';
import { inFortnox, letOverlapPass, plainInAndersson } from './customers';

const world = worlds();

/** Two that only their ends tell apart, longer than the 50 characters of Andersson's tables. */
const long = ['1', '2'].map((end) => '9'.repeat(60) + end);

async function nextTryIsDue({ andersson: { kysely } }: CustomerWorld): Promise<void> {
  await sql`update sync_link set again_at = '2026-01-01T00:00:00.000Z' where failure is not null`.execute(kysely);
}

async function waiting({ andersson, company }: CustomerWorld): Promise<readonly string[]> {
  return (await failedRecords(andersson, company, 'customers', 10)).first.map(({ number }) => number);
}

test('rule 4: a number too long for Andersson is told until it is mended, each by its whole number', async () => {
  const it = await world({ direction: 'import' });
  inFortnox(it, ...long.map((CustomerNumber) => ({ CustomerNumber, Name: 'Kund AB' })));
  expect(await it.sync()).toMatchObject({ counts: { failed: 2 }, openFailures: 2 });
  letOverlapPass(it);
  const handle = await it.start();
  expect(await it.resultOf(handle)).toMatchObject({ counts: { read: 0 }, openFailures: 2 });
  expect((await handle.describe()).searchAttributes.NeedsAttention).toEqual([true]);
  expect((await waiting(it)).toSorted()).toEqual(long);

  // Lists do not tell of what is gone: it is asked for by its own number when its next try is due.
  const [made = '', gone = ''] = long;
  it.fortnox.customers.put(made, { Active: false });
  it.fortnox.customers.remove(gone);
  await nextTryIsDue(it);
  expect(await it.sync()).toMatchObject({ counts: { failed: 0 }, openFailures: 0 });
  expect(await waiting(it)).toEqual([]);
});

test('rule 4: a number that a site’s view gives too long is told until it is mended in Andersson', async () => {
  const it = await world({ direction: 'export' });
  await plainInAndersson(it, '1001');
  const [tooLong = ''] = long;
  const renumbered = (from: string, to: string) =>
    sql`update customer set customer_number = ${to} where customer_number = ${from}`.execute(it.andersson.kysely);
  await sql`pragma ignore_check_constraints = on`.execute(it.andersson.kysely);
  await renumbered('1001', tooLong);
  expect(await it.sync()).toMatchObject({ counts: { failed: 1 }, openFailures: 1 });
  await nextTryIsDue(it);
  expect(await it.sync()).toMatchObject({ counts: { failed: 1 }, openFailures: 1 });
  expect(await waiting(it)).toEqual([tooLong]);

  await renumbered(tooLong, '1001');
  expect(await it.sync()).toMatchObject({ counts: { failed: 0 }, openFailures: 0, toFortnox: { created: 1 } });
});
