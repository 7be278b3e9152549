import { type AnderssonDatabase, checkNewRow, type NewRow, type Row } from '../activities/andersson/database';
import { rowRefusal } from '../activities/andersson/row-refusal';
import type { KeptTokens, TokenPair, TokenStore } from '../activities/fortnox/token-store';
import { type SecretPair, tokenEncryption } from './token-encryption';

/** A company's store, with what only a login does. */
export interface CompanyTokenStore extends TokenStore {
  /** Keeps the pair of a new login in place of whatever is there. */
  replace(pair: TokenPair): Promise<void>;
}

/** The columns of a row whose pair nobody is exchanging and Fortnox has not refused. */
const fresh = { refused_at: null, claimed_by: null, claimed_until: null } as const;

/**
 * A company's tokens in Andersson's database, encrypted; a row a company, and every change of it one statement that
 * holds only if the row is as it was seen. All instants are by the database's clock.
 * @param key 32 bytes in base64
 * @param fromSettings a refresh token to begin with, and to go on with when Fortnox has refused the one stored
 */
export function companyTokenStore(
  company: string,
  database: () => Promise<AnderssonDatabase>,
  key: string,
  fromSettings?: string,
): CompanyTokenStore {
  const { encrypt, decrypt, fingerprint } = tokenEncryption(company, key);

  const read = ({ kysely }: AnderssonDatabase): Promise<Row<'fortnox_token'> | undefined> =>
    kysely.selectFrom('fortnox_token').selectAll().where('company', '=', company).executeTakeFirst();

  const ofGeneration = ({ kysely }: AnderssonDatabase, generation: number) =>
    kysely.updateTable('fortnox_token').where('company', '=', company).where('generation', '=', generation);

  /** Makes the company's row; false when there is one already. */
  const insert = async (
    { kysely }: AnderssonDatabase,
    row: Omit<NewRow<'fortnox_token'>, 'company' | 'generation'>,
  ) => {
    try {
      const whole = checkNewRow('fortnox_token', { company, generation: 1, ...row });
      await kysely.insertInto('fortnox_token').values(whole).execute();
      return true;
    } catch (error) {
      if (!rowRefusal(error)?.passing) throw error;
      return false;
    }
  };

  /** Takes over the settings' token where it is of use: no row yet, or a dead pair that did not come from this token. */
  const takeOver = async (db: AnderssonDatabase, row: Row<'fortnox_token'> | undefined, now: string) => {
    if (fromSettings === undefined) return row;
    const imported_from = fingerprint(fromSettings);
    if (row && (row.refused_at === null || row.imported_from === imported_from)) return row;
    const pair_encrypted = encrypt({ refreshToken: fromSettings, accessToken: null });
    const taken = { pair_encrypted, imported_from, issued_at: now, access_ends_at: null, ...fresh };
    if (row) {
      await ofGeneration(db, row.generation)
        .set({ ...taken, generation: row.generation + 1 })
        .execute();
    } else {
      await insert(db, taken);
    }
    // Read again: another process may have been first.
    return read(db);
  };

  return {
    async load() {
      const db = await database();
      const now = await db.now();
      const row = await takeOver(db, await read(db), now);
      return row ? keptTokens(row, decrypt(row.pair_encrypted), Date.parse(now)) : null;
    },
    async claim(generation, claimant, leaseMs) {
      const db = await database();
      const now = await db.now();
      const { numUpdatedRows } = await ofGeneration(db, generation)
        .where((eb) => eb.or([eb('claimed_until', 'is', null), eb('claimed_until', '<=', now)]))
        .set({ claimed_by: claimant, claimed_until: later(now, leaseMs) })
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    async release(generation, claimant, as) {
      const db = await database();
      const { numUpdatedRows } = await ofGeneration(db, generation)
        .where('claimed_by', '=', claimant)
        .set({ ...fresh, refused_at: as === 'refused' ? await db.now() : null })
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    async keep(generation, next) {
      const db = await database();
      const { numUpdatedRows } = await ofGeneration(db, generation)
        .set({ ...columnsOf(next, encrypt, await db.now()), generation: generation + 1 })
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    async replace(pair) {
      const db = await database();
      const columns = {
        ...columnsOf(pair, encrypt, await db.now()),
        // The settings' token is older than this login: it is not to be taken over when the login dies.
        ...(fromSettings !== undefined && { imported_from: fingerprint(fromSettings) }),
      };
      if (await insert(db, columns)) return;
      await db.kysely
        .updateTable('fortnox_token')
        .where('company', '=', company)
        .set((eb) => ({ ...columns, generation: eb('generation', '+', 1) }))
        .execute();
    },
  };
}

function columnsOf(pair: TokenPair, encrypt: (pair: SecretPair) => string, now: string) {
  const { refreshToken, accessToken, accessLeftMs } = pair;
  const pair_encrypted = encrypt({ refreshToken, accessToken });
  return { pair_encrypted, access_ends_at: later(now, accessLeftMs), issued_at: now, ...fresh };
}

function keptTokens(row: Row<'fortnox_token'>, { refreshToken, accessToken }: SecretPair, nowMs: number): KeptTokens {
  const leftMs = (until: string | null) => (until === null ? 0 : Date.parse(until) - nowMs);
  return {
    generation: row.generation,
    refreshToken,
    access: accessToken === null ? null : { token: accessToken, leftMs: leftMs(row.access_ends_at) },
    issuedAt: row.issued_at,
    ageMs: -leftMs(row.issued_at),
    claimed: leftMs(row.claimed_until) > 0,
    refusedMsAgo: row.refused_at === null ? null : -leftMs(row.refused_at),
  };
}

function later(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + Math.floor(ms)).toISOString();
}
