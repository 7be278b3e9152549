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
