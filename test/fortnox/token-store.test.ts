import type { AnderssonDatabase } from '../../activities/andersson/database';
import { standingOf, TokenKeyError, type TokenStore } from '../../activities/fortnox/token-store';
import { companyTokenStore } from '../../workers/token-store';
import { onBothDatabases } from '../andersson/database/databases';
import { anotherKey, moveBack, storeOn, tokenKey } from './token-setup';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const leaseMs = 60_000;

const pair = (name: string) => ({
  refreshToken: `refresh-${name}`,
  accessToken: `access-${name}`,
  accessLeftMs: hourMs,
});
const rows = ({ kysely }: AnderssonDatabase) => kysely.selectFrom('fortnox_token').selectAll().execute();
const newest = async (store: TokenStore) => {
  const kept = await store.load();
  if (!kept) throw new Error('nothing is kept');
  return kept;
};

onBothDatabases("a company's tokens", (open) => {
  test('nobody has logged in and the settings have none: there is none', async () => {
    expect(await storeOn(open()).load()).toBeNull();
  });

  test("the settings' token is taken over once, however many processes find none", async () => {
    const stores = Array.from({ length: 5 }, () => storeOn(open(), 'first'));
    const loaded = await Promise.all(stores.map((store) => store.load()));
    for (const kept of loaded) expect(kept).toMatchObject({ generation: 1, refreshToken: 'first', access: null });
    expect(await rows(open())).toHaveLength(1);
  });

  test('a pair is kept with its access token until that ends, by the clock of the database', async () => {
    const store = storeOn(open(), 'first');
    const { generation } = await newest(store);
    expect(await store.keep(generation, pair('1'))).toBe(true);
    const kept = await newest(storeOn(open(), 'first'));
    expect(kept).toMatchObject({ generation: 2, refreshToken: 'refresh-1', access: { token: 'access-1' } });
    expect(kept.access?.leftMs).toBeGreaterThan(hourMs - 20_000);
    expect(kept.access?.leftMs).toBeLessThanOrEqual(hourMs);
    await moveBack(open(), 'access_ends_at', hourMs);
    expect((await newest(store)).access?.leftMs).toBeLessThanOrEqual(0);
  });

  test('only one may exchange a pair at a time, and the next one when the lease is over', async () => {
    const [one, other] = [storeOn(open(), 'first'), storeOn(open(), 'first')];
    const { generation } = await newest(one);
    const claims = await Promise.all([one.claim(generation, 'a', leaseMs), other.claim(generation, 'b', leaseMs)]);
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect((await newest(other)).claimed).toBe(true);
    expect(await other.claim(generation, 'c', leaseMs)).toBe(false);
    await moveBack(open(), 'claimed_until', leaseMs);
    expect((await newest(other)).claimed).toBe(false);
    expect(await other.claim(generation, 'c', leaseMs)).toBe(true);
    expect(await one.release(generation, 'a', 'refused')).toBe(false);
    expect(await newest(one)).toMatchObject({ claimed: true, refusedMsAgo: null });
  });

  test('a claim given back is free at once', async () => {
    const store = storeOn(open(), 'first');
    const { generation } = await newest(store);
    await store.claim(generation, 'a', leaseMs);
    expect(await store.release(generation, 'a', 'untouched')).toBe(true);
    expect(await newest(store)).toMatchObject({ generation, claimed: false, refusedMsAgo: null });
    expect(await store.claim(generation, 'b', leaseMs)).toBe(true);
  });

  test('a pair that has been replaced can be neither claimed nor replaced again', async () => {
    const store = storeOn(open(), 'first');
    const { generation } = await newest(store);
    expect(await store.keep(generation, pair('1'))).toBe(true);
    expect(await store.claim(generation, 'late', leaseMs)).toBe(false);
    expect(await store.keep(generation, pair('2'))).toBe(false);
    expect(await newest(store)).toMatchObject({ generation: 2, refreshToken: 'refresh-1', claimed: false });
  });

  test('a pair kept late, after Fortnox has refused its predecessor to another process, brings the company back', async () => {
    const store = storeOn(open(), 'first');
    const { generation } = await newest(store);
    await store.claim(generation, 'other', leaseMs);
    await store.release(generation, 'other', 'refused');
    expect((await newest(store)).refusedMsAgo).toBeGreaterThanOrEqual(0);
    expect(await store.keep(generation, pair('late'))).toBe(true);
    expect(await newest(store)).toMatchObject({ refreshToken: 'refresh-late', refusedMsAgo: null, claimed: false });
  });

  const refused = async (store: TokenStore) => {
    const { generation } = await newest(store);
    await store.claim(generation, 'a', leaseMs);
    await store.release(generation, 'a', 'refused');
  };

  test("another token in the settings takes a dead one's place once, and never a living one's", async () => {
    const [first, second] = [storeOn(open(), 'first'), storeOn(open(), 'second')];
    expect(await newest(first)).toMatchObject({ refreshToken: 'first' });
    expect(await newest(second)).toMatchObject({ refreshToken: 'first' });
    await refused(second);
    expect(await newest(first)).toMatchObject({ refreshToken: 'first', generation: 1 });
    expect((await newest(first)).refusedMsAgo).not.toBeNull();
    expect(await newest(second)).toMatchObject({ refreshToken: 'second', generation: 2, refusedMsAgo: null });
    await refused(second);
    expect(await newest(second)).toMatchObject({ refreshToken: 'second', generation: 2 });
    expect((await newest(second)).refusedMsAgo).not.toBeNull();
  });

  test('a login takes the place of what is there, whatever is under way with it', async () => {
    const store = storeOn(open(), 'first');
    const { generation } = await newest(store);
    await store.claim(generation, 'a', leaseMs);
    await store.replace(pair('login'));
    expect(await newest(store)).toMatchObject({ generation: 2, refreshToken: 'refresh-login', claimed: false });
    expect(await store.keep(generation, pair('under way'))).toBe(false);
    expect((await newest(store)).refreshToken).toBe('refresh-login');
  });

  test("a login into an empty store, and its death: the settings' older token is not taken over", async () => {
    const store = storeOn(open(), 'older');
    await store.replace(pair('login'));
    expect(await newest(store)).toMatchObject({ generation: 1, refreshToken: 'refresh-login' });
    await refused(store);
    expect((await newest(store)).refreshToken).toBe('refresh-login');
  });

  test.each([
    [0, 0, 45, false],
    [29.9, 29, 16, false],
    [30, 30, 15, true],
    [44, 44, 1, true],
    [60, 60, 0, true],
  ])('%d days old: age %d, %d days left, needs attention: %s', async (days, ageDays, daysLeft, needsAttention) => {
    const store = storeOn(open(), 'first');
    await store.load();
    await moveBack(open(), 'issued_at', days * dayMs);
    expect(standingOf(await newest(store))).toMatchObject({ ageDays, daysLeft, needsAttention, refused: false });
  });

  test('a refused one needs attention however young it is', async () => {
    const store = storeOn(open(), 'first');
    await refused(store);
    expect(standingOf(await newest(store))).toMatchObject({ ageDays: 0, refused: true, needsAttention: true });
  });

  test('what is stored shows no token, and opens only with the key and for the company it was stored for', async () => {
    const store = storeOn(open(), 'first');
    await store.keep((await newest(store)).generation, pair('1'));
    const [row] = await rows(open());
    for (const secret of ['first', 'refresh-1', 'access-1', tokenKey]) {
      expect(JSON.stringify(row)).not.toContain(secret);
      expect(JSON.stringify(row)).not.toContain(Buffer.from(secret).toString('base64').replace(/=+$/, ''));
    }
    await expect(storeOn(open(), 'first', anotherKey).load()).rejects.toThrow(TokenKeyError);
    const copied = { ...row, company: 'another' } as NonNullable<typeof row>;
    await open().kysely.insertInto('fortnox_token').values(copied).execute();
    await expect(companyTokenStore('another', async () => open(), tokenKey).load()).rejects.toThrow(TokenKeyError);
    const changed = `${row?.pair_encrypted.slice(0, -8)}AAAAAAA=`;
    await open().kysely.updateTable('fortnox_token').set({ pair_encrypted: changed }).execute();
    await expect(store.load()).rejects.toThrow(TokenKeyError);
  });

  test('a login mends a row that another key has encrypted', async () => {
    await storeOn(open(), 'first', anotherKey).load();
    const store = storeOn(open());
    await expect(store.load()).rejects.toThrow(TokenKeyError);
    await store.replace(pair('login'));
    expect((await newest(store)).refreshToken).toBe('refresh-login');
  });

  test('each company has its own', async () => {
    await storeOn(open(), 'first').load();
    const another = companyTokenStore('another', async () => open(), tokenKey, 'its own');
    await another.replace(pair('another'));
    expect((await newest(storeOn(open(), 'first'))).refreshToken).toBe('first');
    expect(await rows(open())).toHaveLength(2);
  });
});
