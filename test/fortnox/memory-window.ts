import type { RateClock, WindowStore } from '../../activities/fortnox/rate-budget';

/** How a store behaves towards one process. */
export interface Way {
  /** How long it takes to get there and back, each on the clock of the rate limit. */
  readonly delayMs?: () => number;
  /** Throws where the store cannot be reached. */
  readonly reach?: () => void;
}

export interface MemoryWindow extends WindowStore {
  /** The same window as another process meets it. */
  by(clock: RateClock, way: Way): WindowStore;
  /** What is kept; null before the first call. */
  content(): string | null;
  /** Puts something else there, as the store's own users might. */
  overwrite(content: string): void;
  /** Sets the store's clock forward or back. */
  shiftClock(ms: number): void;
}

/** The shared window in memory: for one process alone, or for several of one test. */
export function memoryWindow(clock: RateClock): MemoryWindow {
  let kept: string | null = null;
  let revision = 0;
  /** Some day of this century, as a database's clock shows it. */
  let shiftMs = Date.UTC(2026, 10, 23);

  const read = async () => ({ content: kept, revision, at: Math.floor(clock.now() / clock.speed) + shiftMs });
  const replace = async (seen: number, content: string) => {
    if (seen !== revision) return false;
    revision += 1;
    kept = content;
    return true;
  };
  return {
    read,
    replace,
    by(processClock, { delayMs = () => 0, reach = () => undefined }) {
      const travel = () => new Promise<void>((resolve) => processClock.after(delayMs(), resolve));
      const there = async <T>(work: () => Promise<T>): Promise<T> => {
        await travel();
        reach();
        const result = await work();
        await travel();
        return result;
      };
      return { read: () => there(read), replace: (seen, content) => there(() => replace(seen, content)) };
    },
    content: () => kept,
    overwrite(content) {
      kept = content;
      revision += 1;
    },
    shiftClock(ms) {
      shiftMs += ms;
    },
  };
}
