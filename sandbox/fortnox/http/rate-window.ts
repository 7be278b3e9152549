/** core-api §2.4: at most this many requests in any stretch of that length. */
const requestsPerWindow = 25;
export const windowMs = 5_000;

/** Times of the last window's requests; a queue with a moving head, so that a long run stays cheap. */
interface SlidingCount {
  /** How many of the noted requests lie in the window that ends at `atMs`. */
  countAt(atMs: number): number;
  note(atMs: number): void;
}

/** Counts requests in the `windowMs` up to a moment; one exactly a window old has left it. */
export function slidingCount(): SlidingCount {
  let times: number[] = [];
  let head = 0;
  return {
    countAt(atMs) {
      while (head < times.length && (times[head] ?? 0) <= atMs - windowMs) head += 1;
      if (head > 1_000) {
        times = times.slice(head);
        head = 0;
      }
      return times.length - head;
    },
    note: (atMs) => void times.push(atMs),
  };
}

/** Decides per key (client and tenant) whether a request still fits in the window. */
export interface RateWindow {
  admits(key: string, atMs: number, refusedCount: boolean): boolean;
}

/** One sliding window per key; a refused request counts only where `refusedCount` says so. */
export function createRateWindow(): RateWindow {
  const windows = new Map<string, SlidingCount>();
  return {
    admits(key, atMs, refusedCount) {
      const window = windows.get(key) ?? slidingCount();
      windows.set(key, window);
      const fits = window.countAt(atMs) < requestsPerWindow;
      if (fits || refusedCount) window.note(atMs);
      return fits;
    },
  };
}
