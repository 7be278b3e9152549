import type { FortnoxSimulator } from '../../../sandbox/fortnox/simulator';
import { basic, closeSimulators, connect } from './plain-client';

afterEach(closeSimulators);

const minute = 60_000;

test('client credentials give an access token for an hour and no refresh token', async () => {
  const { simulator, token } = await connect();
  const reply = await token({ grant_type: 'client_credentials' }, { TenantId: simulator.credentials.tenantId });
  expect(reply.status).toBe(200);
  expect(reply.headers.get('cache-control')).toBe('no-store');
  expect(reply.json).toMatchObject({ expires_in: 3600, token_type: 'bearer' });
  expect(reply.json).not.toHaveProperty('refresh_token');
  const claims = JSON.parse(Buffer.from(reply.json.access_token.split('.')[1] ?? '', 'base64url').toString());
  expect(claims).toMatchObject({ tenantId: Number(simulator.credentials.tenantId), exp: claims.iat + 3600 });
});

test('a token stops working after an hour of the simulator clock, not before', async () => {
  const { simulator, api } = await connect();
  simulator.clock.advance(59 * minute);
  expect((await api('GET', '/customers')).status).toBe(200);
  simulator.clock.advance(minute);
  const late = await api('GET', '/customers');
  expect(late.status).toBe(401);
  expect(late.json).toEqual({ message: 'unauthorized' });
});

test('calls without a bearer, with an unknown one or with all tokens expired are unauthorized', async () => {
  const { simulator, api } = await connect();
  for (const authorization of ['', 'Bearer nonsense']) {
    expect((await api('GET', '/customers', undefined, { Authorization: authorization })).status).toBe(401);
  }
  expect((await api('GET', '/customers')).status).toBe(200);
  simulator.expireTokens();
  expect((await api('GET', '/customers')).status).toBe(401);
});

test('a refresh token works once and the pair issued last keeps working', async () => {
  const { simulator, token, api } = await connect();
  const refresh = (refreshToken: string) => token({ grant_type: 'refresh_token', refresh_token: refreshToken });
  const withToken = (accessToken: string) =>
    api('GET', '/customers', undefined, { Authorization: `Bearer ${accessToken}` });
  const first = (await refresh(simulator.credentials.refreshToken)).json;
  const second = (await refresh(first.refresh_token)).json;
  expect((await withToken(first.access_token)).status).toBe(401);
  expect((await withToken(second.access_token)).status).toBe(200);

  for (const spent of [simulator.credentials.refreshToken, first.refresh_token, 'never issued']) {
    const refused = await refresh(spent);
    expect(refused.status).toBe(400);
    expect(refused.json).toEqual({ error: 'invalid_grant', error_description: 'Invalid refresh token' });
  }
  expect((await refresh(second.refresh_token)).status).toBe(200);
});

test('two refreshes at once may both succeed by switch, and then only the later pair lives', async () => {
  const { simulator, token, api } = await connect({ switches: { spentRefreshTokenGraceSeconds: 2 } });
  const refresh = (refreshToken: string) => token({ grant_type: 'refresh_token', refresh_token: refreshToken });
  const first = (await refresh(simulator.credentials.refreshToken)).json;
  const second = await refresh(simulator.credentials.refreshToken);
  expect(second.status).toBe(200);
  expect((await refresh(first.refresh_token)).status).toBe(400);
  const earlier = await api('GET', '/customers', undefined, { Authorization: `Bearer ${first.access_token}` });
  expect(earlier.status).toBe(401);
  simulator.clock.advance(3_000);
  expect((await refresh(simulator.credentials.refreshToken)).status).toBe(400);
  expect((await refresh(second.json.refresh_token)).status).toBe(200);
});

test('by switch the access token of an earlier pair lives out its hour', async () => {
  const { simulator, token, api } = await connect({ switches: { refreshEndsEarlierAccessToken: false } });
  const form = { grant_type: 'refresh_token' };
  const first = (await token({ ...form, refresh_token: simulator.credentials.refreshToken })).json;
  await token({ ...form, refresh_token: first.refresh_token });
  const reply = await api('GET', '/customers', undefined, { Authorization: `Bearer ${first.access_token}` });
  expect(reply.status).toBe(200);
});

test('a refresh token dies after 45 days', async () => {
  const { simulator, token } = await connect();
  simulator.clock.advance(46 * 24 * 60 * minute);
  const reply = await token({ grant_type: 'refresh_token', refresh_token: simulator.credentials.refreshToken });
  expect(reply.status).toBe(400);
});

