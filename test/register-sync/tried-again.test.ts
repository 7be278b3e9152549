import { worlds } from '../support/worlds';
import { letOverlapPass, numbersInAndersson, plainInAndersson, plainInFortnox } from './customers';
import { twoSides } from './two-sides';

const world = worlds();

const link = async (it: Awaited<ReturnType<typeof world>>, number: string) =>
  it.andersson.kysely.selectFrom('sync_link').selectAll().where('number', '=', number).executeTakeFirstOrThrow();

test('rule 3: what a person must mend is tried again by itself, ever more seldom, since causes are mended unsaid', async () => {
  const it = await world({ direction: 'export', environment: { PROBLEM_RETRY_EVERY_SECONDS: '900' } });
  await twoSides(it, 'customers').saveInAndersson('2001', { name: 'Kund' });
  const refused = { kind: 'refuse', code: 2004194, message: 'Ogiltigt VAT-nummer.' } as const;
  it.fortnox.addFault({ ...refused, method: 'POST', path: '/3/customers', times: 2 });
  const before = Date.now();
  expect(await it.sync()).toMatchObject({ openFailures: 1 });
  const waitsMs = (again: string | null) => Date.parse(again ?? '') - before;
  const first = await link(it, '2001');
  expect(first.tries).toBe(1);
  expect(waitsMs(first.again_at)).toBeGreaterThan(899_000);
  it.fortnox.clearRequests();
  expect(await it.sync()).toMatchObject({ openFailures: 1 });
  expect(it.fortnox.requests().filter(({ method }) => method === 'POST')).toHaveLength(0);

  const due = { again_at: '2026-01-01T00:00:00.000Z' };
  await it.andersson.kysely.updateTable('sync_link').set(due).execute();
  expect(await it.sync()).toMatchObject({ openFailures: 1 });
  const second = await link(it, '2001');
  expect(second.tries).toBe(2);
  expect(waitsMs(second.again_at)).toBeGreaterThan(1_799_000);
  await it.andersson.kysely.updateTable('sync_link').set(due).execute();
  expect(await it.sync()).toMatchObject({ openFailures: 0, toFortnox: { created: 1 } });
});

test('R0.7 a right that is missing ends the run with its sentence, loses no record, and all travel once it is given', async () => {
  const it = await world({ direction: 'both' });
  plainInFortnox(it, '1001', '1002');
  await plainInAndersson(it, ...Array.from({ length: 30 }, (_, n) => String(2_001 + n)));
  it.fortnox.addFault({ kind: 'missingRight', method: 'POST', path: '/3/customers', times: 20 });
  const lost = await it.sync();
  expect(lost).toMatchObject({
    outcome: 'interrupted',
    message: expect.stringContaining('behörighet'),
    openFailures: 0,
  });
  // Seen at the first refusals, each once more with a new token, and not tried for each record.
  expect(it.fortnox.requests().filter(({ method, path }) => method === 'POST' && path.startsWith('/3'))).toHaveLength(
    2 * 8,
  );
  expect(await numbersInAndersson(it)).toHaveLength(32);

  it.fortnox.clearFaults();
  letOverlapPass(it);
  expect(await it.sync()).toMatchObject({ outcome: 'done', openFailures: 0 });
  expect(it.fortnox.customers.all()).toHaveLength(32);
});
