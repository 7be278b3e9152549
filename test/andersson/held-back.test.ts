import { Client, Connection } from '@temporalio/client';
import { MockActivityEnvironment } from '@temporalio/testing';
import { mssqlDatabase } from '../../activities/andersson/database';
import { anderssonWatchActivities } from '../../activities/andersson/watch-activities';
import type { Language } from '../../domain/language';
import type { HeldBack } from '../../workflows/contract/watch';
import { registersAsDelivered } from '../support/register-rules';
import { recordingPool } from './database/recording-pool';

const limit = '00000000000007d0';
const bytes = (hex: string) => Buffer.from(hex, 'hex');
const one = (row: Record<string, unknown>) => ({ recordset: [row], rowsAffected: [1] });
const anna = { id: 57, login: 'VERKSTAD\\anna', host: 'PLANERING-3', program: 'Andersson', seconds: 754 };
const now = '2026-11-24T08:12:30.000Z';
const minutesAgo = (minutes: number) => new Date(Date.parse(now) - minutes * 60_000).toISOString();

/** Nothing is handed over here. */
const client = new Client({ connection: Connection.lazy({ address: '127.0.0.1:1' }) });

/** One poll over a SQL Server where a transaction has written `limit` and stands open; `held` false: it has ended. */
async function poll(
  told: HeldBack | null,
  { held = true, session = anna as object | null, language = 'sv' as Language, left = undefined as unknown } = {},
) {
  const { pool, sent } = recordingPool((sql) => {
    if (sql.includes('sys.dm_tran')) return session ? one({ ...session }) : { recordset: [], rowsAffected: [0] };
    if (sql.includes('@@dbts'))
      return one({ row_version: bytes(limit), newest: bytes(held ? limit : '00000000000007cf') });
    if (sql.includes('min_active_rowversion()')) return one({ row_version: bytes(limit) });
    return sql.includes('as "now"') ? one({ now: new Date(now) }) : undefined;
  });
  const andersson = {
    database: mssqlDatabase(pool, 'integration'),
    language,
    registers: registersAsDelivered,
    feed: false,
    retryEveryMs: 900_000,
  } as const;
  const { watchAndersson } = anderssonWatchActivities(async () => andersson, {
    pollForMs: 60,
    pollEveryMs: 5,
    taskQueue: 'held-back',
  });
  const environment = new MockActivityEnvironment(left === undefined ? {} : { heartbeatDetails: left }, { client });
  const beats: unknown[] = [];
  environment.on('heartbeat', (details: unknown) => beats.push(details));
  const seen: HeldBack | null = await environment.run(() => watchAndersson({ company: 'demo', heldBack: told }));
  return { seen, beats, looked: sent.some(({ sql }) => sql.includes('"integration"."adoption"')) };
}

const standing = (minutes: number): HeldBack => ({ limit, since: minutesAgo(minutes), sentence: null });

test('design §4: a limit that holds writes back is remembered from when it was first seen; the watch goes on', async () => {
  expect(await poll(null)).toMatchObject({ seen: { limit, since: now, sentence: null }, looked: true });
  expect(await poll(standing(5))).toMatchObject({ seen: standing(5), looked: true });
  expect(await poll({ ...standing(60), limit: '0000000000000001' })).toMatchObject({
    seen: { since: now, sentence: null },
  });
});

test('design §4: over 5 minutes it is told at once, before the watch waits for the same transaction’s rows', async () => {
  const { seen, looked } = await poll(standing(6));
  expect(seen).toEqual({
    ...standing(6),
    sentence:
      'Inget som sparats i Andersson sedan 2026-11-24 09:06 når Fortnox: en transaktion i databasen står öppen. Längst har session 57 gjort det, 13 min (användare VERKSTAD\\anna, dator PLANERING-3, program Andersson). Spara eller avsluta där, eller låt en databasadministratör avsluta sessionen; sedan går allt vidare av sig självt.',
  });
  expect(looked).toBe(false);
});

test.each([
  ['sv', 'Längst har en okänd session gjort det (databasanvändaren får inte se andras;'],
  ['en', 'The longest is that of an unknown session (the database user may not see others;'],
] as const)('design §4: without server rights the session is unknown, and says so (%s)', async (language, words) => {
  const { seen } = await poll(standing(6), { session: null, language });
  expect(seen?.sentence).toContain(words);
});

test('design §4: what has been told of is not told again while it lasts, and its end is told at once', async () => {
  const told = { ...standing(30), sentence: 'Inget som sparats …' };
  expect(await poll(told)).toMatchObject({ seen: told, looked: true });
  expect(await poll(told, { held: false })).toEqual({ seen: null, beats: [], looked: false });
});

test('a poll that fails leaves what it knew to the next attempt: the minutes are not counted anew', async () => {
  const { beats } = await poll(standing(4));
  expect(beats.at(-1)).toEqual(standing(4));
  expect((await poll(null, { left: standing(6) })).seen?.sentence).toContain('session 57');
  expect((await poll(standing(60), { left: null })).seen).toEqual({ limit, since: now, sentence: null });
});