test('the token endpoint names what is wrong with a request', async () => {
  const { simulator, token } = await connect();
  const { clientId, tenantId } = simulator.credentials;
  const grant = { grant_type: 'client_credentials' };
  const wrongSecret = await token(grant, { TenantId: tenantId, Authorization: basic(clientId, 'wrong') });
  expect([wrongSecret.status, wrongSecret.json.error]).toEqual([401, 'invalid_client']);
  expect((await token(grant)).json.error).toBe('invalid_request');
  expect((await token(grant, { TenantId: '1' })).json.error).toBe('invalid_grant');
  expect((await token({})).json.error).toBe('invalid_request');
  expect((await token({ grant_type: 'password' })).json.error).toBe('unsupported_grant_type');
});

describe('a consent', () => {
  const redirectUri = 'http://127.0.0.1:8793/';
  const scopes = 'customer supplier companyinformation';

  /** Where a consent begins, as an app sends its user there. */
  function address(simulator: FortnoxSimulator, changes: Readonly<Record<string, string>> = {}): string {
    const request = {
      ...{ client_id: simulator.credentials.clientId, redirect_uri: redirectUri, scope: scopes, state: 'a state' },
      ...{ access_type: 'offline', response_type: 'code' },
    };
    return `${simulator.address}/oauth-v1/auth?${new URLSearchParams({ ...request, ...changes })}`;
  }

  /** What the app is told: the parameters it is led back with. */
  async function toldBy(reply: Response): Promise<Record<string, string>> {
    expect(reply.status).toBe(302);
    const target = new URL(reply.headers.get('location') ?? '');
    expect(target.href.startsWith(redirectUri)).toBe(true);
    return Object.fromEntries(target.searchParams);
  }
  const told = async (url: string) => toldBy(await fetch(url, { redirect: 'manual' }));
  const exchange = (code: string | undefined) => ({
    ...{ grant_type: 'authorization_code', code: code ?? '', redirect_uri: redirectUri },
  });

  test.each([
    ['allow', { code: expect.stringMatching(/^\w{20,}$/) }],
    ['deny', { error: 'access_denied', error_description: expect.any(String) }],
  ])('the page asks a user, and %s leads back with the state', async (decision, expected) => {
    const { simulator } = await connect();
    const page = await (await fetch(address(simulator, { state: 'a "state" <b>' }))).text();
    expect(page).toContain(simulator.company.name);
    expect(page).toContain('<li>supplier</li>');
    expect(page).not.toContain('<b>');
    const form = new URLSearchParams({ decision });
    for (const [, name = '', value = ''] of page.matchAll(/name="(\w+)" value="([^"]*)"/g)) {
      if (name !== 'decision') form.set(name, unescaped(value));
    }
    const reply = await fetch(`${simulator.address}/oauth-v1/auth`, { method: 'POST', body: form, redirect: 'manual' });
    expect(await toldBy(reply)).toEqual({ ...expected, state: 'a "state" <b>' });
  });

  test('by switch the consent is answered at once, and its code gives a pair with the scopes asked for', async () => {
    const { simulator, token, api } = await connect({ switches: { consentAnswer: 'allow' } });
    const { code, state } = await told(address(simulator));
    expect(state).toBe('a state');
    const issued = await token(exchange(code));
    expect(issued.json).toMatchObject({ scope: scopes, expires_in: 3600, refresh_token: expect.any(String) });
    const bearer = { Authorization: `Bearer ${issued.json.access_token}` };
    expect((await api('GET', '/customers', undefined, bearer)).status).toBe(200);
  });

  test('a code works once, within ten minutes, and only with the address it was given for', async () => {
    const { simulator, token } = await connect({ switches: { consentAnswer: 'allow' } });
    const refused = { error: 'invalid_grant', error_description: expect.any(String) };
    const { code } = await told(address(simulator));
    expect((await token({ ...exchange(code), redirect_uri: `${redirectUri}x` })).json).toEqual(refused);
    expect((await token(exchange('never given'))).json).toEqual(refused);
    simulator.clock.advance(10 * minute);
    expect((await token(exchange(code))).status).toBe(200);
    expect((await token(exchange(code))).json).toEqual(refused);
    const late = await told(address(simulator));
    simulator.clock.advance(10 * minute + 1);
    expect((await token(exchange(late.code))).json).toEqual(refused);
    expect((await token({ grant_type: 'authorization_code' })).json.error).toBe('invalid_request');
  });

  test('without access_type=offline there is no refresh token', async () => {
    const { simulator, token } = await connect({ switches: { consentAnswer: 'allow' } });
    const { code } = await told(address(simulator, { access_type: '' }));
    expect((await token(exchange(code))).json).not.toHaveProperty('refresh_token');
  });

  test('an unknown app and an address that is not registered are not led back to; the rest is told there', async () => {
    const { simulator, admin } = await connect({ switches: { consentAnswer: 'allow' } });
    for (const changes of [{ client_id: 'another' }, { redirect_uri: 'https://elsewhere.example/' }]) {
      expect((await fetch(address(simulator, changes), { redirect: 'manual' })).status).toBe(400);
    }
    const registered = { redirectUris: ['https://elsewhere.example/'], scopes: 'customer' };
    expect((await admin('PATCH', '/app', registered)).json).toEqual(registered);
    expect((await fetch(address(simulator), { redirect: 'manual' })).status).toBe(400);
    simulator.app.redirectUris = [redirectUri];
    expect(await told(address(simulator))).toMatchObject({ error: 'invalid_scope', state: 'a state' });
    expect(await told(address(simulator, { scope: 'customer' }))).toHaveProperty('code');
    expect(await told(address(simulator, { scope: 'customer', response_type: 'token' }))).toMatchObject({
      error: 'invalid_request',
    });
  });

  test.each([
    ['customer', 'GET', '/3/suppliers', 2003275],
    ['supplier', 'GET', '/3/customers/1', 2000663],
    ['supplier', 'POST', '/3/customers', 2000663],
    ['supplier', 'GET', '/3/settings/company', 2000663],
    ['customer', 'GET', '/api/warehouse/stockpoints-v1', 'missing.rights'],
    ['warehouse', 'GET', '/3/articles', 2000663],
  ])(
    'frozen at consent: with the scope %s alone, %s %s is refused, also after refreshes',
    async (scope, method, path, code) => {
      const { simulator, token } = await connect({ switches: { consentAnswer: 'allow' } });
      const pair = (await token(exchange((await told(address(simulator, { scope }))).code))).json;
      const next = (await token({ grant_type: 'refresh_token', refresh_token: pair.refresh_token })).json;
      const headers = { Authorization: `Bearer ${next.access_token}`, 'Content-Type': 'application/json' };
      const body = method === 'GET' ? {} : { body: '{}' };
      const reply = await fetch(simulator.address + path, { method, headers, ...body });
      expect(reply.status).toBe(403);
      const answer = (await reply.json()) as { error?: string; ErrorInformation?: { code: number } };
      expect(answer.ErrorInformation?.code ?? answer.error).toBe(code);
    },
  );

  test('with a service account: its scopes are what client credentials give from then on', async () => {
    const { simulator, token, api } = await connect({ switches: { consentAnswer: 'allow' } });
    await told(address(simulator, { scope: 'supplier', account_type: 'service' }));
    const reply = await token({ grant_type: 'client_credentials' }, { TenantId: simulator.credentials.tenantId });
    expect(reply.json).toMatchObject({ scope: 'supplier' });
    const bearer = { Authorization: `Bearer ${reply.json.access_token}` };
    expect((await api('GET', '/customers', undefined, bearer)).status).toBe(403);
    expect((await api('GET', '/suppliers', undefined, bearer)).status).toBe(200);
  });

  test.each([
    [true, 400],
    [false, 200],
  ])('a new consent ends the pair in use, by switch: %s', async (consentEndsEarlierPair, status) => {
    const { simulator, token } = await connect({ switches: { consentAnswer: 'allow', consentEndsEarlierPair } });
    await token(exchange((await told(address(simulator))).code));
    const { refreshToken } = simulator.credentials;
    expect((await token({ grant_type: 'refresh_token', refresh_token: refreshToken })).status).toBe(status);
  });
});

