import { dayMs } from '../../domain/durations';

/** A refresh token lives so long, unless it is used before (core-api §1; an older page of Fortnox's says 31). */
const refreshTokenDays = 45;
/** So many days before a refresh token dies it needs a human: by then it has not been renewed for 30 days. */
const alarmAtDaysLeft = 15;

/** The pair kept for a company. Spans of time are told by the store's own clock, so that processes need not agree on theirs. */
export interface KeptTokens {
  /** Rises with every pair that is kept. */
  readonly generation: number;
  readonly refreshToken: string;
  /** The access token that came with it; null for a refresh token of the settings, until it has been used. */
  readonly access: { readonly token: string; readonly leftMs: number } | null;
  /** When the refresh token was issued, or taken over from the settings. */
  readonly issuedAt: string;
  readonly ageMs: number;
  /** A process is exchanging it for the next pair. */
  readonly claimed: boolean;
  /** How long ago Fortnox refused the refresh token; null as long as it has not. */
  readonly refusedMsAgo: number | null;
}

/** A pair to keep: what is to be used next, by every process of the company. */
export interface TokenPair {
  readonly refreshToken: string;
  readonly accessToken: string;
  readonly accessLeftMs: number;
}

/**
 * Where a company's pair of tokens is kept for all its processes. Each use spends the refresh token, so that a pair is
 * exchanged by one process at a time, and its successor is kept before anybody uses it (docs/decisions/0010).
 * All throw while the store cannot be reached; `load` throws TokenKeyError for what another key has encrypted.
 */
export interface TokenStore {
  /** The newest pair; null when nobody has logged in. */
  load(): Promise<KeptTokens | null>;
  /** Takes the sole right to exchange this pair, for so long; false when somebody has it, or the pair is no longer the newest. */
  claim(generation: number, claimant: string, leaseMs: number): Promise<boolean>;
  /** Gives the right back without a new pair; false when somebody else has taken it over meanwhile. */
  release(generation: number, claimant: string, as: 'untouched' | 'refused'): Promise<boolean>;
  /** Keeps what the pair was exchanged for; false, and nothing is kept, when another pair has replaced it meanwhile. */
  keep(generation: number, next: TokenPair): Promise<boolean>;
}

/** What is stored was encrypted with another key than the one of the settings. */
export class TokenKeyError extends Error {}

/** How a company's refresh token stands, without the token. */
export interface RefreshTokenStanding {
  readonly issuedAt: string;
  readonly ageDays: number;
  readonly daysLeft: number;
  /** Fortnox has refused it: only a new login helps. */
  readonly refused: boolean;
  readonly needsAttention: boolean;
}

/** Age and days left, in whole days of a token's life. */
export function standingOf({ issuedAt, ageMs, refusedMsAgo }: KeptTokens): RefreshTokenStanding {
  const ageDays = Math.max(0, Math.floor(ageMs / dayMs));
  const daysLeft = Math.max(0, refreshTokenDays - ageDays);
  const refused = refusedMsAgo !== null;
  return { issuedAt, ageDays, daysLeft, refused, needsAttention: refused || daysLeft <= alarmAtDaysLeft };
}
