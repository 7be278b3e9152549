import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { FortnoxSimulator } from '../../sandbox/fortnox/simulator';
import { freePort } from '../../sandbox/temporal/free-port';
import { freshSqlite, type TestDatabase } from '../andersson/database/databases';
import { fromHarness } from '../support/environment';
import { anderssonFortnox, plainEnvironment } from '../support/service-process';
import { closeSimulators, startFortnox } from './connect';
import { company, loginEnvironment, moveBack, storeOn, tokenKey } from './token-setup';

const root = join(__dirname, '../..');
const dayMs = 24 * 3_600_000;

let kept: TestDatabase;
let simulator: FortnoxSimulator;
beforeAll(async () => {
  kept = await freshSqlite();
  simulator = await startFortnox({ switches: { consentAnswer: 'allow' } });
});
afterAll(async () => {
  await closeSimulators();
  await kept.remove();
});

const environment = () => ({
  ...loginEnvironment(simulator, kept),
  TEMPORAL_ADDRESS: fromHarness('TEST_TEMPORAL_ADDRESS'),
});
const status = async () => {
  const { code, stdout } = await anderssonFortnox(environment(), 'status', '--json');
  const { reachable, logins } = JSON.parse(stdout);
  return { code, fault: reachable.at(-1).fault as string | null, login: logins[0] };
};

/** `fortnox login` in a process of its own; the address it prints is opened by a browser that follows where it is led. */
async function logIn(): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
  const args = ['client/cli/bin.cjs', 'fortnox', 'login', '--port', String(await freePort())];
  const child = spawn(process.execPath, args, { cwd: root, env: plainEnvironment(environment()) });
  let [stdout, stderr, opened] = ['', '', false];
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString('utf8');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString('utf8');
    const address = /^http\S+\/oauth-v1\/auth\S+$/m.exec(stderr)?.[0];
    if (address === undefined || opened) return;
    opened = true;
    fetch(address).catch(() => undefined);
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })));
}

test('from nobody logged in to access: what to run is named, the address opened, and status shows how young the login is', async () => {
  expect(await status()).toMatchObject({
    ...{ code: 1, fault: expect.stringContaining('andersson-fortnox fortnox login') },
    login: { company, by: 'refreshToken', refreshToken: null },
  });
  const { code, stdout, stderr } = await logIn();
  expect([code, stderr]).toEqual([0, expect.stringContaining('redirect URI')]);
  expect(stdout).toContain(`Inloggad i Fortnox: ${simulator.company.name}, kundnummer`);
  const pair = await storeOn(kept.database).load();
  for (const secret of [pair?.refreshToken, pair?.access?.token, simulator.credentials.clientSecret, tokenKey])
    expect(stdout + stderr).not.toContain(secret);
  // No service runs here, so that nobody watches Andersson yet.
  expect(await status()).toEqual({
    ...{ code: 3, fault: null },
    login: {
      ...{ company, by: 'refreshToken' },
      refreshToken: { issuedAt: pair?.issuedAt, ageDays: 0, daysLeft: 45, refused: false, needsAttention: false },
    },
  });
  expect((await anderssonFortnox(environment(), 'status')).stdout).toMatch(/demo .* 0 .* 45 .* gäller/);
  expect(simulator.figures().tokenRequests).toBe(1);
}, 120_000);

test('not renewed for 30 days: 15 are left, and status ends with 3', async () => {
  await moveBack(kept.database, 'issued_at', 30 * dayMs);
  expect(await status()).toMatchObject({
    ...{ code: 3, fault: null, login: { refreshToken: { ageDays: 30, daysLeft: 15, needsAttention: true } } },
  });
}, 120_000);

test('a dead one: status ends with 1 and says to log in again', async () => {
  await storeOn(kept.database).replace({ refreshToken: 'dead', accessToken: 'ended', accessLeftMs: 0 });
  expect(await status()).toMatchObject({
    ...{ code: 1, fault: expect.stringContaining('andersson-fortnox fortnox login') },
    login: { refreshToken: { refused: true, needsAttention: true } },
  });
  const inEnglish = await anderssonFortnox(environment(), '--lang', 'en', 'status');
  expect(inEnglish).toMatchObject({ code: 1, stdout: expect.stringContaining('is no longer valid') });
}, 120_000);

test('bad usage of the login ends with 2, a refusal with 1 and the sentence in the language asked for', async () => {
  const bad = await anderssonFortnox(environment(), 'fortnox', 'login', '--port', 'many');
  expect(bad).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('65535') });
  simulator.switches.consentAnswer = 'deny';
  const denied = await logIn();
  expect(denied).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('godkände inte kopplingen') });
}, 120_000);
