import type { Language } from '../../domain/language';
import type { AccessReport } from '../../workflows/contract/company-activities';
import type { CompanyFortnox } from './company-fortnox';
import { type FailureKind, type FortnoxFailure, failureSentence } from './failures';
import type { RefreshTokenStanding } from './token-store';

/** Failures to get a token that only a person ends; the others pass by themselves. */
const needsPerson: ReadonlySet<FailureKind> = new Set([
  'consentLost',
  'credentialsRefused',
  'notLoggedIn',
  'tokenKeyWrong',
]);

const sentences: Readonly<Record<Language, (it: RefreshTokenStanding) => string>> = {
  sv: ({ ageDays, daysLeft }) =>
    `Inloggningen i Fortnox har inte förnyats på ${ageDays} dagar och slutar gälla om ${daysLeft}. Se efter varför (andersson-fortnox status), eller logga in på nytt: andersson-fortnox fortnox login.`,
  en: ({ ageDays, daysLeft }) =>
    `The login to Fortnox has not been renewed for ${ageDays} days and ends in ${daysLeft}. See why (andersson-fortnox status), or log in again: andersson-fortnox fortnox login.`,
};

/**
 * Asks for a token, which renews a login that is older than an hour, and tells how the login stands: what a person must
 * do something about long before it ends. @throws while the tokens' store cannot be reached
 */
export async function reportAccess({ client, language }: CompanyFortnox): Promise<AccessReport> {
  const token = await client.tokens.get();
  const refreshToken = await client.tokens.standing();
  const failure = token.outcome === 'done' ? null : token.failure;
  return { refreshToken, alarm: alarmOf(failure, refreshToken, language) };
}

function alarmOf(
  failure: FortnoxFailure | null,
  standing: RefreshTokenStanding | null,
  language: Language,
): AccessReport['alarm'] {
  if (failure && needsPerson.has(failure.kind))
    return { problem: failure.kind, sentence: failureSentence(failure, language) };
  return standing?.needsAttention ? { problem: 'loginGrowsOld', sentence: sentences[language](standing) } : null;
}
