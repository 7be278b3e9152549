import { firstPhase, needsTemporal } from './selection';

test.each([
  [[], true],
  [['test/domain'], false],
  [['test/domain/money.test.ts', 'test/sandbox/fortnox/'], false],
  [['test\\domain\\money.test.ts'], false],
  [['test/domain', 'test/workflows'], true],
  [['test/domain-like.test.ts'], true],
  [['purchase'], true],
  [['test/domain', 'purchase'], true],
  [['-t', 'R1.1'], true],
  [['test/domain', '-t', 'R1.1'], false],
])('npm test -- %j needs Temporal: %s', (args, answer) => {
  expect(needsTemporal(args)).toBe(answer);
});

test('the check of the recorded exchanges waits for its own phase unless it is asked for', () => {
  expect(firstPhase([]).join(' ')).toContain('fortnox-exchanges');
  const asked = ['test/contract/fortnox-exchanges.test.ts'];
  expect(firstPhase(asked)).toEqual(asked);
});
