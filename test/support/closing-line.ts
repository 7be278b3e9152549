/** What became of one test file, as results-reporter.cjs writes it. */
export interface SuiteResult {
  passed: number;
  failed: number;
  skipped: number;
  /** Did not load, or broke outside its tests. */
  broken: boolean;
}

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/**
 * Adds up the files of one Jest run. A broken file counts as one failed test; so does a run that ended badly without
 * any failed test to show for it (`suites` undefined: it left no results at all).
 */
export function countsOf(suites: readonly SuiteResult[] | undefined, exitCode: number | null): Counts {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const suite of suites ?? []) {
    counts.passed += suite.passed;
    counts.failed += suite.failed + (suite.broken ? 1 : 0);
    counts.skipped += suite.skipped;
  }
  const endedWell = exitCode === 0 && suites !== undefined;
  // No test found is "nothing ran", which the closing line shows by itself.
  const nothingRan = suites?.length === 0;
  if (!endedWell && counts.failed === 0 && !nothingRan) counts.failed = 1;
  return counts;
}

/** The sum over the phases of a run. */
export function addUp(phases: readonly Counts[]): Counts {
  return phases.reduce(
    (sum, phase) => ({
      passed: sum.passed + phase.passed,
      failed: sum.failed + phase.failed,
      skipped: sum.skipped + phase.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** The last line of `npm test` (design §8). */
export function closingLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** A run is good when something passed and nothing failed. */
export function exitCodeOf({ passed, failed }: Counts): number {
  return failed === 0 && passed > 0 ? 0 : 1;
}
