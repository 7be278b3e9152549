import { addUp, closingLine, countsOf, exitCodeOf } from './closing-line';

const suite = { passed: 3, failed: 0, skipped: 0, broken: false };

test('skipped tests are named only when there are any', () => {
  expect(closingLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
  expect(closingLine({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
});

test('a file that broke counts as failed, beside its own failed tests', () => {
  const suites = [suite, { ...suite, passed: 0, broken: true }, { ...suite, failed: 2, skipped: 1, broken: true }];
  expect(countsOf(suites, 1)).toEqual({ passed: 6, failed: 4, skipped: 1 });
});

test('a run that ended badly with nothing to show counts as one failure', () => {
  expect(countsOf(undefined, null)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(countsOf([suite], 1)).toEqual({ passed: 3, failed: 1, skipped: 0 });
  expect(countsOf([suite], 0)).toEqual({ passed: 3, failed: 0, skipped: 0 });
});

test('the phases are added up', () => {
  const phases = [
    { passed: 3, failed: 0, skipped: 1 },
    { passed: 2, failed: 1, skipped: 0 },
  ];
  expect(addUp(phases)).toEqual({ passed: 5, failed: 1, skipped: 1 });
});

test.each([
  [{ passed: 1, failed: 0, skipped: 0 }, 0],
  [{ passed: 1, failed: 1, skipped: 0 }, 1],
  [{ passed: 0, failed: 0, skipped: 4 }, 1],
  [{ passed: 0, failed: 0, skipped: 0 }, 1],
])('%j ends with exit code %d', (counts, code) => {
  expect(exitCodeOf(counts)).toBe(code);
});
