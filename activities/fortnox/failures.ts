import type { Language } from '../../domain/language';

/** Who can do something about a failure. */
export type Actor = 'nobody' | 'fortnoxUser' | 'fortnoxAdministrator' | 'anderssonUser' | 'operator' | 'developer';

/** What a failure means for the caller (style: one table, design rule 3). */
export interface FailureRule {
  /** Heals by itself, so that the same call may be made again (a write only after `notSent`, or when it is repeatable). */
  readonly retry: boolean;
  readonly actor: Actor;
  /** What happened and what to do, for an operator. Fortnox's own words are added after it. */
  readonly sv: string;
  readonly en: string;
}

/** One row per kind of failure the Fortnox side can meet; step by step grown to every code of the sheets. */
export const failureRules = {
  notReached: {
    retry: true,
    actor: 'operator',
    sv: 'Fortnox kunde inte nås. Kontrollera nätet och FORTNOX_API_ADDRESS; försöket görs om av sig självt.',
    en: 'Fortnox could not be reached. Check the network and FORTNOX_API_ADDRESS; it is tried again by itself.',
  },
  noAnswer: {
    retry: true,
    actor: 'nobody',
    sv: 'Fortnox svarade inte i tid. Försöket görs om av sig självt.',
    en: 'Fortnox did not answer in time. It is tried again by itself.',
  },
  rateLimited: {
    retry: true,
    actor: 'nobody',
    sv: 'Fortnox tar inte emot fler anrop just nu. Försöket görs om av sig självt.',
    en: 'Fortnox takes no more calls right now. It is tried again by itself.',
  },
  fortnoxDown: {
    retry: true,
    actor: 'nobody',
    sv: 'Fortnox har ett fel hos sig. Försöket görs om av sig självt.',
    en: 'Fortnox has a fault of its own. It is tried again by itself.',
  },
  unexpectedAnswer: {
    retry: true,
    actor: 'developer',
    sv: 'Fortnox svarade med något som inte går att tolka. Försöket görs om; återkommer det, anmäl metod, sökväg och ärende-id till supporten.',
    en: 'Fortnox answered with something that cannot be read. It is tried again; if it stays, report method, path and request id.',
  },
  notAuthorised: {
    retry: true,
    actor: 'fortnoxAdministrator',
    sv: 'Fortnox godtar inte inloggningen. En administratör i Fortnox behöver godkänna kopplingen på nytt.',
    en: 'Fortnox does not accept the sign-in. An administrator in Fortnox must consent to the integration again.',
  },
  credentialsRefused: {
    retry: true,
    actor: 'fortnoxAdministrator',
    sv: 'Fortnox ger ingen åtkomst. Kontrollera FORTNOX_CLIENT_ID, FORTNOX_CLIENT_SECRET och FORTNOX_TENANT_ID, och att kopplingen är godkänd i Fortnox.',
    en: 'Fortnox grants no access. Check FORTNOX_CLIENT_ID, FORTNOX_CLIENT_SECRET and FORTNOX_TENANT_ID, and that the integration is consented in Fortnox.',
  },
  missingRight: {
    retry: false,
    actor: 'fortnoxAdministrator',
    sv: 'Kopplingen saknar behörighet i Fortnox. Ge användaren rätten och godkänn kopplingen på nytt.',
    en: 'The integration lacks a right in Fortnox. Grant the right and consent again.',
  },
  missingLicence: {
    retry: false,
    actor: 'fortnoxAdministrator',
    sv: 'En licens saknas i Fortnox. Aktivera modulen i Fortnox.',
    en: 'A licence is missing in Fortnox. Activate the module in Fortnox.',
  },
  forbiddenCharacters: {
    retry: false,
    actor: 'anderssonUser',
    sv: 'Texten har tecken som Fortnox inte tar emot (till exempel < > " \' | { } eller emoji). Ändra texten i Andersson.',
    en: 'The text has characters that Fortnox does not take (such as < > " \' | { } or emoji). Change the text in Andersson.',
  },
  numberTaken: {
    retry: false,
    actor: 'anderssonUser',
    sv: 'Numret används redan i Fortnox, eller har använts och raderats. Välj ett annat nummer i Andersson.',
    en: 'The number is used in Fortnox, or has been used and deleted. Choose another number in Andersson.',
  },
  notFound: {
    retry: false,
    actor: 'fortnoxUser',
    sv: 'Posten finns inte i Fortnox. Har den tagits bort där?',
    en: 'The record does not exist in Fortnox. Has it been deleted there?',
  },
  invalidVatNumber: {
    retry: false,
    actor: 'fortnoxUser',
    sv: 'VAT-numret på posten är ogiltigt. Rätta det i Fortnox.',
    en: 'The VAT number of the record is not valid. Correct it in Fortnox.',
  },
  malformedRequest: {
    retry: false,
    actor: 'developer',
    sv: 'Fortnox förstod inte anropet. Det är ett fel i integrationen: anmäl det till supporten med koden.',
    en: 'Fortnox did not understand the call. This is a fault of the integration: report it with the code.',
  },
  refused: {
    retry: false,
    actor: 'anderssonUser',
    sv: 'Fortnox tog inte emot posten. Rätta det som Fortnox säger.',
    en: 'Fortnox did not take the record. Correct what Fortnox says.',
  },
} as const satisfies Record<string, FailureRule>;

export type FailureKind = keyof typeof failureRules;

/** Fortnox's own codes (core-api §2.5); a code that is missing here is `refused`, and never retried blindly. */
const kindOfCode: Readonly<Record<string, FailureKind>> = {
  '2000359': 'forbiddenCharacters',
  '2000637': 'numberTaken',
  '2000433': 'notFound',
  '2004194': 'invalidVatNumber',
  '2000663': 'missingRight',
  '2000664': 'missingRight',
  '2003275': 'missingRight',
  '2001101': 'missingLicence',
  '2001103': 'missingLicence',
  '2000310': 'notAuthorised',
  '2000311': 'notAuthorised',
  '2000587': 'malformedRequest',
  '2000588': 'malformedRequest',
  '2001392': 'malformedRequest',
  '2001399': 'malformedRequest',
  '2002115': 'malformedRequest',
  '1000030': 'malformedRequest',
  '1000031': 'malformedRequest',
  '1000003': 'fortnoxDown',
};

/** A failed call, with what support needs to find it again; no payload, no personal data. */
export interface FortnoxFailure {
  readonly kind: FailureKind;
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
  readonly code: string | null;
  /** Fortnox's own words, or the network's. */
  readonly message: string;
  /** Fortnox's X-Uid, to quote to its support. */
  readonly requestId: string | null;
  readonly retryAfterMs: number | null;
}

/** The kind of failure an answered error is, by code first and HTTP status second. */
export function failureKind(status: number, code: string | null): FailureKind {
  const byCode = code === null ? undefined : kindOfCode[code];
  if (byCode) return byCode;
  if (status === 401) return 'notAuthorised';
  if (status === 403) return 'missingRight';
  if (status === 404) return 'notFound';
  if (status === 429) return 'rateLimited';
  if (status >= 500) return 'fortnoxDown';
  return 'refused';
}

/** The failure as a sentence: what it means, then what Fortnox said with its code. */
export function failureSentence(failure: FortnoxFailure, language: Language): string {
  const said = [failure.message, failure.code === null ? '' : `(${failure.code})`].filter(Boolean).join(' ');
  const speaker = failure.status === null ? (language === 'sv' ? 'Nätet' : 'The network') : 'Fortnox';
  return `${failureRules[failure.kind][language]} ${speaker}: ${said}`;
}
