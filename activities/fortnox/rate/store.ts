import type { RateClock } from './clock';
import { counting, type RateWindow, readWindow } from './window';

/** Where all processes of a company keep their one window. It must never take two changes of the same revision. */
export interface WindowStore {
  /** What was last kept with its revision, and the store's own clock in milliseconds. */
  read(): Promise<KeptWindow>;
  /** Keeps `content` in place of that revision; false when somebody else has done so first. */
  replace(revision: number, content: string): Promise<boolean>;
}

export interface KeptWindow {
  readonly content: string | null;
  readonly revision: number;
  readonly at: number;
}

/** How the store's clock goes against this process': its time `at` lay between the process' `askedAt` and `toldAt`. */
export interface ClockReading {
  readonly at: number;
  readonly askedAt: number;
  readonly toldAt: number;
}

/** The store's time at a moment of this process, at the latest. */
export function latestStoreTime({ at, askedAt }: ClockReading, local: number): number {
  return Math.ceil(at + local - askedAt);
}

/** The moment of this process when it is `time` in the store for certain. */
export function localTime({ at, toldAt }: ClockReading, time: number): number {
  return toldAt + time - at;
}

/** Two processes seldom meet, and never for long. */
const attempts = 50;
const longestPauseMs = 15;

/** The window as it stands, read only. @throws what the store throws */
export async function lookAtWindow(
  store: WindowStore,
  clock: RateClock,
): Promise<{ readonly window: RateWindow; readonly now: number }> {
  const { content, at } = await store.read();
  const now = at * clock.speed;
  return { window: counting(readWindow(content, now), now), now };
}

/**
 * Changes the window all or nothing: `change` is asked anew as long as others are faster. Where an answer of the store
 * is lost the change may have been kept all the same: a slot is then held that nobody uses, which is safe.
 * @throws what the store throws
 */
export async function changeWindow<Change extends { readonly window: RateWindow }>(
  store: WindowStore,
  clock: RateClock,
  change: (window: RateWindow, now: number) => Change,
): Promise<{ readonly changed: Change; readonly reading: ClockReading }> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const askedAt = clock.now();
    const { content, revision, at } = await store.read();
    const reading = { at: at * clock.speed, askedAt, toldAt: clock.now() };
    const changed = change(readWindow(content, reading.at), reading.at);
    if (await store.replace(revision, JSON.stringify(changed.window))) return { changed, reading };
    await new Promise<void>((resolve) => clock.after(Math.random() * longestPauseMs, resolve));
  }
  throw new Error(`the shared rate window was changed by others ${attempts} times in a row`);
}
