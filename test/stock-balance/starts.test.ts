import { stockBalanceSyncId } from '../../workflows/contract/ids';
import type { CustomerWorld } from '../support/customer-world';
import { temporalCli } from '../support/temporal-cli';
import { worlds } from '../support/worlds';
import { nextRunId, startBalances, syncBalances } from './runs';
import { inAndersson, inFortnox, shown } from './sides';

const world = worlds();

/** Starts the workflow as anybody with the plain CLI could, and tells how it failed. */
async function refusedByHand(it: CustomerWorld, input: string, workflowId: string) {
  const options = ['--type', 'stockBalanceSync', '--task-queue', it.taskQueue, '--workflow-id', workflowId];
  await temporalCli(it.temporal.address)('workflow', 'execute', ...options, '--input', input, '-o', 'json');
  const { events } = await it.temporal.client.workflow.getHandle(workflowId).fetchHistory();
  const failure = events?.at(-1)?.workflowExecutionFailedEventAttributes?.failure;
  return {
    sentence: failure?.message,
    type: failure?.applicationFailureInfo?.type,
    nonRetryable: failure?.applicationFailureInfo?.nonRetryable,
  };
}

test.each([
  ['{}', 'stockBalanceSync behöver {"company": "…"}. company: ska vara text.'],
  ['null', 'stockBalanceSync behöver {"company": "…"}. indata: ska vara ett JSON-objekt.'],
  ['{"company":"demo","register":"articles"}', 'okänt fält: register'],
])('design §3: started by hand with %s it fails at once, with the sentence to act on', async (input, sentence) => {
  const it = await world();
  const failed = await refusedByHand(it, input, nextRunId(it.company));
  expect(failed).toMatchObject({ type: 'startRefused', nonRetryable: true });
  expect(failed.sentence).toContain(sentence);
});

test('design §3: started by hand under an id of its own it names the two right commands, and nothing has happened', async () => {
  const it = await world();
  inFortnox(it, { 'A-1': 1 });
  await inAndersson(it, 'A-1');
  const schedule = stockBalanceSyncId(it.company);
  for (const workflowId of [schedule, `by-hand-${it.company}`]) {
    const failed = await refusedByHand(it, JSON.stringify({ company: it.company }), workflowId);
    expect(failed).toMatchObject({ type: 'startRefused', nonRetryable: true });
    expect(failed.sentence).toContain('andersson-fortnox sync now stock-balances');
    expect(failed.sentence).toContain(`temporal schedule trigger --schedule-id ${schedule}`);
    expect(failed.sentence).toContain(workflowId);
  }
  expect(it.fortnox.requests()).toEqual([]);
});

/** A run that Fortnox keeps waiting at its list, for as long as the test wants. */
async function heldRun(it: CustomerWorld) {
  inFortnox(it, { 'A-1': 1 });
  await inAndersson(it, 'A-1');
  it.fortnox.addFault({ kind: 'slow', method: 'GET', pathPattern: 'stockbalance', delayMs: 80_000 });
  const first = await startBalances(it);
  while (it.fortnox.figures().requests === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  return first;
}

test('design §3: a second run while one is open ends as alreadyRunning and touches nothing', async () => {
  const it = await world();
  const first = await heldRun(it);
  const requests = it.fortnox.figures().requests;
  const second = await syncBalances(it);
  expect(second).toMatchObject({ outcome: 'alreadyRunning', counts: { read: 0 } });
  expect(second.message).toContain(first.workflowId);
  expect(it.fortnox.figures().requests).toBe(requests);
  it.fortnox.clock.advance(80_000);
  expect(await first.result()).toMatchObject({ outcome: 'done', counts: { written: 1 } });
});

test('design §3: an open run whose workflow was terminated is taken over by the next', async () => {
  const it = await world();
  const first = await heldRun(it);
  await first.terminate('as by an operator');
  it.fortnox.clock.advance(80_000);
  expect(await syncBalances(it)).toMatchObject({ outcome: 'done' });
  const runs = await it.andersson.kysely
    .selectFrom('sync_run')
    .select(['outcome', 'closed_at', 'register'])
    .orderBy('id')
    .execute();
  expect(runs.map(({ outcome, register }) => [register, outcome])).toEqual([
    ['stock-balances', 'abandoned'],
    ['stock-balances', 'done'],
  ]);
  expect(await shown(it)).toEqual({ 'A-1': '1/1' });
});

test('R7.1 a company that has not gone live: nothing is written and nothing asked for', async () => {
  const it = await world();
  inFortnox(it, { 'A-1': 1 });
  await inAndersson(it, 'A-1');
  await it.andersson.kysely.deleteFrom('adoption').execute();
  const result = await syncBalances(it);
  expect(result).toMatchObject({ outcome: 'notAdopted', counts: { read: 0 } });
  expect(result.message).toContain('`andersson-fortnox adopt --from <datum>`');
  expect(it.fortnox.requests()).toEqual([]);
  expect(await shown(it)).toEqual({});
});

test('R0.8 a run that Fortnox gives no right ends as interrupted with its sentence, and the next is a run like any other', async () => {
  const it = await world();
  inFortnox(it, { 'A-1': 1 });
  await inAndersson(it, 'A-1');
  it.fortnox.addFault({ kind: 'missingRight', method: 'GET', pathPattern: 'stockbalance', times: 2 });
  const result = await syncBalances(it);
  expect(result).toMatchObject({ outcome: 'interrupted', message: expect.stringContaining('saknar behörighet') });
  expect(await syncBalances(it)).toMatchObject({ outcome: 'done', counts: { written: 1 } });
});

test('R0.8 10,000 articles: eleven calls, no 429, and nothing written when nothing has changed', async () => {
  const it = await world();
  const numbers = Array.from({ length: 10_000 }, (_, index) => `A-${index + 1}`);
  inFortnox(it, Object.fromEntries(numbers.map((number, index) => [number, (index % 400) + 1])));
  await inAndersson(it, ...numbers);
  expect(await syncBalances(it)).toMatchObject({ outcome: 'done', counts: { read: 10_000, written: 10_000 } });
  it.fortnox.clearRequests();
  expect(await syncBalances(it)).toMatchObject({ counts: { read: 10_000, same: 10_000, written: 0 } });
  expect(it.fortnox.figures()).toMatchObject({ requests: 11, http429: 0 });
  expect(it.fortnox.figures().maxIn5s).toBeLessThanOrEqual(25);
}, 120_000);
