import { join } from 'node:path';

interface SequencerClass {
  new (): { sort(tests: readonly { path: string }[]): { path: string }[] };
}

const Sequencer = require('./sequencer.cjs') as SequencerClass;

test('pure folders run first, whole systems last, folders not named in between', () => {
  const inTest = (path: string) => ({ path: join(__dirname, '..', path) });
  const expected = ['domain/a', 'domain/b', 'support/x', 'activities/z', 'andersson/q', 'workflows/w', 'e2e/a'].map(
    inTest,
  );
  expect(new Sequencer().sort([...expected].reverse())).toEqual(expected);
});
