import { worlds } from '../support/worlds';
import { calls, numbersInAndersson, plainInAndersson, plainInFortnox } from './customers';

const world = worlds();
const numbers = Array.from({ length: 60 }, (_, n) => String(1_001 + n));

test('a first load that ends half way, and is begun again by another run, reads nothing twice that it has taken in', async () => {
  const it = await world({ direction: 'both' });
  plainInFortnox(it, ...numbers);
  await plainInAndersson(it, '2001', '2002');
  it.fortnox.addFault({ kind: 'slow', method: 'GET', path: '/3/customers/1040', delayMs: 2_000_000 });
  const handle = await it.start();
  while ((await numbersInAndersson(it)).length < 25) await new Promise((resolve) => setTimeout(resolve, 50));
  await handle.terminate('as by an operator');
  const takenIn = (await numbersInAndersson(it)).filter((number) => number.startsWith('1'));

  it.fortnox.clearFaults();
  // What was changed meanwhile is listed by the run after: the load's cursor is where it began.
  it.fortnox.customers.put(takenIn[0] ?? '', { City: 'Åseda' });
  it.fortnox.clearRequests();
  const result = await it.sync();
  expect(result).toMatchObject({ outcome: 'done', failures: [], toFortnox: { created: 2 } });
  const read = calls(it).flatMap((call) => /^GET \/3\/customers\/(\d+)$/.exec(call)?.[1] ?? []);
  expect(read.filter((number) => takenIn.includes(number))).toEqual([]);
  expect((await numbersInAndersson(it)).filter((number) => number.startsWith('1'))).toEqual(numbers);
  await it.sync();
  const rows = await it.andersson.kysely.selectFrom('customer').selectAll().execute();
  expect(rows.find(({ customer_number }) => customer_number === takenIn[0])?.city).toBe('Åseda');
});

test('how far a first load has come, and how long the rest takes, is asked of the run', async () => {
  const it = await world({ direction: 'import' });
  plainInFortnox(it, ...numbers);
  it.fortnox.addFault({ kind: 'slow', method: 'GET', path: '/3/customers/1060', delayMs: 2_000_000 });
  const handle = await it.start();
  while ((await numbersInAndersson(it)).length < 25) await new Promise((resolve) => setTimeout(resolve, 50));
  const { progress } = await handle.query<{ progress: { done: number; of: number; minutesLeft: number } }>('status');
  expect(progress).toMatchObject({ of: 60, minutesLeft: 1 });
  // A batch is counted when it has ended; the one that was being written may be out.
  expect(progress.done).toBeGreaterThanOrEqual(16);
  await handle.terminate('the test is over');
});

test('how far the first export has come is told from the side that has the records', async () => {
  const it = await world({ direction: 'export' });
  await plainInAndersson(it, ...numbers);
  it.fortnox.addFault({ kind: 'slow', method: 'POST', path: '/3/customers', delayMs: 2_000_000 });
  const handle = await it.start();
  type Status = { step: string; progress: { done: number; of: number; minutesLeft: number } };
  const status = () => handle.query<Status>('status');
  while ((await status()).step !== 'anderssonChanges') await new Promise((resolve) => setTimeout(resolve, 50));
  expect((await status()).progress).toEqual({ done: 0, of: 60, minutesLeft: 1 });
  await handle.terminate('the test is over');
});

/** Calls of a first load that are under way when another is asked for: the slot held ahead, and what is being answered. */
const underWay = 4;

test.each([
  ['import', 'reads in Fortnox'],
  ['export', 'writes in Fortnox'],
] as const)(
  "rule 9: during a first load's %s documents, and other registers' runs, get the next slot: all it %s waits",
  async (direction, _) => {
    const it = await world({ direction });
    if (direction === 'import') plainInFortnox(it, ...numbers);
    else await plainInAndersson(it, ...numbers);
    const handle = await it.start();
    const { client } = it.companies.fortnox(it.company);
    const waiting = async () => Object.values((await client.budget.figures()).waiting).reduce((sum, one) => sum + one);
    for (const lane of ['document', 'register'] as const) {
      while ((await waiting()) < underWay + 2) await new Promise((resolve) => setTimeout(resolve, 5));
      it.fortnox.clearRequests();
      await client.send({ method: 'GET', path: '/3/suppliers', lane, signal: new AbortController().signal });
      expect(calls(it).slice(0, underWay + 1)).toContain('GET /3/suppliers');
    }
    expect(await it.resultOf(handle)).toMatchObject({ outcome: 'done', counts: { written: 60 } });
  },
);
