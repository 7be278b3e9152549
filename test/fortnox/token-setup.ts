import type { AnderssonDatabase } from '../../activities/andersson/database';
import type { FortnoxSimulator } from '../../sandbox/fortnox/simulator';
import { type CompanyTokenStore, companyTokenStore } from '../../workers/token-store';
import type { TestDatabase } from '../andersson/database/databases';

export const company = 'demo';
/** 32 bytes, as TOKEN_KEY gives them. */
export const tokenKey = Buffer.alloc(32, 7).toString('base64');
export const anotherKey = Buffer.alloc(32, 8).toString('base64');

/** The product's own store on a test's database. */
export function storeOn(database: AnderssonDatabase, fromSettings?: string, key = tokenKey): CompanyTokenStore {
  return companyTokenStore(company, async () => database, key, fromSettings);
}

/** Moves an instant of the company's row into the past, as if so much time had gone by on the database's clock. */
export async function moveBack(
  { kysely }: AnderssonDatabase,
  column: 'issued_at' | 'access_ends_at' | 'refused_at' | 'claimed_until',
  ms: number,
): Promise<void> {
  const row = await kysely.selectFrom('fortnox_token').select(column).where('company', '=', company).executeTakeFirst();
  const moved = new Date(Date.parse(row?.[column] ?? '') - ms).toISOString();
  await kysely
    .updateTable('fortnox_token')
    .set({ [column]: moved })
    .where('company', '=', company)
    .execute();
}

/** The environment of a company that nobody has logged in yet. */
export function loginEnvironment(
  { address, credentials }: FortnoxSimulator,
  { settings }: TestDatabase,
): Record<string, string> {
  return {
    COMPANY: company,
    ANDERSSON_DATABASE: `file:${'file' in settings ? settings.file : ''}`,
    FORTNOX_API_ADDRESS: address,
    FORTNOX_TOKEN_ADDRESS: `${address}/oauth-v1/token`,
    FORTNOX_CLIENT_ID: credentials.clientId,
    FORTNOX_CLIENT_SECRET: credentials.clientSecret,
    TOKEN_KEY: tokenKey,
  };
}
