import { type CustomerWorld, startCustomerWorld } from '../support/customer-world';
import { recordHistory } from '../support/history';
import { type OwnTemporal, startOwnTemporal } from '../support/own-temporal';
import { connectTestTemporal, type TestTemporal } from '../support/temporal';
import { letOverlapPass, numbersInFortnox, plainInAndersson, plainInFortnox, row } from './customers';

/** So few that a run of ours reaches it; the server's own is 4,096. */
const suggestedAfterEvents = 40;

let server: OwnTemporal;
let temporal: TestTemporal;
let it: CustomerWorld;
beforeAll(async () => {
  server = await startOwnTemporal({ config: { 'limit.historyCount.suggestContinueAsNew': suggestedAfterEvents } });
  temporal = await connectTestTemporal(server.address);
  it = await startCustomerWorld(temporal, { direction: 'both' });
});
afterAll(async () => {
  await it?.close();
  await temporal?.close();
  await server?.stop();
});

const numbers = (first: number, count: number) => Array.from({ length: count }, (_, index) => String(first + index));

test("a long run goes on as a new one: its totals are the whole run's, and nobody is lost or doubled", async () => {
  const [there, here] = [numbers(1001, 20), numbers(2001, 120)];
  plainInFortnox(it, ...there);
  await plainInAndersson(it, ...here);
  const handle = await it.start();
  const result = await it.resultOf(handle);
  expect(result).toMatchObject({
    outcome: 'done',
    counts: { read: 140, written: 140 },
    toAndersson: { created: 20, updated: 0 },
    toFortnox: { created: 120, updated: 0 },
    openFailures: 0,
  });
  const last = await temporal.client.workflow.getHandle(handle.workflowId).describe();
  expect(last.runId).not.toBe(handle.firstExecutionRunId);
  expect(last.typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value])).toEqual(
    expect.arrayContaining([
      ['Company', it.company],
      ['AnderssonNumber', 'customers'],
    ]),
  );
  const { workflowId, firstExecutionRunId } = handle;
  await recordHistory('register-sync-continued-1', { workflowId, runId: firstExecutionRunId }, server.address);
  await recordHistory('register-sync-continued-2', { workflowId, runId: last.runId }, server.address);
  expect(numbersInFortnox(it)).toEqual([...there, ...here]);
  const runs = await it.andersson.kysely.selectFrom('sync_run').select(['outcome', 'result']).execute();
  expect(runs.map(({ outcome }) => outcome)).toEqual(['done']);
  expect(JSON.parse(runs[0]?.result ?? '')).toEqual(result);

  letOverlapPass(it);
  expect(await it.sync()).toMatchObject({ outcome: 'done', counts: { written: 0, failed: 0 } });
  it.fortnox.customers.put('1001', { City: 'Åmål' });
  await it.sync();
  expect(await row(it, '1001')).toMatchObject({ city: 'Åmål' });
});

/** One of the last twenty of 220 writes: a batch and the one merged ahead are written before the run continues as new. */
const heldWrite = 206;

test('a second start between two of its parts still ends as alreadyRunning', async () => {
  letOverlapPass(it);
  await it.sync();
  await plainInAndersson(it, ...numbers(3001, 220));
  // One of the last twenty writes waits until the test lets it go.
  it.fortnox.addFault({ kind: 'slow', method: 'POST', skip: heldWrite - 1, delayMs: 150_000 });
  it.fortnox.clearRequests();
  const handle = await it.start();
  const { client } = temporal;
  const current = async () => (await client.workflow.getHandle(handle.workflowId).describe()).runId;
  while ((await current()) === handle.firstExecutionRunId) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await it.sync()).toMatchObject({ outcome: 'alreadyRunning' });
  // Let go only once it is there: the clock's advance does not reach a request that comes after it.
  const writes = () => it.fortnox.figures().byMethod.POST ?? 0;
  while (writes() < heldWrite) await new Promise((resolve) => setTimeout(resolve, 50));
  it.fortnox.clock.advance(150_000);
  expect(await it.resultOf(handle)).toMatchObject({ outcome: 'done', toFortnox: { created: 220 } });
}, 60_000);
