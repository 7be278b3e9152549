import type { Outcome } from './outcome';
import type { RefreshTokenStanding } from './token-store';

/** Where a company's calls get their token. */
export interface TokenSource {
  /**
   * A token that holds for so long; concurrent askers share one request. Never throws.
   * @param forMs a minute unless said: a connection that lives by its token asks for more
   */
  get(forMs?: number): Promise<Outcome<string>>;
  /** Forgets a token that Fortnox has refused, unless a newer one is already there. */
  forget(token: string): void;
  /** How the refresh token stands; null where there is none. @throws while the store cannot be reached */
  standing(): Promise<RefreshTokenStanding | null>;
}
