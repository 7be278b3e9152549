import { standingOf } from '../../activities/fortnox/token-store';
import { listenForConsent } from '../../client/consent-redirect';
import { type Login, type LoginOptions, LoginRefusedError, login } from '../../client/fortnox-login';
import type { FortnoxSimulator, FortnoxSimulatorOptions } from '../../sandbox/fortnox/simulator';
import { freePort } from '../../sandbox/temporal/free-port';
import { openCompanies } from '../../workers/companies';
import { readSettings } from '../../workers/settings';
import { SettingsError } from '../../workers/settings-faults';
import { freshSqlite, type TestDatabase } from '../andersson/database/databases';
import { closeSimulators, startFortnox } from './connect';
import { anotherKey, company, loginEnvironment, storeOn } from './token-setup';

let kept: TestDatabase;
let simulator: FortnoxSimulator;
const start = async (options: FortnoxSimulatorOptions = { switches: { consentAnswer: 'allow' } }) => {
  simulator = await startFortnox(options);
};
beforeEach(async () => {
  kept = await freshSqlite();
});
afterEach(async () => {
  await closeSimulators();
  await kept.remove();
});

type Changes = Readonly<Record<string, string>>;
const settingsOf = (changes: Changes = {}) => readSettings({ ...loginEnvironment(simulator, kept), ...changes });

/** Somebody whose browser opens the address and follows where it is led. */
const follow = async (address: string): Promise<unknown> => fetch(address);

/** A login from start to end; `open` is what becomes of the address. */
async function logIn(
  options: Partial<LoginOptions> = {},
  changes: Changes = {},
  open: (address: string, redirectUri: string) => Promise<unknown> = follow,
): Promise<Login & { readonly asked: URLSearchParams }> {
  const companies = openCompanies(settingsOf(changes));
  let asked = new URLSearchParams();
  let opened: Promise<unknown> = Promise.resolve();
  const announce = (address: string, redirectUri: string) => {
    asked = new URL(address).searchParams;
    opened = open(address, redirectUri);
  };
  try {
    const port = await freePort();
    return { ...(await login(companies, { company, port, service: false, announce, ...options })), asked };
  } finally {
    await opened;
    await companies.close();
  }
}

/** Why a login came to nothing, in Swedish. */
async function refusalOf(attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  if (!(error instanceof LoginRefusedError)) throw error ?? new Error('the login was not refused');
  expect(error.said.en.length).toBeGreaterThan(20);
  return error.said.sv;
}

test('asks for what the integration needs, offline, and keeps the pair with an hour of access', async () => {
  await start();
  const { asked, ...told } = await logIn();
  expect(Object.fromEntries(asked)).toMatchObject({
    ...{ client_id: simulator.credentials.clientId, access_type: 'offline', response_type: 'code' },
    redirect_uri: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/fortnox$/),
  });
  expect(asked.get('account_type')).toBeNull();
  expect(asked.get('scope')?.split(' ')).toEqual(expect.arrayContaining(['customer', 'warehouse', 'supplierinvoice']));
  expect(told).toEqual({
    ...{ company, companyName: simulator.company.name, tenantId: simulator.credentials.tenantId },
    ...{ serviceAccount: false, stored: true, missingScopes: [] },
  });
  expect((await storeOn(kept.database).load())?.access?.leftMs).toBeGreaterThan(3_500_000);
  expect(simulator.figures().tokenRequests).toBe(1);
});

test('as a service account: the tenant number is told, and with it nothing is kept and client credentials give access', async () => {
  await start();
  const first = await logIn({ service: true, scopes: ['customer'] });
  expect(first.asked.get('account_type')).toBe('service');
  // Not read from the company's information, for which the scope is missing, but from the token itself.
  expect(first).toMatchObject({ companyName: null, tenantId: simulator.credentials.tenantId, stored: true });
  await kept.database.kysely.deleteFrom('fortnox_token').execute();
  const second = await logIn({}, { FORTNOX_TENANT_ID: first.tenantId ?? '' });
  expect(second.asked.get('account_type')).toBe('service');
  expect(second).toMatchObject({ stored: false, serviceAccount: true, companyName: simulator.company.name });
  expect(await storeOn(kept.database).load()).toBeNull();
});

test('a login brings back a company whose refresh token is dead, and one whose key was lost', async () => {
  await start();
  const store = storeOn(kept.database);
  await store.replace({ refreshToken: 'dead', accessToken: 'ended', accessLeftMs: 0 });
  await store.claim(1, 'a', 0);
  await store.release(1, 'a', 'refused');
  await logIn();
  const pair = await store.load();
  expect(pair && standingOf(pair)).toMatchObject({ refused: false, needsAttention: false });
  await logIn({}, { TOKEN_KEY: anotherKey });
  expect(await storeOn(kept.database, undefined, anotherKey).load()).toMatchObject({ refusedMsAgo: null });
});

