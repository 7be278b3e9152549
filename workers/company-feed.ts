import { feedMemory } from '../activities/andersson/feed-memory';
import type { CompanyFeed } from '../activities/fortnox/feed/watch-activities';
import type { Companies } from './companies';

/** A company's change feed, remembered in its Andersson; null where the settings have none. */
export function companyFeed(companies: Companies, company: string): CompanyFeed | null {
  const { feed, fortnox, language } = companies.settingsOf(company);
  if (feed === 'off') return null;
  return {
    address: fortnox.feedAddress,
    clientSecret: fortnox.clientSecret,
    tokens: companies.fortnox(company).client.tokens,
    language,
    memory: async () => feedMemory(company, (await companies.andersson(company)).database),
  };
}
