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

/** An answer without a code of Fortnox's: a gateway's, or an empty one. Codes: failures-codes.test.ts. */
test.each([
  [400, 'refused'],
  [401, 'notAuthorised'],
  [403, 'missingRight'],
  [404, 'notFound'],
  [409, 'refused'],
  [429, 'rateLimited'],
  [500, 'fortnoxDown'],
  [504, 'fortnoxDown'],
] as const)('HTTP %i by itself is %s', (status, kind) => {
  expect(failureKind('GET', status, null)).toBe(kind);
});

/** Said apart from the table itself, and of every kind: what a kind means for who calls is not to change unseen. */
const meaning: Readonly<Record<FailureKind, readonly [retry: boolean, actor: Actor]>> = {
  noAnswer: [true, 'nobody'],
  rateLimited: [true, 'nobody'],
  fortnoxDown: [true, 'nobody'],
  tenantMigrating: [true, 'nobody'],
  notReached: [true, 'operator'],
  notLoggedIn: [true, 'operator'],
  tokenKeyWrong: [true, 'operator'],
  tokenStoreUnavailable: [true, 'operator'],
  callsNotCounted: [true, 'operator'],
  notAuthorised: [true, 'fortnoxAdministrator'],
  credentialsRefused: [true, 'fortnoxAdministrator'],
  consentLost: [true, 'fortnoxAdministrator'],
  missingRight: [false, 'fortnoxAdministrator'],
  missingLicence: [false, 'fortnoxAdministrator'],
  fieldWithoutRight: [false, 'fortnoxAdministrator'],
  unexpectedAnswer: [true, 'developer'],
  malformedRequest: [false, 'developer'],
  listNotComplete: [false, 'developer'],
  documentTypeRefused: [false, 'developer'],
  invoiceUnbalanced: [false, 'developer'],
  forbiddenCharacters: [false, 'anderssonUser'],
  articleNumberCharacters: [false, 'anderssonUser'],
  textTooLong: [false, 'anderssonUser'],
  numberTaken: [false, 'anderssonUser'],
  contentRefused: [false, 'anderssonUser'],
  refused: [false, 'anderssonUser'],
  dateInFuture: [false, 'anderssonUser'],
  purchaseWithoutRows: [false, 'anderssonUser'],
  quantityNotPositive: [false, 'anderssonUser'],
  priceNegative: [false, 'anderssonUser'],
  tooManyDecimals: [false, 'anderssonUser'],
  deliveryDatePast: [false, 'anderssonUser'],
  unitMismatch: [false, 'anderssonUser'],
  receiptTooEarly: [false, 'anderssonUser'],
  secondReceipt: [false, 'anderssonUser'],
  receiptEmpty: [false, 'anderssonUser'],
  receiptExceedsOrder: [false, 'anderssonUser'],
  receiptDateFuture: [false, 'anderssonUser'],
  costMissing: [false, 'anderssonUser'],
  notFound: [false, 'fortnoxUser'],
  customerMissing: [false, 'fortnoxUser'],
  projectMissing: [false, 'fortnoxUser'],
  unitMissing: [false, 'fortnoxUser'],
  paymentTermsUnknown: [false, 'fortnoxUser'],
  invalidVatNumber: [false, 'fortnoxUser'],
  supplierMissing: [false, 'fortnoxUser'],
  supplierInactive: [false, 'fortnoxUser'],
  articleMissing: [false, 'fortnoxUser'],
  articleInactive: [false, 'fortnoxUser'],
  articleNotStockGoods: [false, 'fortnoxUser'],
  currencyMissing: [false, 'fortnoxUser'],
  currencyRateMissing: [false, 'fortnoxUser'],
  paymentTermsUnclear: [false, 'fortnoxUser'],
  paymentTermsMissing: [false, 'fortnoxUser'],
  stockPointMissing: [false, 'fortnoxUser'],
  deliveryAddressMissing: [false, 'fortnoxUser'],
  twoDocuments: [false, 'fortnoxUser'],
  storedDifferently: [false, 'fortnoxUser'],
  orderCannotChange: [false, 'fortnoxUser'],
  orderCannotBeVoided: [false, 'fortnoxUser'],
  periodLocked: [false, 'fortnoxUser'],
  documentVoided: [false, 'fortnoxUser'],
  documentLocked: [false, 'fortnoxUser'],
  goodsTakenOut: [false, 'fortnoxUser'],
  warehouseError: [false, 'fortnoxUser'],
  inboundDiffers: [false, 'fortnoxUser'],
  inboundVoided: [false, 'fortnoxUser'],
  accountMissing: [false, 'fortnoxUser'],
  accountUnknown: [false, 'fortnoxUser'],
  vatTypeMissing: [false, 'fortnoxUser'],
  reverseVatAccountMissing: [false, 'fortnoxUser'],
  invoiceBooked: [false, 'fortnoxUser'],
  supplierInvoiceVoided: [false, 'fortnoxUser'],
  wrongInvoice: [false, 'fortnoxUser'],
  invoiceRenumbered: [false, 'fortnoxUser'],
  currencyUnknown: [false, 'fortnoxUser'],
  mainSupplierMissing: [false, 'fortnoxUser'],
  priceListMissing: [false, 'fortnoxUser'],
  costBelowItsParts: [false, 'anderssonUser'],
};

const rules: readonly (readonly [FailureKind, FailureRule])[] = Object.entries(failureRules).map(([kind, rule]) => [
  kind as FailureKind,
  rule,
]);

test('rule 3: what heals is tried again, what does not is for somebody', () => {
  expect(Object.fromEntries(rules.map(([kind, { retry, actor }]) => [kind, [retry, actor]]))).toEqual(meaning);
});

test.each(rules)('%s says in both languages what happened and what to do', (kind, rule) => {
  for (const sentence of [rule.sv, rule.en]) expect(sentence).toMatch(/^\p{Lu}.*[.?]$/u);
  expect(rule.sv).not.toBe(rule.en);
  const told = { ...failure, kind };
  const forSupport = rule.actor === 'developer' || kind === 'fieldWithoutRight';
  const call = (id: string) => (forSupport ? ` [PUT /3/customers/1, HTTP 400, ${id} ab12cd34]` : '');
  expect(failureSentence(told, 'sv')).toBe(`${rule.sv} Fortnox: För långt. (2001600)${call('ärende-id')}`);
  expect(failureSentence(told, 'en')).toBe(`${rule.en} Fortnox: För långt. (2001600)${call('request id')}`);
});

test('what cannot be read is named by its field and what came, in the reader’s language, with the call', () => {
  const unread = { field: 'Customer.Email', came: 'object' } as const;
  const odd = { ...failure, kind: 'unexpectedAnswer', code: null, unread } as const;
  expect(failureSentence(odd, 'sv')).toMatch(/Fortnox: fältet Customer\.Email är ett objekt \[PUT .*ab12cd34\]$/);
  expect(failureSentence(odd, 'en')).toMatch(/Fortnox: the field Customer\.Email is an object \[PUT .*ab12cd34\]$/);
  expect(applicationFailure(odd, 'sv').details).toMatchObject([{ field: 'Customer.Email', came: 'object' }]);
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
    {
      method: 'PUT',
      path: '/3/customers/1',
      status: 400,
      code: '2001600',
      requestId: 'ab12cd34',
      page: 'docs/operators/fel/refused.md',
    },
  ]);
});
