import { type JsonAnswer, readAnswer } from './answer';
import { type FailureKind, type FortnoxFailure, failureSentence } from './failures';
import type { Outcome } from './outcome';
import { type Lane, type RateBudget, type Slot, WindowUnavailableError } from './rate-budget';
import type { TokenSource } from './token-source';
import { answered, sendHttp, unansweredFailure } from './transport';

export interface FortnoxRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** From the API's root, each part percent-encoded: `/3/customers/1001`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
  readonly lane: Lane;
  readonly signal?: AbortSignal | undefined;
}

/** One company's Fortnox, as every activity reaches it. */
export interface FortnoxClient {
  /** Makes one call within the rate budget; its outcome is a value, never an exception (except when cancelled). */
  send(request: FortnoxRequest): Promise<Outcome<JsonAnswer>>;
  /** Proves that Fortnox lets us in, at the cost of one token. @throws AccessError */
  checkAccess(): Promise<void>;
  readonly budget: RateBudget;
  readonly tokens: TokenSource;
}

/** Fortnox does not let us in; the message says why and what to do, in Swedish. */
export class AccessError extends Error {
  constructor(readonly failure: FortnoxFailure) {
    super(failureSentence(failure, 'sv'));
  }
}

/** A call that meets 429 waits and is made again this many times; then the activity's own retries take over. */
const rateLimitedRetries = 3;
/**
 * What a new token may mend: one that Fortnox accepts no more, and rights and licences, which are as they were when the
 * token was given (core-api §1): those granted since count at once, with nobody waiting for its hour to end.
 */
const ofTheToken: ReadonlySet<FailureKind> = new Set(['notAuthorised', 'missingRight', 'missingLicence']);
/** How long all calls rest after a 429 without Retry-After: the length of Fortnox's window (core-api §2.4). */
const restAfterRateLimitMs = 5_000;

/**
 * A company's client. One call may be made several times: with a new token where the old one may be why it was refused
 * (once), and after a 429, when all calls of the company rest first. One that could not be counted in the budget, or got
 * no token, is not made at all and says `notSent`; a lost answer is `unknown`, and never repeated here.
 */
export function createFortnoxClient(options: {
  readonly address: string;
  readonly tokens: TokenSource;
  readonly budget: RateBudget;
}): FortnoxClient {
  const { address, tokens, budget } = options;

  const attempt = async (request: FortnoxRequest): Promise<{ outcome: Outcome<JsonAnswer>; token: string | null }> => {
    const token = await tokens.get();
    if (token.outcome !== 'done') return { outcome: token, token: null };
    const slot = await slotFor(request, budget);
    if ('outcome' in slot) return { outcome: slot, token: token.value };
    const result = await sendHttp({
      method: request.method,
      url: urlOf(address, request),
      headers: headersOf(token.value, request),
      ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
      signal: request.signal,
    }).finally(() => slot.answered());
    if (answered(result)) return { outcome: readAnswer(request.method, request.path, result), token: token.value };
    const failure = unansweredFailure(request.method, request.path, result);
    return { outcome: { outcome: result.sent ? 'unknown' : 'notSent', failure }, token: token.value };
  };

  return {
    budget,
    tokens,
    async checkAccess() {
      const token = await tokens.get();
      if (token.outcome !== 'done') throw new AccessError(token.failure);
    },
    async send(request) {
      let tokenRenewed = false;
      for (let limited = 0; ; ) {
        const { outcome, token } = await attempt(request);
        if (outcome.outcome === 'done' || outcome.outcome === 'unknown') return outcome;
        const { kind, retryAfterMs } = outcome.failure;
        if (ofTheToken.has(kind) && token !== null && !tokenRenewed) {
          tokens.forget(token);
          tokenRenewed = true;
        } else if (kind === 'rateLimited' && limited < rateLimitedRetries) {
          budget.backOff(retryAfterMs ?? restAfterRateLimitMs);
          limited += 1;
        } else {
          return outcome;
        }
      }
    },
  };
}

/** A slot for the call; where calls cannot be counted it is not made. */
async function slotFor(
  { method, path, lane, signal }: FortnoxRequest,
  budget: RateBudget,
): Promise<Slot | Extract<Outcome<never>, { outcome: 'notSent' }>> {
  try {
    return await budget.take(lane, signal);
  } catch (error) {
    if (!(error instanceof WindowUnavailableError)) throw error;
    return { outcome: 'notSent', failure: notCounted(method, path, error.message) };
  }
}

function notCounted(method: string, path: string, message: string): FortnoxFailure {
  const noAnswer = { status: null, code: null, requestId: null, retryAfterMs: null };
  return { kind: 'callsNotCounted', method, path, message, ...noAnswer };
}

/** One part of a path, as Fortnox wants it (core-api §2.1). */
export function pathPart(value: string): string {
  return encodeURIComponent(value);
}

function urlOf(address: string, request: FortnoxRequest): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(request.query ?? {})) query.set(name, String(value));
  return `${address}${request.path}${query.size > 0 ? `?${query}` : ''}`;
}

function headersOf(token: string, request: FortnoxRequest): Record<string, string> {
  return {
    Authorization: `Bearer ${token}`,
    Accept: 'application/json',
    ...(request.body !== undefined && { 'Content-Type': 'application/json' }),
  };
}
