import { ActivityFailure, ApplicationFailure, CancelledFailure, TimeoutFailure } from '@temporalio/common';
import { operatorTexts } from '../../domain/operator-texts';
import { problemFailure } from '../../workflows/operator/problem-failure';

const inActivity = (cause: Error) =>
  new ActivityFailure('Activity task failed', 'preparePurchaseOrder', '1', 'NON_RETRYABLE_FAILURE', 'worker', cause);
const help = { who: 'inköparen', where: 'Fortnox → Inköp' };

test.each<[string, Error, unknown]>([
  [
    'an activity’s failure for people, with who and where',
    inActivity(ApplicationFailure.nonRetryable('Saknas.', 'supplierMissing', help)),
    { kind: 'supplierMissing', why: 'Saknas.', ...help },
  ],
  [
    'one the process finds itself',
    ApplicationFailure.nonRetryable('Makulerad.', 'orderVoidedByHand', help),
    { kind: 'orderVoidedByHand', why: 'Makulerad.', ...help },
  ],
  [
    'one whose skip means something of its own',
    inActivity(ApplicationFailure.nonRetryable('Pris?', 'costMissing', { ...help, skipIf: 'Var det gratis' })),
    { kind: 'costMissing', why: 'Pris?', ...help, skipIf: 'Var det gratis' },
  ],
  [
    'one that says nobody and nowhere',
    inActivity(ApplicationFailure.retryable('Nere.', 'serverError')),
    { kind: 'serverError', why: 'Nere.', who: null, where: null },
  ],
  [
    'details that are no help',
    inActivity(ApplicationFailure.nonRetryable('Nej.', 'refused', 'text', { who: 'sent' })),
    { kind: 'refused', why: 'Nej.', who: null, where: null },
  ],
  [
    'a fault of an activity’s program, named in the reason',
    inActivity(ApplicationFailure.nonRetryable('Okänt.', 'TypeError')),
    { kind: 'unknown', why: 'TypeError: Okänt.', who: null, where: null },
  ],
  [
    'a time-out',
    inActivity(new TimeoutFailure('activity timeout', undefined, 'START_TO_CLOSE')),
    {
      kind: 'noAnswer',
      why: 'Steget preparePurchaseOrder blev inte klart i tid: datorn eller nätet kan ha stannat. Inget görs två gånger; det försöks igen av sig självt.',
      who: null,
      where: null,
    },
  ],
  ['a cancellation is none', new CancelledFailure('cancelled'), null],
  ['nor is a cancelled activity', inActivity(new CancelledFailure('cancelled')), null],
  ['nor a fault of the program, which is to show as one', new TypeError('undefined is not a function'), null],
])('%s', (_, error, expected) => {
  expect(problemFailure(error, operatorTexts.sv)).toEqual(expected);
});

test('a time-out is told in the company’s language, never in Temporal’s own words', () => {
  const timeout = inActivity(new TimeoutFailure('activity timeout', undefined, 'START_TO_CLOSE'));
  const { why } = problemFailure(timeout, operatorTexts.en) ?? {};
  expect(why).toMatch(/^The step preparePurchaseOrder was not done in time/);
});
