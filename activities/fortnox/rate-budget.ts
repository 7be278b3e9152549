/** Who goes first when calls wait for a slot (design rule 9). */
export const lanes = ['document', 'stock', 'register', 'bulk'] as const;
export type Lane = (typeof lanes)[number];

/** Fortnox refuses the 26th request within any 5 s (core-api §2.4); 0.2 s more covers jitter on the way there. */
const windowRequests = 25;
const windowMs = 5_200;
/** Fortnox counts arrivals, somewhere between start and answer: a call late on its way keeps its place until then. */
const fortnoxWindowMs = 5_000;
/** A call that gets no answer has arrived by now, or never will. */
const arrivedAfterMs = 1_200;
/** Evenly spaced while on time: bursts have been seen to meet 429 below the published figure (core-api §2.4). */
const spacingMs = windowMs / windowRequests;
/** How much lateness (a slow timer, a pause between calls) may be caught up by starting closer together. */
const catchUpMs = 1_000;

/** A call's place in the window. */
export interface Slot {
  /** The call has been answered, or has failed: from now on it is known to have arrived. */
  answered(): void;
}

export interface RateBudget {
  /** Resolves when the call may start; rejects when `signal` ends the wait. */
  take(lane: Lane, signal?: AbortSignal): Promise<Slot>;
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
  readonly start: (slot: Slot) => void;
}

interface Call {
  readonly at: number;
  answeredAt: number | null;
}

/**
 * One company's request budget within one process (design rule 9): never more than 25 starts in any 5.2 s, nor 25 calls
 * that may have arrived within Fortnox's 5 s, evenly spaced while on time, a late slot caught up within that bound,
 * documents before stock before registers before loads.
 */
export function createRateBudget(clock: RateClock = realRateClock): RateBudget {
  const waiting: Record<Lane, Waiter[]> = { document: [], stock: [], register: [], bulk: [] };
  /** The newest calls that may still count. */
  let calls: Call[] = [];
  let nextSlot = clock.now();
  let blockedUntil = 0;
  let timerAt: number | null = null;

  const nextStart = (): number => {
    const lastFree = calls.map(freeAt).sort((a, b) => b - a)[windowRequests - 1];
    return Math.max(nextSlot, blockedUntil, lastFree ?? 0);
  };

  const recordStart = (now: number): Slot => {
    const call: Call = { at: now, answeredAt: null };
    calls = [...calls.filter((earlier) => freeAt(earlier) > now), call];
    nextSlot = Math.max(nextSlot, now - catchUpMs) + spacingMs;
    return {
      answered() {
        call.answeredAt = clock.now();
        run();
      },
    };
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
      next.waiter.start(recordStart(now));
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
          start: (slot) => {
            signal?.removeEventListener('abort', giveUp);
            resolve(slot);
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
        startedInWindow: calls.filter(({ at }) => at > since).length,
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

/** From when a call no longer counts. */
function freeAt({ at, answeredAt }: Call): number {
  return Math.max(at + windowMs, (answeredAt ?? at + arrivedAfterMs) + fortnoxWindowMs);
}

function first(waiting: Record<Lane, Waiter[]>): { lane: Lane; waiter: Waiter } | undefined {
  for (const lane of lanes) {
    const waiter = waiting[lane][0];
    if (waiter) return { lane, waiter };
  }
  return undefined;
}
