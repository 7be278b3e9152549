import { randomBytes } from 'node:crypto';
import { everyScope } from './scopes';

/** What a client needs to reach the simulated company. */
export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly tenantId: string;
  /** Good for one use, as if a consent had just been given. */
  readonly refreshToken: string;
}

/** The app as it is registered with Fortnox: where a consent may lead back to, and which scopes are switched on. */
export interface App {
  /** None: any address of this machine. */
  redirectUris: string[];
  /** A space between each. */
  scopes: string;
}

export interface AccessToken {
  readonly endsAtMs: number;
  readonly scopes: string;
}

export interface RefreshToken {
  readonly issuedAtMs: number;
  readonly scopes: string;
  spentAtMs?: number;
  /** Revoked, or a later pair was issued. */
  ended: boolean;
}

/** What a consent's code stands for until it is exchanged. */
export interface Code {
  readonly issuedAtMs: number;
  readonly redirectUri: string;
  readonly scopes: string;
  /** Asked for with access_type=offline: a refresh token comes with it. */
  readonly offline: boolean;
  used: boolean;
}

/** Everything the token endpoint remembers: plain data, so that it can be kept as JSON. Instants are milliseconds. */
export interface TokenState {
  readonly credentials: Credentials;
  readonly app: App;
  /** What client_credentials gives: frozen by the last consent with a service account. */
  serviceScopes: string;
  readonly accessTokens: Record<string, AccessToken>;
  readonly refreshTokens: Record<string, RefreshToken>;
  readonly codes: Record<string, Code>;
  /** The access token of the pair issued last. */
  pairedAccessToken: string | null;
}

/** Fresh secrets, as if consents with every scope had just been given: one of a user, one of a service account. */
export function newTokenState(nowMs: number): TokenState {
  const refreshToken = randomBytes(20).toString('hex');
  return {
    credentials: {
      clientId: `sandbox-${randomBytes(4).toString('hex')}`,
      clientSecret: randomBytes(8).toString('hex'),
      tenantId: '556677',
      refreshToken,
    },
    app: { redirectUris: [], scopes: everyScope },
    serviceScopes: everyScope,
    accessTokens: {},
    refreshTokens: { [refreshToken]: { issuedAtMs: nowMs, scopes: everyScope, ended: false } },
    codes: {},
    pairedAccessToken: null,
  };
}
