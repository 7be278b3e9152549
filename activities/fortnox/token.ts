import type { Outcome } from './outcome';
import { renewBeforeMs, storedTokenSource } from './stored-token';
import { requestAccess, type TokenEndpoint } from './token-request';
import type { TokenSource } from './token-source';
import type { TokenStore } from './token-store';

export type { TokenSource };

/** How a company's access is renewed (core-api §1). */
export type FortnoxGrant =
  | { readonly grant: 'clientCredentials'; readonly tenantId: string }
  /** The refresh token is spent by each use: one store for all processes. */
  | { readonly grant: 'refreshToken'; readonly store: TokenStore };

export interface TokenSettings extends TokenEndpoint {
  readonly grant: FortnoxGrant;
}

/** Access tokens of one company, asked for when needed and shared by every call of this process. */
export function createTokenSource({ grant, ...endpoint }: TokenSettings): TokenSource {
  return grant.grant === 'refreshToken'
    ? storedTokenSource(endpoint, grant.store)
    : clientCredentialsSource(endpoint, grant.tenantId);
}

/** Nothing is spent by asking and earlier tokens keep working, so that each process may have its own (docs/decisions/0010). */
function clientCredentialsSource(endpoint: TokenEndpoint, tenantId: string): TokenSource {
  let held: { readonly token: string; readonly endsAt: number } | null = null;
  let asking: Promise<Outcome<string>> | null = null;

  const ask = async (): Promise<Outcome<string>> => {
    const answer = await requestAccess(endpoint, tenantId);
    if (answer.outcome !== 'done') return answer;
    const { accessToken, endsAt } = answer.value;
    held = { token: accessToken, endsAt };
    return { outcome: 'done', value: accessToken, at: answer.at };
  };

  return {
    async get(forMs = renewBeforeMs) {
      if (held && Date.now() < held.endsAt - forMs) return { outcome: 'done', value: held.token, at: new Date() };
      asking ??= ask().finally(() => {
        asking = null;
      });
      return asking;
    },
    forget(token) {
      if (held?.token === token) held = null;
    },
    standing: async () => null,
  };
}
