import { registerApi } from '../../activities/fortnox/registers/register-api';
import { createTokenSource } from '../../activities/fortnox/token';
import { customers } from '../../domain/registers/customers';
import type { FortnoxSimulator } from '../../sandbox/fortnox/simulator';
import { calls, clientOf, closeSimulators, connect, settingsOf, startFortnox } from './connect';

afterEach(closeSimulators);

test('client credentials: one token serves every call until it expires', async () => {
  const { simulator, api } = await connect();
  simulator.customers.create({ CustomerNumber: '1', Name: 'A' });
  await Promise.all([api.read('1'), api.read('1'), api.read('1')]);
  await api.read('1');
  expect(simulator.figures()).toMatchObject({ tokenRequests: 1, requests: 4 });
});

test('a token refused in mid-run: exactly one new token, and the call succeeds', async () => {
  const { simulator, api } = await connect();
  simulator.customers.create({ CustomerNumber: '1', Name: 'A' });
  await api.read('1');
  simulator.expireTokens();
  simulator.clearRequests();
  expect(await api.read('1')).toMatchObject({ outcome: 'done', value: { number: '1' } });
  expect(calls(simulator)).toEqual(['GET /3/customers/1 401', 'GET /3/customers/1 200']);
  expect(simulator.figures().tokenRequests).toBe(1);
});

test('a token refused to many calls at once is renewed once', async () => {
  const { simulator, api } = await connect();
  simulator.customers.create({ CustomerNumber: '1', Name: 'A' });
  await api.read('1');
  simulator.expireTokens();
  simulator.clearRequests();
  const reads = await Promise.all(Array.from({ length: 6 }, () => api.read('1')));
  expect(reads.map(({ outcome }) => outcome)).toEqual(Array(6).fill('done'));
  expect(simulator.figures().tokenRequests).toBe(1);
});

test('a call that is refused with the new token too ends there: nothing was sent', async () => {
  const { simulator, api } = await connect();
  simulator.addFault({ kind: 'unauthorized', method: 'POST', path: '/3', times: 'always' });
  const created = await api.create('1', { Name: 'A' });
  expect(created).toMatchObject({ outcome: 'notSent', failure: { kind: 'notAuthorised', status: 401 } });
  expect(simulator.figures()).toMatchObject({ tokenRequests: 2, requests: 2 });
});

/** An administrator in Fortnox consents to the integration, for these rights. */
async function consented({ address, credentials }: FortnoxSimulator, scope: string): Promise<void> {
  const asked = new URLSearchParams({
    ...{ client_id: credentials.clientId, redirect_uri: 'http://127.0.0.1:9/', response_type: 'code', state: 'it' },
    ...{ access_type: 'offline', account_type: 'service', scope },
  });
  await fetch(`${address}/oauth-v1/auth?${asked}`, { redirect: 'manual' });
}

describe('rights are frozen in a token (core-api §1)', () => {
  test('those that have been consented to since count with the next call, read or write', async () => {
    const { simulator, api } = await connect({ switches: { consentAnswer: 'allow' } });
    await consented(simulator, 'supplier');
    expect(await api.create('1', { Name: 'A' })).toMatchObject({
      outcome: 'refused',
      failure: { kind: 'missingRight' },
    });
    await consented(simulator, 'customer');
    expect(await api.create('1', { Name: 'A' })).toMatchObject({ outcome: 'done' });
    expect(simulator.customers.all()).toHaveLength(1);
  });

  test('one that is missing still is refused once more, and the call ends there', async () => {
    const { simulator, api } = await connect({ switches: { consentAnswer: 'allow' } });
    await consented(simulator, 'supplier');
    expect(await api.read('1')).toMatchObject({ outcome: 'refused', failure: { kind: 'missingRight' } });
    expect(calls(simulator)).toEqual(['GET /3/customers/1 403', 'GET /3/customers/1 403']);
    expect(simulator.figures().tokenRequests).toBe(2);
  });
});

test('whoever needs a token for longer than the one at hand lasts gets a new one, which then serves all', async () => {
  const { simulator, tokens } = await connect();
  const minute = 60_000;
  const first = await tokens.get();
  expect(await tokens.get(10 * minute)).toMatchObject({ value: first.outcome === 'done' && first.value });
  expect(simulator.figures().tokenRequests).toBe(1);
  const longer = await tokens.get(61 * minute);
  expect(simulator.figures().tokenRequests).toBe(2);
  expect(await tokens.get()).toMatchObject({ value: longer.outcome === 'done' && longer.value });
});

test('a token newer than the refused one is kept', async () => {
  const { simulator, tokens } = await connect();
  const token = await tokens.get();
  tokens.forget('an older token');
  expect(await tokens.get()).toMatchObject({ value: token.outcome === 'done' && token.value });
  expect(simulator.figures().tokenRequests).toBe(1);
});

test.each([
  ['wrong secret', { clientSecret: 'wrong' }, 401],
  ['wrong tenant', { grant: { grant: 'clientCredentials', tenantId: '1' } }, 400],
] as const)('%s: the failure says which settings to check, and no call is made', async (_name, changes, status) => {
  const simulator = await startFortnox();
  const client = clientOf(simulator.address, createTokenSource(settingsOf(simulator, changes)));
  const read = await registerApi(client, customers).read('1');
  expect(read).toMatchObject({
    outcome: 'notSent',
    failure: { kind: 'credentialsRefused', status, method: 'POST', path: '/oauth-v1/token' },
  });
  expect(calls(simulator)).toEqual([]);
  await expect(client.checkAccess()).rejects.toThrow();
});

test.each([
  [{ kind: 'serverError', status: 503 }, 'fortnoxDown'],
  [{ kind: 'htmlBody', status: 200 }, 'unexpectedAnswer'],
  [{ kind: 'connectionReset' }, 'noAnswer'],
  [{ kind: 'truncatedBody' }, 'noAnswer'],
  [{ kind: 'refuse', code: 1, message: 'nej' }, 'credentialsRefused'],
] as const)(
  'token endpoint: %j is a named failure, nothing was sent, and the next call asks again',
  async (fault, kind) => {
    const { simulator, tokens } = await connect();
    simulator.addFault({ ...fault, path: '/oauth-v1' });
    expect(await tokens.get()).toMatchObject({ outcome: 'notSent', failure: { kind, path: '/oauth-v1/token' } });
    expect(await tokens.get()).toMatchObject({ outcome: 'done' });
  },
);
