import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { AnderssonDatabase } from '../activities/andersson/database';
import type { RefreshTokenStore } from '../activities/fortnox/token';

const algorithm = 'aes-256-gcm';
/** The nonce and tag lengths GCM is specified for. */
const nonceBytes = 12;
const tagBytes = 16;

/**
 * A company's refresh token in Andersson's database, encrypted under the key of the settings and bound to its company.
 * Each use spends the token (core-api §1), so that losing the newest one costs a new consent in Fortnox.
 */
export function refreshTokenStore(options: {
  readonly company: string;
  readonly database: () => Promise<AnderssonDatabase>;
  /** 32 bytes in base64. */
  readonly key: string;
  /** The token of the settings, used until one has been stored. */
  readonly first: string;
}): RefreshTokenStore {
  const { company } = options;
  const key = Buffer.from(options.key, 'base64');
  return {
    async load() {
      const { kysely } = await options.database();
      const row = await kysely
        .selectFrom('fortnox_token')
        .select('refresh_token_encrypted')
        .where('company', '=', company)
        .executeTakeFirst();
      return row ? decrypt(row.refresh_token_encrypted, key, company) : options.first;
    },
    async save(refreshToken) {
      const { kysely, verbs } = await options.database();
      const now = await verbs.now(kysely);
      await verbs.upsert(kysely, 'fortnox_token', {
        company,
        refresh_token_encrypted: encrypt(refreshToken, key, company),
        issued_at: now,
        updated_at: now,
      });
    },
  };
}

function encrypt(text: string, key: Buffer, company: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(company));
  const content = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), content]).toString('base64');
}

function decrypt(stored: string, key: Buffer, company: string): string {
  const bytes = Buffer.from(stored, 'base64');
  const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes))
    .setAAD(Buffer.from(company))
    .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
  return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8');
}
