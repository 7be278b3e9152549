import { sql } from 'kysely';
import type { CustomerWorld, SyncHandle } from '../support/customer-world';
import { recordHistory } from '../support/history';
import { worlds } from '../support/worlds';
import { numbersInFortnox, plainInAndersson } from './customers';

/* While a batch of Andersson's changes is written in Fortnox the next is merged and the one before is recorded. */

const world = worlds();

/** More than a batch of a hundred. */
const numbers = Array.from({ length: 130 }, (_, n) => String(2_001 + n));

/** What was begun and ended in the run's history, in that order. */
async function storyOf(handle: SyncHandle): Promise<string[]> {
  const { events } = await handle.fetchHistory();
  const names = new Map<string, string>();
  return (events ?? []).flatMap(({ eventId, ...it }) => {
    const begun = it.activityTaskScheduledEventAttributes?.activityType?.name;
    if (begun) names.set(String(eventId), begun);
    const ended = it.activityTaskCompletedEventAttributes?.scheduledEventId;
    return [begun && `${begun} begun`, ended && `${names.get(String(ended))} ended`].filter(
      (said) => !!said,
    ) as string[];
  });
}

/** Writes whose outcome nobody has recorded. */
async function unrecorded(it: CustomerWorld): Promise<string[]> {
  const links = it.andersson.kysely.selectFrom('sync_link').select('number').where('export_intent', 'is not', null);
  return (await links.execute()).map(({ number }) => number);
}

test('write follows on write: the next batch is merged, and the last one recorded, while others are written', async () => {
  const it = await world({ direction: 'export' });
  await plainInAndersson(it, ...numbers);
  const handle = await it.start();
  expect(await it.resultOf(handle)).toMatchObject({
    outcome: 'done',
    counts: { read: 130, written: 130 },
    toFortnox: { created: 130 },
  });
  expect(numbersInFortnox(it)).toEqual(numbers);
  expect(await unrecorded(it)).toEqual([]);
  const story = await storyOf(handle);
  const writesBefore = (said: string, time: number, writes: 'begun' | 'ended'): number => {
    const at = story.flatMap((it, index) => (it === said ? [index] : []))[time] ?? story.length;
    return story.slice(0, at).filter((it) => it === `writeToFortnox ${writes}`).length;
  };
  expect(writesBefore('mergeChanges begun', 1, 'ended')).toBe(0);
  expect(writesBefore('mergeChanges begun', 2, 'ended')).toBe(130);
  expect(writesBefore('recordExports begun', 0, 'ended')).toBe(100);
  expect(writesBefore('recordExports ended', 0, 'begun')).toBeGreaterThan(100);
  // The run is closed by the last merge, when all is recorded.
  expect(story.filter((it) => it === 'mergeChanges begun')).toHaveLength(3);
  expect(story.slice(-3)).toEqual(['recordExports ended', 'mergeChanges begun', 'mergeChanges ended']);
  await recordHistory('register-sync-merged-ahead', handle);
}, 60_000);

test('a right that goes missing while the next batch is merged: what was written is recorded, the rest travels later', async () => {
  const it = await world({ direction: 'export' });
  await plainInAndersson(it, ...numbers);
  it.fortnox.addFault({ kind: 'missingRight', method: 'POST', path: '/3/customers', skip: 30, times: 8 });
  const lost = await it.sync();
  expect(lost).toMatchObject({ outcome: 'interrupted', message: expect.stringContaining('behörighet') });
  const there = numbersInFortnox(it);
  expect(lost.toFortnox.created).toBe(there.length);
  expect((await unrecorded(it)).filter((number) => there.includes(number))).toEqual([]);

  it.fortnox.clearFaults();
  expect(await it.sync()).toMatchObject({ outcome: 'done', openFailures: 0, counts: { failed: 0 } });
  expect(numbersInFortnox(it)).toEqual(numbers);
}, 60_000);

test('the next batch is refused by Andersson for good: what was being written is recorded before the run ends', async () => {
  const it = await world({ direction: 'export' });
  await plainInAndersson(it, ...numbers);
  await sql`create trigger site_refuses before insert on sync_link when new.number = '2120'
    begin select raise(abort, 'sync_link är låst'); end`.execute(it.andersson.kysely);
  const refused = await it.sync();
  expect(refused).toMatchObject({
    outcome: 'interrupted',
    message: expect.stringContaining('sync_link är låst'),
    toFortnox: { created: 100 },
  });
  expect(numbersInFortnox(it)).toEqual(numbers.slice(0, 100));
  expect((await unrecorded(it)).filter((number) => number < '2101')).toEqual([]);

  await sql`drop trigger site_refuses`.execute(it.andersson.kysely);
  expect(await it.sync()).toMatchObject({ outcome: 'done', openFailures: 0 });
  expect(numbersInFortnox(it)).toEqual(numbers);
}, 60_000);
