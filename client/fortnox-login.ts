import { randomBytes } from 'node:crypto';
import { consentAddress, neededScopes, readCompany, tenantOf } from '../activities/fortnox/consent';
import { failureSentence, type Said } from '../activities/fortnox/failures';
import { type IssuedPair, requestPair } from '../activities/fortnox/token-request';
import type { Companies } from '../workers/companies';
import { type CompanyTokenStore, companyTokenStore } from '../workers/token-store';
import { type ConsentAnswer, type ConsentRedirect, listenForConsent } from './consent-redirect';
import { loginSentences } from './login-sentences';

/** The login came to nothing; nothing is kept. */
export class LoginRefusedError extends Error {
  constructor(readonly said: Said) {
    super(said.sv);
  }
}

export interface LoginOptions {
  readonly company: string;
  /** Where the consent leads back to on this machine; the app must be registered with it. */
  readonly port: number;
  /** Absent: all that the integration needs. */
  readonly scopes?: readonly string[];
  /** Consent as a service account; taken for granted where the settings have a tenant number. */
  readonly service: boolean;
  /** Called once, when somebody is to open the address; `redirectUri` is what the app must be registered with. */
  readonly announce: (address: string, redirectUri: string) => void;
}

/** What a login came to; never a token. */
export interface Login {
  readonly company: string;
  /** The company in Fortnox; null where the consent does not let us read it. */
  readonly companyName: string | null;
  readonly tenantId: string | null;
  readonly serviceAccount: boolean;
  /** The tokens are kept for the company's processes; false where client credentials are used. */
  readonly stored: boolean;
  /** Scopes asked for that Fortnox did not give; none where it does not say what it gave. */
  readonly missingScopes: readonly string[];
}

/** Whoever consents has to sign in first; the code that follows is good for 10 minutes more (core-api §1). */
const patienceMs = 10 * 60_000;

/**
 * Logs a company in to Fortnox by a person's consent in a browser: listens on this machine, announces the address,
 * exchanges the code, and keeps the pair for all processes of the company. Where the settings have a tenant number
 * nothing is kept: the consent is what client credentials need.
 * @throws LoginRefusedError with what to do; AccessError where client credentials are refused all the same
 */
export async function login(companies: Companies, options: LoginOptions): Promise<Login> {
  const { company, scopes = neededScopes } = options;
  const { fortnox } = companies.settingsOf(company);
  const service = options.service || fortnox.tenantId !== undefined;
  // Opened first: a database that is away must not cost a consent.
  const store = fortnox.tenantId === undefined ? await storeOf(companies, company) : null;
  const issued = await consentedPair(fortnox, { ...options, scopes, service });
  const tenantId = tenantOf(issued.accessToken);
  refuseAnotherTenant(company, tenantId, fortnox.tenantId ?? (await tenantSoFar(store)));
  const { refreshToken, accessToken, endsAt } = issued;
  await store?.replace({ refreshToken, accessToken, accessLeftMs: endsAt - Date.now() });
  const { client } = companies.fortnox(company);
  await client.checkAccess();
  const found = await readCompany(client);
  return {
    company,
    companyName: found?.name ?? null,
    tenantId: found?.tenantId ?? tenantId,
    serviceAccount: service,
    stored: store !== null,
    missingScopes: issued.scopes.length === 0 ? [] : scopes.filter((scope) => !issued.scopes.includes(scope)),
  };
}

async function storeOf(companies: Companies, company: string): Promise<CompanyTokenStore> {
  const { database } = await companies.andersson(company);
  const { tokenKey } = companies.settings;
  if (tokenKey === undefined)
    throw new Error(`${company}: settings let through a company without a key for its tokens`);
  return companyTokenStore(company, async () => database, tokenKey, companies.settingsOf(company).fortnox.refreshToken);
}

type Endpoint = Parameters<typeof requestPair>[0];
type Asked = LoginOptions & { readonly scopes: readonly string[] };

async function consentedPair(endpoint: Endpoint, asked: Asked): Promise<IssuedPair> {
  const state = randomBytes(16).toString('base64url');
  const redirect = await listenForConsent(asked.port, state).catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'EADDRINUSE' ? new LoginRefusedError(loginSentences.portTaken(asked.port)) : error;
  });
  try {
    const { redirectUri } = redirect;
    const { scopes, service } = asked;
    asked.announce(consentAddress(endpoint, { redirectUri, scopes, state, service }), redirectUri);
    const code = codeOf(await answerOf(redirect), scopes);
    const issued = await requestPair(endpoint, { grant: 'code', code, redirectUri });
    if (issued.outcome === 'done') return issued.value;
    const { failure } = issued;
    throw new LoginRefusedError({ sv: failureSentence(failure, 'sv'), en: failureSentence(failure, 'en') });
  } finally {
    redirect.close();
  }
}

async function answerOf(redirect: ConsentRedirect): Promise<ConsentAnswer> {
  const answer = await redirect.answer(patienceMs);
  if (answer === null) throw new LoginRefusedError(loginSentences.tooLate(patienceMs / 60_000));
  return answer;
}

function codeOf({ code, error, description }: ConsentAnswer, scopes: readonly string[]): string {
  if (error === 'access_denied') throw new LoginRefusedError(loginSentences.denied());
  if (error === 'invalid_scope') throw new LoginRefusedError(loginSentences.scopeNotOn(scopes));
  if (error !== null) throw new LoginRefusedError(loginSentences.refused(error, description ?? ''));
  if (code === null) throw new LoginRefusedError(loginSentences.nothingCame());
  return code;
}

/** The books a company's documents are in must not change under it: neither by a slip of the hand at the sign-in. */
function refuseAnotherTenant(company: string, came: string | null, expected: string | null): void {
  if (came === null || expected === null || came === expected) return;
  throw new LoginRefusedError(loginSentences.anotherTenant(company, expected, came));
}

/** The tenant of the login so far; null where there is none, or it can no longer be read. */
async function tenantSoFar(store: CompanyTokenStore | null): Promise<string | null> {
  const kept = await store?.load().catch(() => null);
  return kept?.access ? tenantOf(kept.access.token) : null;
}
