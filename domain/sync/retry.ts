/** The wait for a failed record's next try doubles up to this (design rule 3). */
const longestWaitMs = 6 * 60 * 60_000;

/**
 * When a record that has failed `tries` times in a row is tried again although nothing has changed (design rule 3): what
 * may pass by itself in the next run; what a person must mend after `firstWaitMs`, doubled each time, since people fix
 * causes without telling anyone. Instants are UTC.
 */
export function nextTry(now: string, tries: number, passing: boolean, firstWaitMs: number): string {
  if (passing) return now;
  const waitMs = Math.min(firstWaitMs * 2 ** (tries - 1), longestWaitMs);
  return new Date(Date.parse(now) + waitMs).toISOString();
}
