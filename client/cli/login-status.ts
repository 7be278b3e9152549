import type { RefreshTokenStanding } from '../../activities/fortnox/token-store';
import type { Language } from '../../domain/language';
import type { Companies } from '../../workers/companies';
import { table } from './output';

/** How a company gets into Fortnox, and how long that lasts. */
export interface LoginStatus {
  readonly company: string;
  readonly by: 'clientCredentials' | 'refreshToken';
  /** Null with client credentials, where nobody has logged in, and where the database cannot be read. */
  readonly refreshToken: RefreshTokenStanding | null;
}

/** Each company's login. What cannot be read is among what cannot be reached. */
export async function loginStatus(companies: Companies): Promise<readonly LoginStatus[]> {
  return Promise.all(
    companies.keys.map(async (company) => ({
      company,
      by: companies.settingsOf(company).fortnox.tenantId === undefined ? 'refreshToken' : 'clientCredentials',
      refreshToken: await companies
        .fortnox(company)
        .client.tokens.standing()
        .catch(() => null),
    })),
  );
}

/** A person must do something long before a login dies, or since it is dead. */
export function loginNeedsAttention(logins: readonly LoginStatus[]): boolean {
  return logins.some(({ refreshToken }) => refreshToken?.needsAttention ?? false);
}

const words = {
  sv: {
    head: ['Företag', 'Inloggning i Fortnox', 'Utfärdad', 'Ålder (dagar)', 'Dagar kvar', 'Läge'],
    by: { clientCredentials: 'FORTNOX_TENANT_ID', refreshToken: 'refresh token' },
    state: { good: 'gäller', old: 'förnyas inte', refused: 'gäller inte längre', none: '–' },
  },
  en: {
    head: ['Company', 'Login to Fortnox', 'Issued', 'Age (days)', 'Days left', 'State'],
    by: { clientCredentials: 'FORTNOX_TENANT_ID', refreshToken: 'refresh token' },
    state: { good: 'valid', old: 'is not renewed', refused: 'no longer valid', none: '–' },
  },
} as const;

/** The logins as a table. */
export function loginTable(logins: readonly LoginStatus[], language: Language): string {
  const say = words[language];
  const state = (it: RefreshTokenStanding | null) =>
    it === null ? 'none' : it.refused ? 'refused' : it.needsAttention ? 'old' : 'good';
  return table(
    say.head,
    logins.map(({ company, by, refreshToken }) => [
      company,
      say.by[by],
      refreshToken?.issuedAt ?? '–',
      refreshToken?.ageDays ?? '–',
      refreshToken?.daysLeft ?? '–',
      say.state[state(refreshToken)],
    ]),
  );
}
