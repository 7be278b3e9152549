import {
  type Actor,
  type FailureKind,
  type FailureRule,
  type FortnoxFailure,
  failureKind,
  failureRules,
  failureSentence,
} from '../../activities/fortnox/failures';
import { applicationFailure } from '../../activities/fortnox/throw-failure';

const failure: FortnoxFailure = {
  kind: 'refused',
  method: 'PUT',
  path: '/3/customers/1',
  status: 400,
  code: '2001600',
  message: 'För långt.',
  requestId: 'ab12cd34',
  retryAfterMs: null,
};

/** core-api §2.5, as far as a call for a register can meet it. */
test.each([
  [404, '2000433', 'notFound'],
  [400, '2000433', 'notFound'],
  [400, '2000637', 'numberTaken'],
  [400, '2000359', 'forbiddenCharacters'],
  [400, '2004194', 'invalidVatNumber'],
  [403, '2000663', 'missingRight'],
  [403, '2000664', 'missingRight'],
  [400, '2003275', 'missingRight'],
  [403, '2001101', 'missingLicence'],
  [403, '2001103', 'missingLicence'],
  [401, '2000311', 'notAuthorised'],
  [400, '2000310', 'notAuthorised'],
  [400, '2000587', 'malformedRequest'],
  [400, '2000588', 'malformedRequest'],
  [400, '2001392', 'malformedRequest'],
  [400, '2001399', 'malformedRequest'],
  [400, '2002115', 'malformedRequest'],
  [400, '1000030', 'malformedRequest'],
  [400, '1000031', 'malformedRequest'],
  [500, '1000003', 'fortnoxDown'],
  [400, '1000003', 'fortnoxDown'],
  [400, '2001600', 'refused'],
  [400, '2999999', 'refused'],
  [400, null, 'refused'],
  [401, null, 'notAuthorised'],
  [403, 'missing.rights', 'missingRight'],
  [404, null, 'notFound'],
  [409, null, 'refused'],
  [429, null, 'rateLimited'],
  [500, null, 'fortnoxDown'],
  [504, null, 'fortnoxDown'],
] as const)('HTTP %i with code %s is %s', (status, code, kind) => {
  expect(failureKind(status, code)).toBe(kind);
});

test('a code nobody knows is refused, and never tried again blindly', () => {
  expect(failureRules[failureKind(400, '2999999')].retry).toBe(false);
});

/** Said apart from the table itself: what a kind means for the register's sync is not to change unseen. */
const meaning: Readonly<Partial<Record<FailureKind, readonly [retry: boolean, actor: Actor]>>> = {
  notReached: [true, 'operator'],
  noAnswer: [true, 'nobody'],
  rateLimited: [true, 'nobody'],
  fortnoxDown: [true, 'nobody'],
  unexpectedAnswer: [true, 'developer'],
  notAuthorised: [true, 'fortnoxAdministrator'],
  credentialsRefused: [true, 'fortnoxAdministrator'],
  missingRight: [false, 'fortnoxAdministrator'],
  missingLicence: [false, 'fortnoxAdministrator'],
  forbiddenCharacters: [false, 'anderssonUser'],
  numberTaken: [false, 'anderssonUser'],
  notFound: [false, 'fortnoxUser'],
  invalidVatNumber: [false, 'fortnoxUser'],
  malformedRequest: [false, 'developer'],
  refused: [false, 'anderssonUser'],
};

const rules: readonly (readonly [FailureKind, FailureRule])[] = Object.entries(failureRules).map(([kind, rule]) => [
  kind as FailureKind,
  rule,
]);

test('rule 3: what heals is tried again, what does not is for somebody', () => {
  const found = rules.filter(([kind]) => meaning[kind]).map(([kind, { retry, actor }]) => [kind, [retry, actor]]);
  expect(Object.fromEntries(found)).toEqual(meaning);
});

test.each(rules)('%s says in both languages what happened and what to do', (kind, rule) => {
  for (const sentence of [rule.sv, rule.en]) expect(sentence).toMatch(/^\p{Lu}.*[.?]$/u);
  expect(rule.sv).not.toBe(rule.en);
  const told = { ...failure, kind };
  expect(failureSentence(told, 'sv')).toBe(`${rule.sv} Fortnox: För långt. (2001600)`);
  expect(failureSentence(told, 'en')).toBe(`${rule.en} Fortnox: För långt. (2001600)`);
});

test('without an answer it is the network that is quoted, and no code', () => {
  const unanswered = { ...failure, kind: 'notReached', status: null, code: null, message: 'ECONNREFUSED' } as const;
  expect(failureSentence(unanswered, 'sv')).toMatch(/Nätet: ECONNREFUSED$/);
  expect(failureSentence(unanswered, 'en')).toMatch(/The network: ECONNREFUSED$/);
});

test('rule 3: Temporal is told the kind, whether to try again, when, and what support needs', () => {
  const limited = applicationFailure({ ...failure, kind: 'rateLimited', retryAfterMs: 7_000 }, 'sv');
  expect(limited).toMatchObject({ type: 'rateLimited', nonRetryable: false, nextRetryDelay: 7_000 });
  const refused = applicationFailure(failure, 'en');
  expect(refused).toMatchObject({ type: 'refused', nonRetryable: true, message: failureSentence(failure, 'en') });
  expect(refused.nextRetryDelay).toBeUndefined();
  expect(refused.details).toMatchObject([
    { method: 'PUT', path: '/3/customers/1', status: 400, code: '2001600', requestId: 'ab12cd34' },
  ]);
});
