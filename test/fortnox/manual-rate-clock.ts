import type { RateClock } from '../../activities/fortnox/rate-budget';

/** A rate clock that only moves when told to. */
export interface ManualRateClock extends RateClock {
  /** How long the waiting timers have still to go. */
  pending(): readonly number[];
  /** Lets time pass, each timer at its own moment. */
  advance(ms: number): void;
  /** Moves to the next timer again and again, until the promise is settled. */
  runUntil(settled: Promise<unknown>): Promise<void>;
}

interface Timer {
  readonly at: number;
  readonly call: () => void;
}

/** `lateness`: by how much each timer fires late, as timers of a busy process do. */
export function manualRateClock(lateness: () => number = () => 0): ManualRateClock {
  let now = 0;
  let timers: Timer[] = [];

  const fireUntil = (end: number) => {
    for (;;) {
      const next = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      timers = timers.filter((timer) => timer !== next);
      now = Math.max(now, next.at);
      next.call();
    }
    now = Math.max(now, end);
  };

  return {
    speed: 1,
    now: () => now,
    after: (ms, call) => void timers.push({ at: now + Math.max(0, ms) + lateness(), call }),
    pending: () => timers.map(({ at }) => at - now),
    advance: (ms) => fireUntil(now + ms),
    async runUntil(promise) {
      let settled = false;
      const done = promise.then(
        () => {
          settled = true;
        },
        () => {
          settled = true;
        },
      );
      while (!settled) {
        // What a timer starts gets its turn before the next; with no timer left it is the network that is waited for.
        await new Promise(setImmediate);
        if (!settled && timers.length > 0) fireUntil(Math.min(...timers.map(({ at }) => at)));
      }
      await done;
    },
  };
}
