import type { FailureKind } from '../../activities/fortnox/failures';
import { storedTokenSource } from '../../activities/fortnox/stored-token';
import type { TokenSource } from '../../activities/fortnox/token-source';
import type { TokenStore } from '../../activities/fortnox/token-store';
import type { FortnoxSimulator, FortnoxSimulatorOptions } from '../../sandbox/fortnox/simulator';
import { freshSqlite, type TestDatabase } from '../andersson/database/databases';
import { closeSimulators, settingsOf, startFortnox } from './connect';
import { anotherKey, moveBack, storeOn } from './token-setup';

const hourMs = 3_600_000;
/** Long enough for an exchange on a busy machine, short enough to wait for its end. */
const leaseMs = 400;

let kept: TestDatabase;
beforeEach(async () => {
  kept = await freshSqlite();
});
afterEach(async () => {
  await closeSimulators();
  await kept.remove();
});

interface Shared {
  readonly simulator: FortnoxSimulator;
  /** What a process of the company asks; each has a source of its own. */
  process(changes?: { readonly store?: Partial<TokenStore>; readonly clientSecret?: string }): TokenSource;
  /** How many times tokens were asked for. */
  asked(): number;
}

/** A simulated Fortnox, and processes that share the tokens of one database. */
async function shared(options: FortnoxSimulatorOptions = {}): Promise<Shared> {
  const simulator = await startFortnox(options);
  const fromSettings = simulator.credentials.refreshToken;
  return {
    simulator,
    process({ store = {}, ...changes } = {}) {
      const own = storeOn(kept.database, fromSettings);
      return storedTokenSource(settingsOf(simulator, changes), { ...own, ...store }, leaseMs);
    },
    asked: () => simulator.figures().tokenRequests,
  };
}

const tokenOf = async (source: TokenSource): Promise<string> => {
  const got = await source.get();
  if (got.outcome !== 'done') throw new Error(`no token: ${got.failure.kind} ${got.failure.message}`);
  return got.value;
};
const failed = (kind: FailureKind) => ({ outcome: 'notSent', failure: expect.objectContaining({ kind }) });
const ended = () => moveBack(kept.database, 'access_ends_at', hourMs);

test('the new pair is kept before its access token is used', async () => {
  const { simulator, process } = await shared();
  const order: string[] = [];
  const own = storeOn(kept.database, simulator.credentials.refreshToken);
  const source = process({
    store: {
      async keep(generation, next) {
        await new Promise(setImmediate);
        const done = await own.keep(generation, next);
        order.push(`kept ${next.accessToken}`);
        return done;
      },
    },
  });
  const token = await tokenOf(source);
  order.push(`used ${token}`);
  expect(order).toEqual([`kept ${token}`, `used ${token}`]);
  expect(await own.load()).toMatchObject({ generation: 2, access: { token } });
  expect((await own.load())?.refreshToken).not.toBe(simulator.credentials.refreshToken);
});

test('whoever needs a token for longer than the stored one lasts has the pair exchanged, and the others take it over', async () => {
  const { process, asked } = await shared();
  const [feed, other] = [process(), process()];
  const first = await tokenOf(feed);
  expect(await tokenOf(other)).toBe(first);
  await moveBack(kept.database, 'access_ends_at', hourMs - 5 * 60_000);
  const restarted = process();
  expect(await tokenOf(restarted)).toBe(first);
  const longer = await process().get(10 * 60_000);
  expect(longer).toMatchObject({ outcome: 'done' });
  expect(asked()).toBe(2);
  expect(longer).not.toMatchObject({ value: first });
  other.forget(first);
  expect(longer).toMatchObject({ value: await tokenOf(other) });
  expect(asked()).toBe(2);
});

test('one exchange for all who ask at once, in one process and in others; its token serves until its hour is out', async () => {
  const { process, asked } = await shared();
  const sources = Array.from({ length: 5 }, () => process());
  const askAll = () => Promise.all(sources.flatMap((source) => Array.from({ length: 5 }, () => tokenOf(source))));
  expect(new Set(await askAll()).size).toBe(1);
  expect(asked()).toBe(1);
  expect(new Set(await askAll()).size).toBe(1);
  expect(await tokenOf(process())).toBe((await askAll())[0]);
  expect(asked()).toBe(1);
});

