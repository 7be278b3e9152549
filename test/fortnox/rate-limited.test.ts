import { createFortnoxClient } from '../../activities/fortnox/client';
import { createRateBudget } from '../../activities/fortnox/rate-budget';
import { registerApi } from '../../activities/fortnox/registers/register-api';
import { createTokenSource } from '../../activities/fortnox/token';
import { customers } from '../../domain/registers/customers';
import { calls, closeSimulators, connect, settingsOf, startFortnox } from './connect';
import { manualRateClock } from './manual-rate-clock';
import { memoryWindow } from './memory-window';

afterEach(closeSimulators);

/** A client whose pace is in the test's hands. */
async function paced() {
  const simulator = await startFortnox();
  const clock = manualRateClock();
  const tokens = createTokenSource(settingsOf(simulator));
  const client = createFortnoxClient({
    address: simulator.address,
    tokens,
    budget: createRateBudget(clock, memoryWindow(clock)),
  });
  simulator.customers.create({ CustomerNumber: '1', Name: 'A' });
  return { simulator, clock, api: registerApi(client, customers) };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise(setImmediate);
}

test.each([
  ['as long as Retry-After says', { retryAfter: 7 }, 7_000],
  ['for the length of the window where it says nothing', {}, 5_000],
  ['no longer than a minute, whatever it says', { retryAfter: 3_600 }, 60_000],
])('429: everybody waits %s, then the call is made again and succeeds', async (_name, header, restMs) => {
  const { simulator, clock, api } = await paced();
  simulator.addFault({ kind: 'tooManyRequests', path: '/3', ...header });
  const limited = api.read('1');
  await until(() => clock.pending().some((ms) => ms > 1_000));
  const others = [api.read('1'), api.read('1')];
  clock.advance(restMs - 1);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(calls(simulator)).toEqual(['GET /3/customers/1 429']);
  const everyone = Promise.all([limited, ...others]);
  await clock.runUntil(everyone);
  expect((await everyone).map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
  expect(calls(simulator)).toHaveLength(4);
});

test('429 again and again: after three more tries the call ends as not sent, with Fortnox’s wait for the next', async () => {
  const { simulator, api } = await connect();
  simulator.addFault({ kind: 'tooManyRequests', path: '/3', retryAfter: 2, times: 'always' });
  const created = await api.create('1', { Name: 'A' });
  expect(created).toMatchObject({
    outcome: 'notSent',
    failure: { kind: 'rateLimited', status: 429, retryAfterMs: 2_000, method: 'POST', path: '/3/customers' },
  });
  expect(simulator.figures().requests).toBe(4);
});

test('a 429 at the token endpoint rests and is asked again like any other', async () => {
  const { simulator, api } = await connect();
  simulator.addFault({ kind: 'tooManyRequests', path: '/oauth-v1', retryAfter: 1 });
  expect(await api.create('1', { Name: 'A' })).toMatchObject({ outcome: 'done' });
  expect(simulator.figures()).toMatchObject({ tokenRequests: 2, requests: 1 });
});

test('429 and 401 in one call: each is met in its own way', async () => {
  const { simulator, api } = await connect();
  simulator.addFault({ kind: 'unauthorized', path: '/3' });
  simulator.addFault({ kind: 'tooManyRequests', path: '/3', retryAfter: 1 });
  await api.list({}, 1);
  expect(calls(simulator).map((call) => call.slice(-3))).toEqual(['401', '429', '200']);
});
