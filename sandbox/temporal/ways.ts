/** Takes one line for a person waiting; where it goes is the caller's choice. */
export type Progress = (line: string) => void;

/** What came of one way to an executable: its path, or one sentence why not and what to do. */
export type Attempt = { path: string } | { because: string };

/** One way to an executable. It does not throw for what a person can mend; that is `because`. */
export type Way = () => Promise<Attempt>;

/**
 * Tries the quick ways, then the slow ones, and returns the first executable. Says nothing while a quick way does it.
 * Throws one error that holds the sentence of every way when none gave it.
 */
export async function firstOf(
  what: string,
  ways: { quick: readonly Way[]; slow: readonly Way[] },
  progress: Progress,
): Promise<string> {
  const quick = await firstIn(ways.quick, () => undefined);
  if ('path' in quick) return quick.path;
  const tell = (line: string) => progress(`${what}: ${line}`);
  for (const line of quick.reasons) tell(line);
  const slow = await firstIn(ways.slow, tell);
  if ('path' in slow) return slow.path;
  const reasons = [...quick.reasons, ...slow.reasons].map((line) => `- ${line}`);
  throw new Error([`${what} was not found and could not be made.`, ...reasons].join('\n'));
}

async function firstIn(ways: readonly Way[], tell: Progress): Promise<{ path: string } | { reasons: string[] }> {
  const reasons: string[] = [];
  for (const way of ways) {
    const attempt = await way();
    if ('path' in attempt) return attempt;
    reasons.push(attempt.because);
    tell(attempt.because);
  }
  return { reasons };
}
