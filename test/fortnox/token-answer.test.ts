import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { requestPair } from '../../activities/fortnox/token-request';

let server: Server;
let answer: object;

beforeAll(async () => {
  server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

const pair = { access_token: 'access', refresh_token: 'next', expires_in: 3600, scope: 'customer supplier' };

/** The pair that an answer gives, and how many seconds its access lasts. */
async function asked(changes: object) {
  answer = { ...pair, ...changes };
  const { port } = server.address() as AddressInfo;
  const endpoint = { tokenAddress: `http://127.0.0.1:${port}`, clientId: 'app', clientSecret: 'secret' };
  const before = Date.now();
  const got = await requestPair(endpoint, { grant: 'refreshToken', refreshToken: 'spent' });
  if (got.outcome !== 'done') return got;
  const { refreshToken, scopes, endsAt } = got.value;
  return { refreshToken, scopes, seconds: Math.round((endsAt - before) / 1_000) };
}

test.each<[object, readonly string[]]>([
  [{}, ['customer', 'supplier']],
  [{ expires_in: '3600' }, ['customer', 'supplier']],
  [{ scope: null }, []],
  [{ scope: undefined }, []],
])('the one refresh token is kept, however its answer is written: %j', async (changes, scopes) => {
  const { refreshToken, seconds, ...got } = (await asked(changes)) as Exclude<
    Awaited<ReturnType<typeof asked>>,
    { outcome: string }
  >;
  expect({ refreshToken, ...got }).toEqual({ refreshToken: 'next', scopes });
  expect(Math.abs(seconds - 3600)).toBeLessThanOrEqual(5);
});

test.each([{ expires_in: 'snart' }, { expires_in: '0' }, { expires_in: -1 }, { refresh_token: '' }])(
  'an answer with %j is no pair',
  async (changes) => {
    expect(await asked(changes)).toMatchObject({ outcome: 'notSent' });
  },
);
