import { afterwardsLane, type Call } from '../activities/fortnox/purchase/call';
import type { Companies } from '../workers/companies';
import { purchaseSettings } from '../workers/company-rules';

/** A command's call to a company's Fortnox. Nobody waits for a number here: users' documents go first. */
export function callTo(companies: Companies, company: string): Call {
  return {
    company,
    ...companies.fortnox(company),
    settings: purchaseSettings(companies.settingsOf(company)),
    signal: new AbortController().signal,
    lane: afterwardsLane,
  };
}
