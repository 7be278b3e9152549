import { ApplicationFailure } from '@temporalio/activity';
import type { CompanyAndersson } from '../activities/andersson/company-database';
import {
  type AnderssonDatabase,
  AnderssonDatabaseError,
  type AnderssonDatabaseSettings,
  checkContractVersion,
  openAnderssonDatabase,
} from '../activities/andersson/database';
import { databaseSentence } from '../activities/andersson/database-sentences';
import { rateLease } from '../activities/andersson/rate-lease';
import { createFortnoxClient } from '../activities/fortnox/client';
import type { CompanyFortnox } from '../activities/fortnox/company-fortnox';
import { createRateBudget, type RateClock, realRateClock } from '../activities/fortnox/rate-budget';
import { createTokenSource, type FortnoxGrant } from '../activities/fortnox/token';
import type { CompanySettings, Settings } from './settings';
import { companyTokenStore } from './token-store';

/** Every company's two sides, opened when first needed and shared by all activities of this process. */
export interface Companies {
  readonly keys: readonly string[];
  readonly settings: Settings;
  /** @throws a non-retryable failure for a company that is not configured here */
  settingsOf(company: string): CompanySettings;
  andersson(company: string): Promise<CompanyAndersson>;
  fortnox(company: string): CompanyFortnox;
  close(): Promise<void>;
}

/**
 * @param rateClock the clock Fortnox's budget runs on; only benches scale it
 * @param openDatabase how a company's database is opened; only tests let faults stand before it
 */
export function openCompanies(
  settings: Settings,
  rateClock: RateClock = realRateClock,
  openDatabase = openAnderssonDatabase,
): Companies {
  const opened = new Map<string, { andersson: Promise<CompanyAndersson> | null; fortnox: CompanyFortnox | null }>();

  const configured = (key: string): { settings: CompanySettings; held: NonNullable<ReturnType<typeof opened.get>> } => {
    const company = settings.companies[key];
    if (!company) throw notConfigured(key, Object.keys(settings.companies));
    const held = opened.get(key) ?? { andersson: null, fortnox: null };
    opened.set(key, held);
    return { settings: company, held };
  };

  const andersson = async (key: string): Promise<CompanyAndersson> => {
    const company = configured(key);
    company.held.andersson ??= openCompanyAndersson(company.settings, openDatabase).catch((error: unknown) => {
      company.held.andersson = null;
      const kind = error instanceof AnderssonDatabaseError ? error.kind : 'databaseError';
      throw ApplicationFailure.create({
        message: databaseSentence(error, company.settings.language),
        type: kind,
        ...(error instanceof Error && { cause: error }),
      });
    });
    return company.held.andersson;
  };

  return {
    keys: Object.keys(settings.companies),
    settings,
    settingsOf: (key) => configured(key).settings,
    andersson,
    fortnox(key) {
      const company = configured(key);
      const database = async () => (await andersson(key)).database;
      company.held.fortnox ??= {
        language: company.settings.language,
        client: createFortnoxClient({
          address: company.settings.fortnox.apiAddress,
          tokens: createTokenSource({
            tokenAddress: company.settings.fortnox.tokenAddress,
            clientId: company.settings.fortnox.clientId,
            clientSecret: company.settings.fortnox.clientSecret,
            grant: grantOf(key, company.settings, settings.tokenKey, database),
          }),
          budget: createRateBudget(rateClock, rateLease(key, database)),
        }),
      };
      return company.held.fortnox;
    },
    async close() {
      for (const { andersson: opening } of opened.values()) {
        const found = await opening?.catch(() => null);
        await found?.database.close();
      }
    },
  };
}

async function openCompanyAndersson(
  company: CompanySettings,
  openDatabase: typeof openAnderssonDatabase,
): Promise<CompanyAndersson> {
  const database = await openDatabase(databaseSettings(company.andersson));
  await checkContractVersion(database).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  const { language, registers, problemRetryEverySeconds, feed } = company;
  return { database, language, registers, feed: feed === 'on', retryEveryMs: problemRetryEverySeconds * 1_000 };
}

/** A company's database setting in the database layer's own words. */
function databaseSettings({ database, schema }: CompanySettings['andersson']): AnderssonDatabaseSettings {
  const file = /^file:(.*)$/.exec(database)?.[1];
  return file === undefined ? { kind: 'mssql', url: database, schema } : { kind: 'sqlite', file };
}

function grantOf(
  key: string,
  company: CompanySettings,
  tokenKey: string | undefined,
  database: () => Promise<AnderssonDatabase>,
): FortnoxGrant {
  const { tenantId, refreshToken } = company.fortnox;
  if (tenantId !== undefined) return { grant: 'clientCredentials', tenantId };
  if (tokenKey === undefined) throw new Error(`${key}: settings let through a company without a key for its tokens`);
  return { grant: 'refreshToken', store: companyTokenStore(key, database, tokenKey, refreshToken) };
}

function notConfigured(key: string, known: readonly string[]): ApplicationFailure {
  return ApplicationFailure.nonRetryable(
    `Företaget "${key}" finns inte i inställningarna här. Kända företag: ${known.join(', ')}.`,
    'companyNotConfigured',
  );
}
