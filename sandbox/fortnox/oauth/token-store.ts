import { randomBytes } from 'node:crypto';
import type { SimulatorClock } from '../clock';
import type { Switches } from '../switches';
import { accessTokenSeconds, accessTokenText } from './access-token-text';
import { type App, type Credentials, newTokenState, type RefreshToken, type TokenState } from './token-state';

export type { App, Credentials, TokenState };

/** A pair, or an access token alone for client_credentials. */
export interface IssuedTokens {
  readonly accessToken: string;
  readonly refreshToken?: string;
  readonly scopes: string;
}

/** A consent that has just been given. */
export interface Consent {
  readonly redirectUri: string;
  /** A space between each; frozen in every token that follows from it. */
  readonly scopes: string;
  readonly offline: boolean;
  readonly service: boolean;
}

/** Tokens in force, by the simulator's clock. */
export interface TokenStore {
  readonly credentials: Credentials;
  /** May be changed; in force at once. */
  readonly app: App;
  /** All that is remembered, as plain data. */
  readonly state: TokenState;
  /** Client credentials: an access token, no refresh token; earlier ones keep working. */
  issueAccessToken(): IssuedTokens;
  /** Spends a refresh token for the next pair; undefined when it is unknown, spent or too old. */
  rotate(refreshToken: string): IssuedTokens | undefined;
  /** Notes a consent and gives its code. */
  consented(consent: Consent): string;
  /** Spends a code for the first pair; undefined when it is unknown, spent, too old or meant for another address. */
  exchange(code: string, redirectUri: string): IssuedTokens | undefined;
  /** Ends a refresh token and the access token of its pair; an unknown one is no fault (core-api §1). */
  revoke(refreshToken: string): void;
  accepts(accessToken: string): boolean;
  /** Whether the token was given this scope at consent. */
  reaches(accessToken: string, scope: string): boolean;
  /** Every access token issued so far stops working now; refresh tokens stay. */
  expireAccessTokens(): void;
}

/** core-api §1: a refresh token lives 45 days, a code 10 minutes. */
const refreshTokenMs = 45 * 24 * 3_600_000;
const codeMs = 10 * 60_000;

/** One client of one company, with fresh secrets for each simulator. */
export function createTokenStore(clock: SimulatorClock, switches: Switches): TokenStore {
  const nowMs = (): number => clock.now().getTime();
  const state = newTokenState(nowMs());
  const { credentials, accessTokens, refreshTokens, codes } = state;

  const issue = (scopes: string): IssuedTokens => {
    const accessToken = accessTokenText(credentials.clientId, credentials.tenantId, scopes, clock.now());
    accessTokens[accessToken] = { endsAtMs: nowMs() + accessTokenSeconds * 1_000, scopes };
    return { accessToken, scopes };
  };
  const issuePair = (scopes: string): IssuedTokens => {
    const issued = issue(scopes);
    const refreshToken = randomBytes(20).toString('hex');
    refreshTokens[refreshToken] = { issuedAtMs: nowMs(), scopes, ended: false };
    state.pairedAccessToken = issued.accessToken;
    return { ...issued, refreshToken };
  };
  const endEarlierPair = (): void => {
    for (const token of Object.values(refreshTokens)) token.ended = true;
    endPairedAccessToken();
  };
  const endPairedAccessToken = (): void => {
    if (state.pairedAccessToken !== null && switches.refreshEndsEarlierAccessToken)
      delete accessTokens[state.pairedAccessToken];
  };
  const stillGood = (token: RefreshToken): boolean => {
    if (nowMs() - token.issuedAtMs > refreshTokenMs) return false;
    if (token.spentAtMs === undefined) return !token.ended;
    const graceMs = switches.spentRefreshTokenGraceSeconds * 1_000;
    return graceMs > 0 && nowMs() - token.spentAtMs <= graceMs;
  };

  return {
    credentials,
    app: state.app,
    state,
    issueAccessToken: () => issue(state.serviceScopes),
    rotate(refreshToken) {
      const presented = own(refreshTokens, refreshToken);
      if (presented === undefined || !stillGood(presented)) return undefined;
      presented.spentAtMs ??= nowMs();
      endEarlierPair();
      return issuePair(presented.scopes);
    },
    consented({ service, ...consent }) {
      if (service) state.serviceScopes = consent.scopes;
      const code = randomBytes(16).toString('hex');
      codes[code] = { ...consent, issuedAtMs: nowMs(), used: false };
      return code;
    },
    exchange(presented, redirectUri) {
      const code = own(codes, presented);
      if (code === undefined || code.used || nowMs() - code.issuedAtMs > codeMs) return undefined;
      if (code.redirectUri !== redirectUri) return undefined;
      code.used = true;
      if (!code.offline) return issue(code.scopes);
      if (switches.consentEndsEarlierPair) endEarlierPair();
      return issuePair(code.scopes);
    },
    revoke(refreshToken) {
      const token = own(refreshTokens, refreshToken);
      if (token === undefined || token.ended) return;
      token.ended = true;
      endPairedAccessToken();
    },
    accepts: (accessToken) => (own(accessTokens, accessToken)?.endsAtMs ?? Number.NEGATIVE_INFINITY) > nowMs(),
    reaches: (accessToken, scope) => own(accessTokens, accessToken)?.scopes.split(' ').includes(scope) ?? false,
    expireAccessTokens() {
      for (const accessToken of Object.keys(accessTokens)) delete accessTokens[accessToken];
    },
  };
}

/** What was put there, and never what every object has: keys come from outside. */
function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