test('a minute before its end the access token is exchanged, once', async () => {
  const { process, asked } = await shared();
  const first = await tokenOf(process());
  await moveBack(kept.database, 'access_ends_at', hourMs - 90_000);
  expect(await tokenOf(process())).toBe(first);
  await moveBack(kept.database, 'access_ends_at', 31_000);
  const renewed = await Promise.all([process(), process(), process()].map(tokenOf));
  expect(new Set(renewed).size).toBe(1);
  expect(renewed[0]).not.toBe(first);
  expect(asked()).toBe(2);
});

test('a token that Fortnox refuses in mid-run is exchanged once, though its hour is not out', async () => {
  const { simulator, process, asked } = await shared();
  const sources = [process(), process(), process()];
  const [first = ''] = await Promise.all(sources.map(tokenOf));
  simulator.expireTokens();
  for (const source of sources) source.forget(first);
  const renewed = new Set(await Promise.all(sources.map(tokenOf)));
  expect([...renewed]).not.toContain(first);
  expect(renewed.size).toBe(1);
  expect(asked()).toBe(2);
});

test('a token newer than the refused one is kept', async () => {
  const { process, asked } = await shared();
  const source = process();
  const token = await tokenOf(source);
  source.forget('an older token');
  expect(await tokenOf(source)).toBe(token);
  expect(asked()).toBe(1);
});

test('ended before Fortnox was asked: the next process exchanges the pair when the lease is over', async () => {
  const { simulator, process, asked } = await shared();
  const store = storeOn(kept.database, simulator.credentials.refreshToken);
  expect(await store.claim((await store.load())?.generation ?? 0, 'ended', leaseMs)).toBe(true);
  const since = Date.now();
  await tokenOf(process());
  expect(Date.now() - since).toBeGreaterThan(leaseMs / 2);
  expect(asked()).toBe(1);
});

/** A process that ends between Fortnox's answer and the storing of it: to all others it is gone. */
async function endedBeforeKeeping({ process }: Shared): Promise<void> {
  await new Promise<void>((resolve) => {
    const keep = () => {
      resolve();
      return new Promise<boolean>(() => undefined);
    };
    process({ store: { keep } })
      .get()
      .catch(() => undefined);
  });
}

test('ended between answer and storing: the refresh token is spent, and the failure says to log in again', async () => {
  const company = await shared();
  await endedBeforeKeeping(company);
  const next = company.process();
  expect(await next.get()).toEqual(failed('consentLost'));
  expect(company.asked()).toBe(2);
  const login = { refreshToken: 'r', accessToken: 'logged in again', accessLeftMs: hourMs };
  await storeOn(kept.database).replace(login);
  expect(await tokenOf(next)).toBe('logged in again');
});

test('ended between answer and storing, and Fortnox takes the spent token a little longer: nothing is lost', async () => {
  const company = await shared({ switches: { spentRefreshTokenGraceSeconds: 60 } });
  await endedBeforeKeeping(company);
  expect(await tokenOf(company.process())).toBeTruthy();
});

test('a pair that cannot be stored is not used and not lost: it is stored at the next asking', async () => {
  const { simulator, process, asked } = await shared();
  const own = storeOn(kept.database, simulator.credentials.refreshToken);
  let diskIsFull = true;
  const source = process({
    store: { keep: (...args) => (diskIsFull ? Promise.reject(new Error('disk full')) : own.keep(...args)) },
  });
  expect(await source.get()).toEqual(failed('tokenStoreUnavailable'));
  expect(await source.get()).toMatchObject({ failure: { message: 'disk full' } });
  diskIsFull = false;
  const token = await tokenOf(source);
  expect(asked()).toBe(1);
  expect(await tokenOf(process())).toBe(token);
});

test('a pair stored late brings back the processes that have found its predecessor spent', async () => {
  const { simulator, process, asked } = await shared();
  const own = storeOn(kept.database, simulator.credentials.refreshToken);
  let diskIsFull = true;
  const holder = process({
    store: { keep: (...args) => (diskIsFull ? Promise.reject(new Error('disk full')) : own.keep(...args)) },
  });
  const other = process();
  expect(await holder.get()).toEqual(failed('tokenStoreUnavailable'));
  expect(await other.get()).toEqual(failed('consentLost'));
  diskIsFull = false;
  const token = await tokenOf(holder);
  expect(await tokenOf(other)).toBe(token);
  expect(asked()).toBe(2);
});

test('slower than its lease, and overtaken: what the other process has stored is used', async () => {
  const { simulator, process, asked } = await shared({ clock: { speed: 1 } });
  simulator.addFault({ kind: 'slow', delayMs: 3 * leaseMs, path: '/oauth-v1/token' });
  const slow = tokenOf(process());
  await new Promise((resolve) => setTimeout(resolve, leaseMs / 4));
  const overtaking = await tokenOf(process());
  expect(await slow).toBe(overtaking);
  expect(asked()).toBe(2);
});

