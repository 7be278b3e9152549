import { sql } from 'kysely';
import type { CustomerWorld } from '../support/customer-world';
import { worlds } from '../support/worlds';
import { plainInFortnox } from './customers';

/*
 * A run that Andersson's database refuses for good ends with its sentence: one that hung would make the schedule skip
 * every later one.
 */

const world = worlds();
const said = 'integration.sync_run är låst';

async function refuse(it: CustomerWorld, event: string, table: string): Promise<() => Promise<unknown>> {
  const { kysely } = it.andersson;
  await sql`create trigger site_refuses before ${sql.raw(event)} on ${sql.table(table)} begin select raise(abort, ${sql.lit(said)}); end`.execute(
    kysely,
  );
  return () => sql`drop trigger site_refuses`.execute(kysely);
}

async function failed(it: CustomerWorld) {
  const handle = await it.start();
  const error = await handle.result().catch((thrown: unknown) => thrown);
  const { status, typedSearchAttributes } = await handle.describe();
  const attributes = typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value]);
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
  return { status: status.name, sentence: cause, attributes };
}

test('what the run ends with is refused: it is interrupted, says why, and the next one does it all', async () => {
  const it = await world({ direction: 'import' });
  plainInFortnox(it, '2001');
  const cure = await refuse(it, 'insert', 'sync_cursor');
  const handle = await it.start();
  const result = await it.resultOf(handle);
  expect(result).toMatchObject({ outcome: 'interrupted', message: expect.stringContaining(said) });
  expect(result.message).toContain('för registret customers');
  const { typedSearchAttributes } = await handle.describe();
  expect(typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value])).toContainEqual([
    'NeedsAttention',
    true,
  ]);
  await cure();
  expect(await it.sync()).toMatchObject({ outcome: 'done' });
});

test.each([
  ['begun', 'insert'],
  ['closed', 'update'],
])('a run that cannot even be %s fails with the sentence, and the next one takes its place', async (_name, event) => {
  const it = await world({ direction: 'import' });
  plainInFortnox(it, '2001');
  const cure = await refuse(it, event, 'sync_run');
  const { status, sentence, attributes } = await failed(it);
  expect(status).toBe('FAILED');
  expect(sentence).toContain(said);
  expect(sentence).toContain('Anderssons administratör');
  expect(attributes).toContainEqual(['NeedsAttention', true]);
  await cure();
  expect(await it.sync()).toMatchObject({ outcome: 'done', counts: { failed: 0 } });
});
