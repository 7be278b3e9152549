import { AnderssonDatabaseError } from '../activities/andersson/database';
import { databaseSentence } from '../activities/andersson/database-sentences';
import { AccessError } from '../activities/fortnox/client';
import { failureSentence } from '../activities/fortnox/failures';
import type { Language } from '../domain/language';

// What an operator is told of a part that cannot be reached: which one, where, and what to do.

/** Temporal does not answer, or refuses us. */
export function temporalUnreachable(address: string, error: unknown, language: Language): string {
  const said = messageOf(error);
  return temporal[language](address, noAnswer.test(said) ? null : said);
}

/** The SDK's words where nobody answers at all. */
const noAnswer = /^Failed to connect before the deadline$/;

const temporal: Readonly<Record<Language, (address: string, why: string | null) => string>> = {
  sv: (address, why) =>
    `Temporal på ${address} ${why === null ? 'svarar inte' : `kan inte användas (${why})`}. Kontrollera att Temporal är igång, och TEMPORAL_ADDRESS.`,
  en: (address, why) =>
    `Temporal at ${address} ${why === null ? 'does not answer' : `cannot be used (${why})`}. Check that Temporal is running, and TEMPORAL_ADDRESS.`,
};

/** The company's database cannot be opened, or is not of this version: with its address, never its password. */
export function databaseUnreachable(company: string, error: unknown, language: Language): string {
  return `${company}: ${databaseFault(error, language)}`;
}

/** Why a company's database cannot be used, with address and next step and never the password. */
export function databaseFault(error: unknown, language: Language): string {
  const cause = error instanceof Error && error.cause instanceof AnderssonDatabaseError ? error.cause : error;
  return databaseSentence(cause, language);
}

/** Fortnox gives the company no access, or does not answer: with both addresses, since either may be the wrong one. */
export function fortnoxUnreachable(
  company: string,
  { apiAddress, tokenAddress }: { readonly apiAddress: string; readonly tokenAddress: string },
  error: unknown,
  language: Language,
): string {
  const why = accessFault(error, language);
  return language === 'sv'
    ? `Fortnox för ${company} kan inte användas (${apiAddress}, inloggning ${tokenAddress}): ${why}`
    : `Fortnox for ${company} cannot be used (${apiAddress}, login ${tokenAddress}): ${why}`;
}

/** Why Fortnox does not let us in, in the reader's language. */
export function accessFault(error: unknown, language: Language): string {
  return error instanceof AccessError ? failureSentence(error.failure, language) : messageOf(error);
}

/** What a service says, which does not give up. */
export function triedAgain(sentence: string, language: Language): string {
  return `${sentence} ${language === 'sv' ? 'Försöker igen.' : 'It is tried again.'}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
