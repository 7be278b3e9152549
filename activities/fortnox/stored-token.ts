import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Outcome } from './outcome';
import { type IssuedPair, requestPair, type TokenEndpoint, withoutAsking } from './token-request';
import type { TokenSource } from './token-source';
import { type KeptTokens, standingOf, TokenKeyError, type TokenStore } from './token-store';

/** Renewed this long before its hour is out, so that a call in a queue does not start with a dead token. */
export const renewBeforeMs = 60_000;
/** How long one process may take to exchange a pair: the longest call (45 s), a wait for the database, and room. */
const claimLeaseMs = 90_000;
/** How often the others look whether the exchange is done; it takes well under a second. */
const lookAgainMs = 100;
/** A refresh token that Fortnox has refused is shown to it again at most this often. */
const refusedRestMs = 60_000;

interface Unsaved {
  readonly generation: number;
  readonly issued: IssuedPair;
}

/**
 * Access tokens of a company that uses a refresh token, shared by all its processes through the store: whoever finds
 * the access token ended takes the claim, spends the refresh token, keeps the new pair, and only then uses it. The
 * states are in docs/decisions/0010.
 * @param leaseMs shorter in tests, which kill the holder of a claim
 */
export function storedTokenSource(endpoint: TokenEndpoint, store: TokenStore, leaseMs = claimLeaseMs): TokenSource {
  let held: { readonly token: string; readonly endsAt: number } | null = null;
  /** The last token Fortnox refused: the store's copy of it is no use either. */
  let refused: string | null = null;
  /** A pair that could not be kept yet; the stored refresh token is spent, so this is the only way in. */
  let unsaved: Unsaved | null = null;
  let asking: Promise<Outcome<string>> | null = null;

  const hold = (token: string, leftMs: number): Outcome<string> => {
    held = { token, endsAt: Date.now() + leftMs };
    return { outcome: 'done', value: token, at: new Date() };
  };

  const isUsable = (access: KeptTokens['access'], forMs: number): access is NonNullable<KeptTokens['access']> =>
    access !== null && access.token !== refused && access.leftMs > forMs;

  /** Keeps a pair and gives its access token; null when another pair has replaced the one it was made from. */
  const keep = async ({ generation, issued }: Unsaved): Promise<Outcome<string> | null> => {
    const { refreshToken, accessToken } = issued;
    const accessLeftMs = Math.max(0, issued.endsAt - Date.now());
    const kept = await store.keep(generation, { refreshToken, accessToken, accessLeftMs });
    unsaved = null;
    return kept && accessLeftMs > 0 ? hold(accessToken, accessLeftMs) : null;
  };

  /** Exchanges the pair this process has the claim on; null when another process has the newest pair by now. */
  const exchange = async ({ generation, refreshToken }: KeptTokens, claimant: string) => {
    const answer = await requestPair(endpoint, { grant: 'refreshToken', refreshToken });
    if (answer.outcome === 'done') {
      unsaved = { generation, issued: answer.value };
      return keep(unsaved);
    }
    const isRefused = answer.failure.kind === 'consentLost';
    // A claim that cannot be given back ends by itself.
    const wasOurs = await store.release(generation, claimant, isRefused ? 'refused' : 'untouched').catch(() => true);
    return isRefused && !wasOurs ? null : answer;
  };

  const ask = async (forMs: number): Promise<Outcome<string>> => {
    const late = unsaved && (await keep(unsaved));
    if (late) return late;
    for (;;) {
      const kept = await store.load();
      if (kept === null) return withoutAsking('notLoggedIn');
      if (isUsable(kept.access, forMs)) return hold(kept.access.token, kept.access.leftMs);
      if (kept.refusedMsAgo !== null && kept.refusedMsAgo < refusedRestMs) return withoutAsking('consentLost');
      const claimant = randomUUID();
      if (!kept.claimed && (await store.claim(kept.generation, claimant, leaseMs))) {
        const exchanged = await exchange(kept, claimant);
        if (exchanged) return exchanged;
      } else {
        await pause(lookAgainMs);
      }
    }
  };

  return {
    async get(forMs = renewBeforeMs) {
      if (held && Date.now() < held.endsAt - forMs) return { outcome: 'done', value: held.token, at: new Date() };
      asking ??= ask(forMs)
        .catch(storeFailed)
        .finally(() => {
          asking = null;
        });
      return asking;
    },
    forget(token) {
      if (held?.token !== token) return;
      refused = token;
      held = null;
    },
    async standing() {
      const kept = await store.load();
      return kept && standingOf(kept);
    },
  };
}

function storeFailed(error: unknown): Outcome<never> {
  if (error instanceof TokenKeyError) return withoutAsking('tokenKeyWrong');
  return withoutAsking('tokenStoreUnavailable', error instanceof Error ? error.message : String(error));
}
