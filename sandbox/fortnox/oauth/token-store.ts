import { randomBytes, randomUUID } from 'node:crypto';
import type { SimulatorClock } from '../clock';
import type { Switches } from '../switches';

/** What a client needs to reach the simulated company. */
export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly tenantId: string;
  /** Good for one use, as if a consent had just been given. */
  readonly refreshToken: string;
}

/** A pair, or an access token alone for client_credentials. */
export interface IssuedTokens {
  readonly accessToken: string;
  readonly refreshToken?: string;
}

/** Tokens in force, by the simulator's clock. */
export interface TokenStore {
  readonly credentials: Credentials;
  /** Client credentials: an access token, no refresh token; earlier ones keep working. */
  issueAccessToken(): IssuedTokens;
  /** Spends a refresh token for the next pair; undefined when it is unknown, spent or too old. */
  rotate(refreshToken: string): IssuedTokens | undefined;
  accepts(accessToken: string): boolean;
  /** Every access token issued so far stops working now; refresh tokens stay. */
  expireAccessTokens(): void;
}

/** core-api §1: an access token lives 1 h, a refresh token 45 days. */
export const accessTokenSeconds = 3_600;
const refreshTokenMs = 45 * 24 * 3_600_000;

export const grantedScopes =
  'customer supplier article price invoice order supplierinvoice project settings companyinformation currency warehouse';

function base64url(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** Looks like Fortnox's JWT and carries the same claims; the signature is noise, nobody here checks it. */
function accessTokenText(clientId: string, tenantId: string, now: Date): string {
  const issuedAt = Math.floor(now.getTime() / 1_000);
  const claims = {
    userId: 1,
    tenantId: Number(tenantId),
    clientId,
    scopes: grantedScopes.split(' '),
    scope: grantedScopes,
    authsource: 'OAUTH2',
    jti: randomUUID(),
    iss: 'https://api.fortnox.se/oauth2',
    sub: `1@${tenantId}`,
    iat: issuedAt,
    exp: issuedAt + accessTokenSeconds,
    token_type: 'bearer',
  };
  return `${base64url({ alg: 'RS256', typ: 'JWT' })}.${base64url(claims)}.${randomBytes(32).toString('base64url')}`;
}

interface RefreshToken {
  readonly issuedAtMs: number;
  spentAtMs?: number;
  /** Set when a later pair was issued. */
  ended: boolean;
}

/** One client of one company, with fresh secrets for each simulator. */
export function createTokenStore(clock: SimulatorClock, switches: Switches): TokenStore {
  const accessTokens = new Map<string, number>();
  const refreshTokens = new Map<string, RefreshToken>();
  let pairedAccessToken: string | undefined;

  const nowMs = (): number => clock.now().getTime();
  const newRefreshToken = (): string => {
    const token = randomBytes(20).toString('hex');
    refreshTokens.set(token, { issuedAtMs: nowMs(), ended: false });
    return token;
  };
  const credentials: Credentials = {
    clientId: `sandbox-${randomBytes(4).toString('hex')}`,
    clientSecret: randomBytes(8).toString('hex'),
    tenantId: '556677',
    refreshToken: newRefreshToken(),
  };
  const issueAccessToken = (): IssuedTokens => {
    const accessToken = accessTokenText(credentials.clientId, credentials.tenantId, clock.now());
    accessTokens.set(accessToken, nowMs() + accessTokenSeconds * 1_000);
    return { accessToken };
  };
  const stillGood = (token: RefreshToken): boolean => {
    if (nowMs() - token.issuedAtMs > refreshTokenMs) return false;
    if (token.spentAtMs === undefined) return !token.ended;
    const graceMs = switches.spentRefreshTokenGraceSeconds * 1_000;
    return graceMs > 0 && nowMs() - token.spentAtMs <= graceMs;
  };

  return {
    credentials,
    issueAccessToken,
    rotate(refreshToken) {
      const presented = refreshTokens.get(refreshToken);
      if (presented === undefined || !stillGood(presented)) return undefined;
      presented.spentAtMs ??= nowMs();
      for (const token of refreshTokens.values()) token.ended = true;
      if (pairedAccessToken !== undefined && switches.refreshEndsEarlierAccessToken)
        accessTokens.delete(pairedAccessToken);
      const { accessToken } = issueAccessToken();
      pairedAccessToken = accessToken;
      return { accessToken, refreshToken: newRefreshToken() };
    },
    accepts: (accessToken) => (accessTokens.get(accessToken) ?? Number.NEGATIVE_INFINITY) > nowMs(),
    expireAccessTokens: () => accessTokens.clear(),
  };
}
