import { setTimeout as pause } from 'node:timers/promises';

/** Long enough for a crowd of companies on a busy machine. */
export const patienceMs = 120_000;
const lookAgainMs = 500;

/** What is looked for, once it is there; rejects when patience is at its end. */
export async function until<T>(look: () => Promise<T | null | false>): Promise<T> {
  const found = await inTime(look, patienceMs);
  if (found === null) throw new Error(`not within ${patienceMs / 1_000} s`);
  return found;
}

/** The same within so long; null when that is over. */
export async function inTime<T>(look: () => Promise<T | null | false>, withinMs: number): Promise<T | null> {
  for (const deadline = Date.now() + withinMs; Date.now() < deadline; ) {
    const since = performance.now();
    const found = await look();
    if (found) return found;
    // A look takes the processor's time from who is looked at: the slower it goes, the more seldom.
    await pause(lookAgainMs + 9 * (performance.now() - since));
  }
  return null;
}