test('a consent in another company of Fortnox is not kept', async () => {
  await start();
  const claims = Buffer.from(JSON.stringify({ tenantId: 4711 })).toString('base64url');
  await storeOn(kept.database).replace({ refreshToken: 'r', accessToken: `x.${claims}.y`, accessLeftMs: 0 });
  const { tenantId } = simulator.credentials;
  expect(await refusalOf(logIn())).toMatch(new RegExp(`kundnummer ${tenantId}.*4711.*Inget är sparat`));
  expect((await storeOn(kept.database).load())?.refreshToken).toBe('r');
  expect(await refusalOf(logIn({}, { FORTNOX_TENANT_ID: '4711' }))).toMatch(/4711.*Inget är sparat/);
});

describe('what Fortnox says instead of yes is told so that a person knows what to do, and nothing is kept', () => {
  afterEach(async () => expect(await storeOn(kept.database).load()).toBeNull());

  test('whoever signed in does not consent', async () => {
    await start({ switches: { consentAnswer: 'deny' } });
    let page = '';
    const open = async (address: string) => {
      page = await (await fetch(address)).text();
    };
    expect(await refusalOf(logIn({}, {}, open))).toContain('godkände inte kopplingen');
    expect(page).toContain('Fortnox godkände inte');
  });

  test('a scope is not switched on for the app', async () => {
    await start();
    simulator.app.scopes = 'customer';
    const refusal = await refusalOf(logIn({ scopes: ['customer', 'warehouse'] }));
    expect(refusal).toMatch(/utvecklarportal.*--scopes.*customer warehouse/);
  });

  test.each([
    [{ error: 'error_missing_license', error_description: 'Saknar licens' }, /Saknar licens \(error_missing_license\)/],
    [{}, /varken kod eller fel.*licens/],
    [{ code: 'never given' }, /fortnox login.*invalid_grant/],
  ])('%j', async (told, sentence) => {
    await start();
    const open = (address: string, redirectUri: string) => {
      const state = new URL(address).searchParams.get('state') ?? '';
      return fetch(`${redirectUri}?${new URLSearchParams({ ...told, state })}`);
    };
    expect(await refusalOf(logIn({}, {}, open))).toMatch(sentence);
  });

  test('the port is taken', async () => {
    await start();
    const port = await freePort();
    const taken = await listenForConsent(port, 'another login');
    expect(await refusalOf(logIn({ port }))).toMatch(new RegExp(`Port ${port} .*--port`));
    taken.close();
  });

  test('the database is away: nobody is asked to consent', async () => {
    await start();
    let opened = false;
    const open = async () => {
      opened = true;
    };
    // A folder is no database.
    await expect(logIn({}, { ANDERSSON_DATABASE: `file:${__dirname}` }, open)).rejects.toThrow(__dirname);
    expect(opened).toBe(false);
  });
});

test('an answer with another state is none of ours: it is refused, and the right one still taken', async () => {
  await start();
  const open = async (address: string, redirectUri: string) => {
    const strange = await fetch(`${redirectUri}?code=of-somebody-else&state=another`);
    expect(strange.status).toBe(400);
    expect(await strange.text()).toContain('hör inte till inloggningen');
    expect((await fetch(redirectUri, { method: 'POST' })).status).toBe(404);
    expect((await fetch(new URL('/elsewhere', redirectUri))).status).toBe(404);
    await fetch(address);
  };
  expect(await logIn({}, {}, open)).toMatchObject({ stored: true });
});

test('nobody consents in time: there is no answer, and the port is free again', async () => {
  const port = await freePort();
  const redirect = await listenForConsent(port, 'state');
  expect(await redirect.answer(20)).toBeNull();
  redirect.close();
  const again = await listenForConsent(port, 'state');
  again.close();
});

test.each([
  [{ TOKEN_KEY: '' }, /TOKEN_KEY \(tokenKey\): behövs/],
  [{ FORTNOX_REFRESH_TOKEN: 'x', FORTNOX_TENANT_ID: '1' }, /inte båda/],
])('settings %j: a fault by name', async (changes, fault) => {
  await start();
  expect(() => settingsOf(changes)).toThrow(SettingsError);
  expect(() => settingsOf(changes)).toThrow(fault);
});
