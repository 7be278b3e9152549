import { AnderssonDatabaseError, isTransientDatabaseError } from '../../../activities/andersson/database';
import { transientCodes, transientNumbers } from '../../../activities/andersson/database/transient-errors';

test.each([...transientNumbers])('SQL Server %s heals by itself: %s', (number) => {
  expect(isTransientDatabaseError({ number })).toBe(true);
});

test.each([...transientCodes])('%s heals by itself: %s', (code) => {
  expect(isTransientDatabaseError({ code })).toBe(true);
});

test.each([
  ['inside a cause', new Error('x', { cause: { originalError: { code: 'ESOCKET' } } }), true],
  ['among several', { errors: [{ code: 'ECONNREFUSED' }] }, true],
  ['a server not reached', new AnderssonDatabaseError('unreachable', 'x'), true],
  ['a duplicate key', { number: 2627, code: 'EREQUEST' }, false],
  ['a syntax error', { number: 102, code: 'EREQUEST' }, false],
  ['a refused login', { number: 18456, code: 'ELOGIN' }, false],
  ['a refused certificate', { code: 'ESOCKET', message: 'self-signed certificate in certificate chain' }, false],
  ['a broken constraint of SQLite', { code: 'SQLITE_CONSTRAINT_UNIQUE' }, false],
  ['a full disk', { code: 'SQLITE_FULL' }, false],
  ['a refused row', new AnderssonDatabaseError('rowInvalid', 'x', {}, { code: 'ESOCKET' }), false],
  ['nothing', undefined, false],
])('%s: transient is %s', (_name, error, transient) => {
  expect(isTransientDatabaseError(error)).toBe(transient);
});

test('an error that points at itself is answered all the same', () => {
  const error: { cause?: unknown } = {};
  error.cause = error;
  expect(isTransientDatabaseError(error)).toBe(false);
});