test('a refused refresh token is shown to Fortnox again once a minute at most, however many ask', async () => {
  const { process, asked } = await shared();
  await storeOn(kept.database).replace({ refreshToken: 'dead', accessToken: 'ended', accessLeftMs: 0 });
  const own = { load: () => storeOn(kept.database).load() };
  const sources = [process({ store: own }), process({ store: own })];
  for (const source of [...sources, ...sources]) expect(await source.get()).toEqual(failed('consentLost'));
  expect(asked()).toBe(1);
  await moveBack(kept.database, 'refused_at', 60_000);
  for (const source of sources) expect(await source.get()).toEqual(failed('consentLost'));
  expect(asked()).toBe(2);
  expect(await sources[0]?.standing()).toMatchObject({ refused: true, needsAttention: true });
});

test('a login that Fortnox has ended, and a token of the settings never used before: that one is used', async () => {
  const { process, asked } = await shared();
  await storeOn(kept.database).replace({ refreshToken: 'dead', accessToken: 'ended', accessLeftMs: 0 });
  const source = process();
  expect(await source.get()).toEqual(failed('consentLost'));
  expect(await tokenOf(source)).toBeTruthy();
  expect(asked()).toBe(2);
});

test.each([
  [{ kind: 'serverError', status: 503 }, 'fortnoxDown'],
  [{ kind: 'htmlBody', status: 200 }, 'unexpectedAnswer'],
  [{ kind: 'connectionReset' }, 'noAnswer'],
  [{ kind: 'tooManyRequests' }, 'rateLimited'],
] as const)('%j leaves the pair untouched and free: the next asker exchanges it at once', async (fault, kind) => {
  const { simulator, process, asked } = await shared();
  simulator.addFault({ ...fault, path: '/oauth-v1' });
  expect(await process().get()).toEqual(failed(kind));
  const since = Date.now();
  expect(await tokenOf(process())).toBeTruthy();
  expect(Date.now() - since).toBeLessThan(leaseMs);
  expect(asked()).toBe(2);
});

test('a wrong client secret is told as such, and the refresh token is not taken for dead', async () => {
  const { process } = await shared();
  const wrong = process({ clientSecret: 'wrong' });
  expect(await wrong.get()).toEqual(failed('credentialsRefused'));
  expect(await wrong.standing()).toMatchObject({ refused: false });
  expect(await tokenOf(process())).toBeTruthy();
});

test('nobody logged in: the failure says so, and a login is seen without a restart', async () => {
  const { simulator } = await shared();
  const source = storedTokenSource(settingsOf(simulator), storeOn(kept.database));
  expect(await source.get()).toEqual(failed('notLoggedIn'));
  expect(await source.standing()).toBeNull();
  const { refreshToken } = simulator.credentials;
  await storeOn(kept.database).replace({ refreshToken, accessToken: 'of the login', accessLeftMs: 0 });
  expect(await tokenOf(source)).not.toBe('of the login');
  expect(await source.standing()).toMatchObject({ ageDays: 0, daysLeft: 45, needsAttention: false });
});

test('another key in the settings: the failure says so, and nothing is asked of Fortnox', async () => {
  const { simulator, process, asked } = await shared();
  await storeOn(kept.database, 'x', anotherKey).load();
  expect(await process().get()).toEqual(failed('tokenKeyWrong'));
  expect(asked()).toBe(0);
  expect(simulator.requests()).toEqual([]);
});

test('a database that cannot be reached: the failure has its words, and it is tried again', async () => {
  const { process } = await shared();
  let away = true;
  const own = storeOn(kept.database);
  const source = process({ store: { load: () => (away ? Promise.reject(new Error('server away')) : own.load()) } });
  expect(await source.get()).toMatchObject({ failure: { kind: 'tokenStoreUnavailable', message: 'server away' } });
  away = false;
  expect(await source.get()).toEqual(failed('notLoggedIn'));
});

test("a refresh token that is used stays young: an idle company's age starts over with each exchange", async () => {
  const { process } = await shared();
  await tokenOf(process());
  await moveBack(kept.database, 'issued_at', 31 * 24 * hourMs);
  expect(await process().standing()).toMatchObject({ ageDays: 31, daysLeft: 14, needsAttention: true });
  await ended();
  await tokenOf(process());
  expect(await process().standing()).toMatchObject({ ageDays: 0, daysLeft: 45, needsAttention: false });
});
