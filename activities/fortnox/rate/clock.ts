/** The clock a process waits by; its milliseconds are those of the rate limit. */
export interface RateClock {
  /** How many of its milliseconds pass in one of the machine's; other than 1 only in benches and tests. */
  readonly speed: number;
  /** Milliseconds that only move forward. */
  now(): number;
  /** Calls back after so many of the clock's milliseconds. */
  after(ms: number, call: () => void): void;
}

export const realRateClock: RateClock = scaledRateClock(1);

/** A clock that runs `speed` times as fast, for benches against a simulator whose clock does the same. */
export function scaledRateClock(speed: number): RateClock {
  return {
    speed,
    now: () => performance.now() * speed,
    after: (ms, call) => void setTimeout(call, ms / speed),
  };
}
