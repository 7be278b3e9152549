import { registers } from '../../domain/registers';
import { progressOf } from '../../workflows/register-sync/load-progress';

const listing = { total: 5_000, finished: false };
const listed = { total: 0, finished: true };

test.each([
  ['before the first page nobody knows', 'articles', { total: null, finished: false }, 0, 0, 0, null],
  ['what Fortnox lists takes a call each', 'articles', listing, 2_120, 0, 5_000, 10],
  ['an article goes to Fortnox with its price: two calls', 'articles', listed, 2_120, 5_000, 5_000, 20],
  ['a customer goes in one', 'customers', listed, 2_120, 5_000, 5_000, 10],
  ['taken in on both sides: nothing is left', 'customers', listed, 5_000, 4_000, 5_000, 0],
] as const)('a load tells how far it has come: %s', (_, name, position, done, inAndersson, of, minutesLeft) => {
  expect(progressOf(registers[name], position, done, inAndersson)).toEqual({ done, of, minutesLeft });
});
