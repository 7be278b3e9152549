import type { CustomerWorld } from '../support/customer-world';
import { worlds } from '../support/worlds';
import { calls, numbersInAndersson, numbersInFortnox, plainInAndersson, plainInFortnox } from './customers';

const world = worlds();
const numbers = (first: number, count: number) => Array.from({ length: count }, (_, index) => String(first + index));
const there = numbers(1001, 12);
const here = numbers(2001, 6);
const all = [...there, ...here];

async function bothFilled(): Promise<CustomerWorld> {
  const it = await world({ direction: 'both' });
  plainInFortnox(it, ...there);
  await plainInAndersson(it, ...here);
  return it;
}

/** Nobody lost, nobody doubled, nothing left over. */
async function expectInStep(it: CustomerWorld): Promise<void> {
  expect(await numbersInAndersson(it)).toEqual(all);
  expect(numbersInFortnox(it)).toEqual(all);
}

const done = { outcome: 'done', counts: { read: 18, written: 18 }, openFailures: 0 };

test('a token that dies in the middle of a run is renewed, once', async () => {
  const it = await bothFilled();
  const running = it.start();
  while (calls(it).length < 5) await new Promise((resolve) => setTimeout(resolve, 10));
  it.fortnox.expireTokens();
  expect(await it.resultOf(await running)).toMatchObject(done);
  expect(it.fortnox.requests().some(({ status }) => status === 401)).toBe(true);
  expect(it.fortnox.figures().tokenRequests).toBe(2);
  await expectInStep(it);
});

test.each([
  ['with Retry-After', { retryAfter: 2 }],
  ['without Retry-After', {}],
])('429 %s: the run waits and loses nothing', async (_, given) => {
  const it = await bothFilled();
  it.fortnox.addFault({ kind: 'tooManyRequests', method: 'GET', pathPattern: '/customers/1003$', ...given });
  it.fortnox.addFault({ kind: 'tooManyRequests', method: 'POST', times: 2, ...given });
  expect(await it.sync()).toMatchObject(done);
  expect(it.fortnox.figures().http429).toBe(3);
  await expectInStep(it);
});

test('the rate stays within what Fortnox lets through: no 429 of its own', async () => {
  const it = await bothFilled();
  await it.sync();
  expect(it.fortnox.figures()).toMatchObject({ http429: 0 });
  expect(it.fortnox.figures().maxIn5s).toBeLessThanOrEqual(25);
});

test.each([
  ['5xx before the effect', { kind: 'serverError', status: 503 }],
  ['5xx after the effect', { kind: 'serverError', status: 500, effect: true }],
  ['the line cut before the effect', { kind: 'connectionReset' }],
  ['the reply lost after the effect', { kind: 'replyLost' }],
  ['half of the reply', { kind: 'truncatedBody' }],
  ['a commit 1 s after the line was cut', { kind: 'commitLate', delayMs: 1_000 }],
  ['a commit 20 s after the line was cut, when it has been tried again', { kind: 'commitLate', delayMs: 20_000 }],
] as const)('creating meets %s: no customer lost or doubled', async (_, fault) => {
  const it = await bothFilled();
  it.fortnox.addFault({ ...fault, method: 'POST', path: '/3/customers' });
  expect(await it.sync()).toMatchObject({ ...done, toFortnox: { created: 6 } });
  it.fortnox.clock.advance(30_000);
  await expectInStep(it);
  expect(await it.sync()).toMatchObject({ counts: { written: 0, failed: 0 } });
});

test('5xx on the list and on a read heal by themselves', async () => {
  const it = await bothFilled();
  it.fortnox.addFault({ kind: 'serverError', method: 'GET', path: '/3/customers?' });
  it.fortnox.addFault({ kind: 'serverError', method: 'GET', path: '/3/customers/1002' });
  expect(await it.sync()).toMatchObject(done);
  await expectInStep(it);
});

test('an HTML page for one customer: only that one fails, and it is looked at again in the next run', async () => {
  const it = await bothFilled();
  it.fortnox.addFault({ kind: 'htmlBody', method: 'GET', pathPattern: '/customers/1004$', times: 'always' });
  const result = await it.sync();
  expect(result).toMatchObject({ outcome: 'done', counts: { read: 18, written: 17, failed: 1 }, openFailures: 1 });
  expect(result.failures).toEqual([{ number: '1004', sentence: expect.stringContaining('HTTP 502') }]);
  it.fortnox.clearFaults();
  it.fortnox.clock.advance(5 * 60_000);
  it.fortnox.clearRequests();
  expect(await it.sync()).toMatchObject({ toAndersson: { created: 1 }, counts: { failed: 0 }, openFailures: 0 });
  expect(calls(it)).toContain('GET /3/customers/1004');
  await expectInStep(it);
});
