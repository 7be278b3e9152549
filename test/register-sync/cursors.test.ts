import type { CustomerWorld } from '../support/customer-world';
import { recordHistory } from '../support/history';
import { worlds } from '../support/worlds';
import { letOverlapPass, numbersInAndersson, plainInAndersson, plainInFortnox, row } from './customers';

const world = worlds();

async function cursor(it: CustomerWorld) {
  return it.andersson.kysely
    .selectFrom('sync_cursor')
    .select(['fortnox_read_at', 'andersson_row_version'])
    .where('company', '=', it.company)
    .executeTakeFirst();
}

/** A customer made through Fortnox's API by another integration, in its lists only `seconds` later. */
async function createdByAnother({ fortnox }: CustomerWorld, number: string, seconds: number): Promise<void> {
  const { clientId, clientSecret, tenantId } = fortnox.credentials;
  const token = await fetch(`${fortnox.address}/oauth-v1/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
    headers: {
      Authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
      TenantId: tenantId,
    },
  });
  const { access_token } = (await token.json()) as { access_token: string };
  fortnox.addFault({ kind: 'listingLag', method: 'POST', path: '/3/customers', seconds });
  const made = await fetch(`${fortnox.address}/3/customers`, {
    method: 'POST',
    body: JSON.stringify({ Customer: { CustomerNumber: number, Name: 'Sent AB' } }),
    headers: { Authorization: `Bearer ${access_token}`, 'Content-Type': 'application/json' },
  });
  expect(made.status).toBe(201);
}

test('R0.4 a customer that shows in the list only after the run is taken in by the next one', async () => {
  const it = await world({ direction: 'import' });
  plainInFortnox(it, '1001');
  await createdByAnother(it, '1002', 60);
  await it.sync();
  expect(await numbersInAndersson(it)).toEqual(['1001']);
  it.fortnox.clock.advance(90_000);
  expect((await it.sync()).toAndersson.created).toBe(1);
  expect(await numbersInAndersson(it)).toEqual(['1001', '1002']);
});

test('R0.4 a change stamped just before the cursor is still taken in', async () => {
  const it = await world({ direction: 'import' });
  plainInFortnox(it, '1001');
  letOverlapPass(it);
  await it.sync();
  const readAt = Date.parse((await cursor(it))?.fortnox_read_at ?? '');
  it.fortnox.customers.seed([{ CustomerNumber: '1001', Name: 'Nytt namn AB' }], new Date(readAt - 60_000));
  await it.sync();
  expect(await row(it, '1001')).toMatchObject({ name: 'Nytt namn AB' });
});

test('R0.4 an interrupted run moves no cursor, says why, and the next run takes everything in', async () => {
  const it = await world({ direction: 'both' });
  plainInFortnox(it, '1001');
  await it.sync();
  const before = await cursor(it);
  letOverlapPass(it);
  it.fortnox.customers.put('1001', { City: 'Åmål' });
  await plainInAndersson(it, '2001');
  it.fortnox.addFault({ kind: 'missingRight', method: 'GET', path: '/3/customers?', times: 2 });

  const handle = await it.start();
  const interrupted = await it.resultOf(handle);
  expect(interrupted).toMatchObject({ outcome: 'interrupted', counts: { read: 0 } });
  expect(interrupted.message).toContain('saknar behörighet');
  expect(interrupted.message).toContain('Har inte behörighet för scope.');
  expect(interrupted.message).toContain('2000663');
  expect(await cursor(it)).toEqual(before);
  const { typedSearchAttributes } = await handle.describe();
  expect(typedSearchAttributes.getAll()).toContainEqual(
    expect.objectContaining({ key: expect.objectContaining({ name: 'NeedsAttention' }), value: true }),
  );

  await recordHistory('register-sync-interrupted', handle);
  expect(await it.sync()).toMatchObject({ outcome: 'done', counts: { read: 2, written: 2 } });
  expect(await row(it, '1001')).toMatchObject({ city: 'Åmål' });
  expect(await cursor(it)).not.toEqual(before);
});

test('R0.4 a run interrupted half way keeps what it has done and moves no cursor', async () => {
  const it = await world({ direction: 'both' });
  const numbers = Array.from({ length: 60 }, (_, index) => String(1001 + index));
  plainInFortnox(it, ...numbers);
  await plainInAndersson(it, '2001');
  it.fortnox.addFault({ kind: 'missingRight', method: 'GET', path: '/3/customers?', times: 2 });
  expect(await it.sync()).toMatchObject({ outcome: 'interrupted' });
  expect(await cursor(it)).toBeUndefined();
  it.fortnox.addFault({ kind: 'slow', method: 'GET', path: '/3/customers/1055', delayMs: 2_000_000 });

  const handle = await it.start();
  while ((await numbersInAndersson(it)).length < 10) await new Promise((resolve) => setTimeout(resolve, 50));
  await handle.terminate('as by an operator');
  expect(await cursor(it)).toEqual({ andersson_row_version: null, fortnox_read_at: null });
  it.fortnox.clearFaults();
  letOverlapPass(it);
  const result = await it.sync();
  expect(result).toMatchObject({ outcome: 'done', counts: { read: 61, failed: 0 } });
  expect(await numbersInAndersson(it)).toEqual([...numbers, '2001']);
  expect(it.fortnox.customers.all()).toHaveLength(61);
});
