import { z } from 'zod';
import { type JsonAnswer, readAnswer } from './answer';
import type { FortnoxFailure } from './failures';
import type { Outcome } from './outcome';
import { answered, sendHttp, unansweredFailure } from './transport';

/** How a company's access is renewed (core-api §1). */
export type FortnoxGrant =
  | { readonly grant: 'clientCredentials'; readonly tenantId: string }
  /** The refresh token is spent by each use: the new one is stored before the access token is used. */
  | { readonly grant: 'refreshToken'; readonly store: RefreshTokenStore };

export interface RefreshTokenStore {
  /** The refresh token last issued. */
  load(): Promise<string>;
  /** Keeps the new one; resolves when it is durable. */
  save(refreshToken: string): Promise<void>;
}

export interface TokenSettings {
  readonly tokenAddress: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly grant: FortnoxGrant;
}

export interface TokenSource {
  /** A token that holds for at least another minute; concurrent askers share one request. */
  get(): Promise<Outcome<string>>;
  /** Forgets a token that Fortnox has refused, unless a newer one is already there. */
  forget(token: string): void;
}

const tokenPath = '/oauth-v1/token';
/** Renewed this long before its hour is out, so that a call in a queue does not start with a dead token. */
const renewBeforeMs = 60_000;

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
  refresh_token: z.string().min(1).optional(),
});

interface Held {
  readonly token: string;
  readonly usableUntil: number;
}

/** Access tokens of one company, asked for when needed and shared by every call of this process. */
export function createTokenSource(settings: TokenSettings): TokenSource {
  let held: Held | null = null;
  /** A pair whose refresh token could not be stored; the one in the store is spent, so this is the only way in. */
  let unsaved: { readonly refreshToken: string; readonly pair: Held } | null = null;
  let asking: Promise<Outcome<string>> | null = null;

  const ask = async (): Promise<Outcome<string>> => {
    if (unsaved) return saved(unsaved, new Date());
    const answer = await request(settings);
    if (answer.outcome !== 'done') return answer;
    const parsed = tokenAnswer.safeParse(answer.value.json);
    if (!parsed.success) return { outcome: 'notSent', failure: unreadable() };
    const { access_token, expires_in, refresh_token } = parsed.data;
    const pair = { token: access_token, usableUntil: Date.now() + expires_in * 1_000 - renewBeforeMs };
    if (settings.grant.grant === 'refreshToken') {
      if (!refresh_token) return { outcome: 'notSent', failure: unreadable() };
      unsaved = { refreshToken: refresh_token, pair };
      return saved(unsaved, answer.at);
    }
    held = pair;
    return { outcome: 'done', value: access_token, at: answer.at };
  };

  const saved = async ({ refreshToken, pair }: NonNullable<typeof unsaved>, at: Date): Promise<Outcome<string>> => {
    if (settings.grant.grant === 'refreshToken') await settings.grant.store.save(refreshToken);
    unsaved = null;
    held = pair;
    return { outcome: 'done', value: pair.token, at };
  };

  return {
    async get() {
      if (held && Date.now() < held.usableUntil) return { outcome: 'done', value: held.token, at: new Date() };
      asking ??= ask().finally(() => {
        asking = null;
      });
      return asking;
    },
    forget(token) {
      if (held?.token === token) held = null;
    },
  };
}

async function request(settings: TokenSettings): Promise<Outcome<JsonAnswer>> {
  const form = new URLSearchParams();
  const headers: Record<string, string> = {
    Authorization: `Basic ${Buffer.from(`${settings.clientId}:${settings.clientSecret}`).toString('base64')}`,
    'Content-Type': 'application/x-www-form-urlencoded',
    Accept: 'application/json',
  };
  if (settings.grant.grant === 'clientCredentials') {
    form.set('grant_type', 'client_credentials');
    headers.TenantId = settings.grant.tenantId;
  } else {
    form.set('grant_type', 'refresh_token');
    form.set('refresh_token', await settings.grant.store.load());
  }
  const result = await sendHttp({ method: 'POST', url: settings.tokenAddress, headers, body: form.toString() });
  if (!answered(result)) return { outcome: 'notSent', failure: unansweredFailure('POST', tokenPath, result) };
  const read = readAnswer('POST', tokenPath, result);
  if (read.outcome === 'done') return read;
  const refused = read.outcome === 'refused' || read.failure.kind === 'notAuthorised';
  return { outcome: 'notSent', failure: { ...read.failure, ...(refused && { kind: 'credentialsRefused' }) } };
}

function unreadable(): FortnoxFailure {
  const message = 'svaret saknar access_token, expires_in eller refresh_token';
  return {
    kind: 'unexpectedAnswer',
    method: 'POST',
    path: tokenPath,
    status: 200,
    code: null,
    message,
    requestId: null,
    retryAfterMs: null,
  };
}