test('a revoked refresh token is refused, and its access token with it; an unknown one gets the same answer', async () => {
  const { simulator, token, api } = await connect();
  const { clientId, clientSecret } = simulator.credentials;
  const pair = (await token({ grant_type: 'refresh_token', refresh_token: simulator.credentials.refreshToken })).json;
  const revoke = (refreshToken: string, secret = clientSecret) =>
    fetch(`${simulator.address}/oauth-v1/revoke`, {
      method: 'POST',
      headers: { Authorization: basic(clientId, secret) },
      body: new URLSearchParams({ token_type_hint: 'refresh_token', token: refreshToken }),
    });
  expect((await revoke(pair.refresh_token, 'wrong')).status).toBe(401);
  for (const refreshToken of [pair.refresh_token, 'constructor']) {
    const reply = await revoke(refreshToken);
    expect([reply.status, await reply.json()]).toEqual([200, { revoked: true }]);
  }
  expect((await token({ grant_type: 'refresh_token', refresh_token: pair.refresh_token })).status).toBe(400);
  expect((await token({ grant_type: 'refresh_token', refresh_token: 'constructor' })).status).toBe(400);
  const bearer = { Authorization: `Bearer ${pair.access_token}` };
  expect((await api('GET', '/customers', undefined, bearer)).status).toBe(401);
});

/** What a browser makes of `&#34;` in an attribute. */
function unescaped(text: string): string {
  return text.replace(/&#(\d+);/g, (_all, code) => String.fromCharCode(Number(code)));
}
