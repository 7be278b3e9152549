import { z } from 'zod';
import { readAnswer } from './answer';
import type { FortnoxFailure } from './failures';
import type { Outcome } from './outcome';
import { answered, sendHttp, unansweredFailure } from './transport';
import { amount, parsed } from './wire';

/** Where tokens are given out, and as which app they are asked for. */
export interface TokenEndpoint {
  readonly tokenAddress: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What a pair of tokens is asked for with; it is spent by being shown (core-api §1). */
export type PairGrant =
  | { readonly grant: 'refreshToken'; readonly refreshToken: string }
  | { readonly grant: 'code'; readonly code: string; readonly redirectUri: string };

export interface IssuedAccess {
  readonly accessToken: string;
  /** When it ends, by this machine's clock in milliseconds. */
  readonly endsAt: number;
}

/** A pair as Fortnox has just given it. */
export interface IssuedPair extends IssuedAccess {
  readonly refreshToken: string;
  /** What the tokens open, frozen at consent. */
  readonly scopes: readonly string[];
}

const tokenPath = '/oauth-v1/token';

/** As lenient as may be: an answer that is not read loses the one refresh token (core-api §1, §2.3). */
const accessAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: amount.transform(Number).pipe(z.number().positive()),
});
const pairAnswer = accessAnswer.extend({
  refresh_token: z.string().min(1),
  scope: z
    .string()
    .nullish()
    .transform((value) => value ?? ''),
});

/**
 * An access token by client credentials; may be asked for again freely. Never throws: what fails is `notSent`, since no
 * call to the API has been made, a refusal of kind `credentialsRefused`.
 */
export async function requestAccess(endpoint: TokenEndpoint, tenantId: string): Promise<Outcome<IssuedAccess>> {
  const form = { grant_type: 'client_credentials' };
  const answer = await request(endpoint, form, accessAnswer, { TenantId: tenantId });
  if (answer.outcome !== 'done') return notSent(answer.failure, () => 'credentialsRefused');
  return { ...answer, value: issuedAccess(answer.value) };
}

/**
 * The next pair, once. Never throws: what fails is `notSent`, of kind `consentLost` where Fortnox does not take the
 * refresh token or the code, `credentialsRefused` for any other refusal.
 */
export async function requestPair(endpoint: TokenEndpoint, grant: PairGrant): Promise<Outcome<IssuedPair>> {
  const form: Record<string, string> =
    grant.grant === 'refreshToken'
      ? { grant_type: 'refresh_token', refresh_token: grant.refreshToken }
      : { grant_type: 'authorization_code', code: grant.code, redirect_uri: grant.redirectUri };
  const answer = await request(endpoint, form, pairAnswer);
  if (answer.outcome !== 'done')
    return notSent(answer.failure, (code) => (code === 'invalid_grant' ? 'consentLost' : 'credentialsRefused'));
  const { refresh_token, scope } = answer.value;
  const scopes = scope.split(' ').filter(Boolean);
  return { ...answer, value: { ...issuedAccess(answer.value), refreshToken: refresh_token, scopes } };
}

async function request<T>(
  { tokenAddress, clientId, clientSecret }: TokenEndpoint,
  form: Readonly<Record<string, string>>,
  schema: z.ZodType<T>,
  more: Readonly<Record<string, string>> = {},
): Promise<Outcome<T & { readonly askedAt: number }>> {
  const headers = {
    Authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
    'Content-Type': 'application/x-www-form-urlencoded',
    Accept: 'application/json',
    ...more,
  };
  const askedAt = Date.now();
  const body = new URLSearchParams(form).toString();
  const result = await sendHttp({ method: 'POST', url: tokenAddress, headers, body });
  if (!answered(result)) return { outcome: 'notSent', failure: unansweredFailure('POST', tokenPath, result) };
  const answer = readAnswer('POST', tokenPath, result);
  const read = parsed(answer, 'POST', tokenPath, (json) => schema.safeParse(json));
  return read.outcome === 'done' ? { ...read, value: { ...read.value, askedAt } } : read;
}

function issuedAccess(answer: z.output<typeof accessAnswer> & { readonly askedAt: number }): IssuedAccess {
  return { accessToken: answer.access_token, endsAt: answer.askedAt + answer.expires_in * 1_000 };
}

/** What Fortnox answered with 4xx other than "later" is a refusal, whatever its code would mean to a call of the API. */
function notSent(
  failure: FortnoxFailure,
  refusal: (code: string | null) => 'consentLost' | 'credentialsRefused',
): Outcome<never> {
  const { status, kind } = failure;
  const later = kind === 'rateLimited' || kind === 'unexpectedAnswer' || kind === 'tenantMigrating';
  const isRefusal = status !== null && status >= 400 && status < 500 && !later;
  return { outcome: 'notSent', failure: isRefusal ? { ...failure, kind: refusal(failure.code) } : failure };
}

const noCall = { method: 'POST', path: tokenPath, status: null, code: null, requestId: null, retryAfterMs: null };

/** Why there is no token to call Fortnox with, found out without asking for one. */
export function withoutAsking(kind: FortnoxFailure['kind'], message = ''): Outcome<never> {
  return { outcome: 'notSent', failure: { ...noCall, kind, message } };
}
