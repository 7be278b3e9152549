/** Who goes first when calls wait for a slot (design rule 9). */
export const lanes = ['document', 'stock', 'register', 'bulk'] as const;
export type Lane = (typeof lanes)[number];

/** Fortnox refuses the 26th request within any 5 s (core-api §2.4); 0.2 s more covers jitter on the way there. */
const windowRequests = 25;
const windowMs = 5_200;
/** Evenly spaced while on time: bursts have been seen to meet 429 below the published figure (core-api §2.4). */
const spacingMs = windowMs / windowRequests;
/** How much lateness (a slow timer, a pause between calls) may be caught up by starting closer together. */
const catchUpMs = 1_000;

export interface RateBudget {
  /** Resolves when the call may start; rejects when `signal` ends the wait. */
  take(lane: Lane, signal?: AbortSignal): Promise<void>;
  /** After a 429 nobody starts for the given time. */
  backOff(ms: number): void;
  /** Live figures for `status`. */
  figures(): { readonly startedInWindow: number; readonly waiting: Readonly<Record<Lane, number>> };
}

export interface RateClock {
  /** Milliseconds that only move forward. */
  now(): number;
  /** Calls back after so many of the clock's milliseconds. */
  after(ms: number, call: () => void): void;
}

export const realRateClock: RateClock = {
  now: () => performance.now(),
  after: (ms, call) => void setTimeout(call, ms),
};

/** A clock that runs `speed` times as fast, for benches against a simulator whose clock does the same. */
export function scaledRateClock(speed: number): RateClock {
  return {
    now: () => performance.now() * speed,
    after: (ms, call) => void setTimeout(call, ms / speed),
  };
}

interface Waiter {
  readonly start: () => void;
}

/**
 * One company's request budget within one process (design rule 9): never more than 25 starts in any 5.2 s, evenly
 * spaced while on time, a late slot caught up within that bound, documents before stock before registers before loads.
 */
export function createRateBudget(clock: RateClock = realRateClock): RateBudget {
  const waiting: Record<Lane, Waiter[]> = { document: [], stock: [], register: [], bulk: [] };
  const starts: number[] = [];
  let nextSlot = clock.now();
  let blockedUntil = 0;
  let timerAt: number | null = null;

  const nextStart = (): number => {
    const oldest = starts.length < windowRequests ? undefined : starts[starts.length - windowRequests];
    return Math.max(nextSlot, blockedUntil, oldest === undefined ? 0 : oldest + windowMs);
  };

  const recordStart = (now: number): void => {
    starts.push(now);
    if (starts.length > windowRequests) starts.shift();
    nextSlot = Math.max(nextSlot, now - catchUpMs) + spacingMs;
  };

  const run = (): void => {
    for (let next = first(waiting); next; next = first(waiting)) {
      const now = clock.now();
      const at = nextStart();
      if (at > now) {
        wakeAt(at, now);
        return;
      }
      waiting[next.lane].shift();
      recordStart(now);
      next.waiter.start();
    }
  };

  const wakeAt = (at: number, now: number): void => {
    if (timerAt !== null && timerAt <= at) return;
    timerAt = at;
    clock.after(at - now, () => {
      // An earlier timer has been set since.
      if (timerAt !== at) return;
      timerAt = null;
      run();
    });
  };

  return {
    take: (lane, signal) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        const giveUp = () => {
          waiting[lane] = waiting[lane].filter((other) => other !== waiter);
          reject(signal?.reason);
        };
        const waiter: Waiter = {
          start: () => {
            signal?.removeEventListener('abort', giveUp);
            resolve();
          },
        };
        signal?.addEventListener('abort', giveUp, { once: true });
        waiting[lane].push(waiter);
        run();
      }),
    backOff: (ms) => {
      blockedUntil = Math.max(blockedUntil, clock.now() + ms);
    },
    figures: () => {
      const since = clock.now() - windowMs;
      return {
        startedInWindow: starts.filter((at) => at > since).length,
        waiting: {
          document: waiting.document.length,
          stock: waiting.stock.length,
          register: waiting.register.length,
          bulk: waiting.bulk.length,
        },
      };
    },
  };
}

function first(waiting: Record<Lane, Waiter[]>): { lane: Lane; waiter: Waiter } | undefined {
  for (const lane of lanes) {
    const waiter = waiting[lane][0];
    if (waiter) return { lane, waiter };
  }
  return undefined;
}
