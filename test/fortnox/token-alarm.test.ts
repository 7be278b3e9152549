import { fortnoxNightCheckActivities } from '../../activities/fortnox/night-check-activities';
import { createTokenSource, type FortnoxGrant } from '../../activities/fortnox/token';
import type { Language } from '../../domain/language';
import type { FortnoxSimulator } from '../../sandbox/fortnox/simulator';
import { freshSqlite, type TestDatabase } from '../andersson/database/databases';
import { clientOf, closeSimulators, settingsOf, startFortnox } from './connect';
import { company, moveBack, storeOn } from './token-setup';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

let kept: TestDatabase;
let simulator: FortnoxSimulator;
beforeEach(async () => {
  [kept, simulator] = [await freshSqlite(), await startFortnox()];
});
afterEach(async () => {
  await closeSimulators();
  await kept.remove();
});

/** What the night check of a process that has just started finds; by default a company of the settings' refresh token. */
function lookAtAccess(grant?: FortnoxGrant, language: Language = 'sv') {
  const store = storeOn(kept.database, simulator.credentials.refreshToken);
  const tokens = createTokenSource(settingsOf(simulator, { grant: grant ?? { grant: 'refreshToken', store } }));
  const client = clientOf(simulator.address, tokens);
  return fortnoxNightCheckActivities(() => ({ client, language })).lookAtAccess({ company });
}

/** A day and night in which nothing calls Fortnox. */
async function aDayPasses(): Promise<void> {
  simulator.clock.advance(dayMs);
  await moveBack(kept.database, 'access_ends_at', dayMs);
  await moveBack(kept.database, 'issued_at', dayMs);
}

test('an idle company: the night check alone renews its login each night, for longer than a refresh token lives', async () => {
  await lookAtAccess();
  for (let night = 1; night <= 60; night += 1) {
    await aDayPasses();
    expect(await lookAtAccess()).toMatchObject({ refreshToken: { ageDays: 0, daysLeft: 45 }, alarm: null });
  }
  expect(simulator.figures().tokenRequests).toBe(61);
}, 90_000);

test('a company that nobody looks after for 46 days has lost its login: that is what the night check keeps off', async () => {
  await lookAtAccess();
  for (let night = 1; night <= 46; night += 1) await aDayPasses();
  expect(await lookAtAccess()).toMatchObject({ alarm: { problem: 'consentLost' } });
}, 60_000);

test('not renewed for 30 days, since Fortnox cannot be reached: an alarm with the days left, 15 days before its end', async () => {
  await lookAtAccess();
  await moveBack(kept.database, 'access_ends_at', 29 * dayMs);
  await moveBack(kept.database, 'issued_at', 29 * dayMs);
  simulator.addFault({ kind: 'serverError', status: 503, path: '/oauth-v1', times: 'always' });
  expect(await lookAtAccess()).toMatchObject({ refreshToken: { ageDays: 29, daysLeft: 16 }, alarm: null });
  await moveBack(kept.database, 'issued_at', dayMs);
  expect(await lookAtAccess()).toMatchObject({
    refreshToken: { ageDays: 30, daysLeft: 15 },
    alarm: { problem: 'loginGrowsOld', sentence: expect.stringMatching(/30 dagar.*om 15.*fortnox login/) },
  });
  simulator.clearFaults();
  expect(await lookAtAccess()).toMatchObject({ refreshToken: { ageDays: 0 }, alarm: null });
});

test('a login that Fortnox has ended: an alarm the same night, in the language of the company', async () => {
  await storeOn(kept.database).replace({ refreshToken: 'dead', accessToken: 'ended', accessLeftMs: 0 });
  const store = storeOn(kept.database);
  const swedish = await lookAtAccess({ grant: 'refreshToken', store });
  expect(swedish.alarm).toEqual({ problem: 'consentLost', sentence: expect.stringContaining('gäller inte längre') });
  const english = await lookAtAccess({ grant: 'refreshToken', store }, 'en');
  expect(english.alarm?.sentence).toContain('no longer valid');
  expect(english.alarm?.sentence).toContain('andersson-fortnox fortnox login');
});

test('nobody logged in is an alarm; a Fortnox that is away for a moment is none', async () => {
  const store = storeOn(kept.database);
  const nobody = await lookAtAccess({ grant: 'refreshToken', store });
  expect(nobody).toMatchObject({ refreshToken: null, alarm: { problem: 'notLoggedIn' } });
  simulator.addFault({ kind: 'connectionReset', path: '/oauth-v1' });
  expect(await lookAtAccess()).toMatchObject({ refreshToken: { ageDays: 0 }, alarm: null });
});

test('client credentials: nothing grows old, and a consent that has been withdrawn is an alarm', async () => {
  const { tenantId } = simulator.credentials;
  expect(await lookAtAccess({ grant: 'clientCredentials', tenantId })).toEqual({ refreshToken: null, alarm: null });
  expect(await lookAtAccess({ grant: 'clientCredentials', tenantId: '1' })).toMatchObject({
    alarm: { problem: 'credentialsRefused', sentence: expect.stringContaining('FORTNOX_TENANT_ID') },
  });
});
