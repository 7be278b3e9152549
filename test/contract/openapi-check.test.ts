import type { RecordedExchange } from '../../sandbox/fortnox/http/exchange-record';
import { createExchangeCheck } from './exchange-check';
import { smallOpenApi } from './small-openapi';

const check = createExchangeCheck(smallOpenApi);
const customer = { Name: 'Å', CountryCode: 'SE', Type: 'COMPANY', Group: null, Discount: 2.5 };

const create = (changes: object, rest: Partial<RecordedExchange> = {}): RecordedExchange => ({
  method: 'POST',
  route: '/3/customers',
  path: '/3/customers',
  query: '',
  requestBody: { Customer: { Name: 'Å', ...changes } },
  status: 201,
  responseBody: { Customer: customer },
  ...rest,
});
const update = (sent: object): RecordedExchange =>
  create({}, { ...one, method: 'PUT', status: 200, requestBody: { Customer: sent } });
const answer = (changes: object, rest: Partial<RecordedExchange> = {}): RecordedExchange =>
  create({}, { responseBody: { Customer: { ...customer, ...changes } }, ...rest });
const list = (responseBody: unknown, query = ''): RecordedExchange =>
  create({}, { method: 'GET', query, status: 200, requestBody: null, responseBody });
const refusal = (ErrorInformation: unknown, status = 400): RecordedExchange =>
  create({}, { status, responseBody: { ErrorInformation } });
const one = { route: '/3/customers/{CustomerNumber}', path: '/3/customers/a%2Fb' };
const none = { Customers: [] };

/** A record is JSON: what is undefined is not there. */
const asRecorded = (exchange: RecordedExchange): RecordedExchange => JSON.parse(JSON.stringify(exchange));
const faults = (exchange: RecordedExchange, simulatorTest = false): string[] =>
  check(exchange, simulatorTest).findings.map(({ in: place, at, kind }) => `${place} ${at}: ${kind}`);

describe('what is as described passes', () => {
  test.each<[string, RecordedExchange]>([
    ['a create', create({ Type: 'PRIVATE', Group: null, Discount: 1, CountryCode: 'NO' })],
    ['letters outside the basic plane count as one', create({ Name: '𝒜'.repeat(10) })],
    ['a partial update', update({ CountryCode: 'NO' })],
    ['a list', list({ Customers: [{ Name: 'Å', Phone: '' }] }, 'filter=active&sent=true&year=2026&id=1,2')],
    [
      'nothing after a delete',
      { ...create({}), ...one, method: 'DELETE', requestBody: null, status: 204, responseBody: null },
    ],
    ['a refusal', refusal({ Code: 2000433, Message: 'Kan inte hitta kunden.' }, 404)],
    ['a call that never got an answer', create({}, { status: null, responseBody: null, fault: 'connectionReset' })],
    ["a gateway's page", create({}, { status: 502, responseBody: '<html>', fault: 'htmlBody' })],
  ])('%s', (_what, exchange) => expect(faults(exchange)).toEqual([]));
});

describe('what is not is found', () => {
  test.each<[string, RecordedExchange, string[]]>([
    ['an unknown field', create({ Nickname: 'x' }), ['request Customer.Nickname: unknown']],
    [
      'a member beside the envelope',
      create({}, { requestBody: { Customer: { Name: 'Å' }, x: 1 } }),
      ['request x: unknown'],
    ],
    ['a name too long', create({ Name: 'x'.repeat(11) }), ['request Customer.Name: length']],
    ['an empty name', create({ Name: '' }), ['request Customer.Name: empty']],
    ['no name on create', create({ Name: undefined }), ['request Customer.Name: missing']],
    ['a code not of its length', create({ CountryCode: 'S' }), ['request Customer.CountryCode: length']],
    ['a value not in the enum', create({ Type: 'FIRM' }), ['request Customer.Type: enum']],
    ['null where it may not be', create({ Type: null }), ['request Customer.Type: null']],
    ['a number for a text', create({ Name: 1 }), ['request Customer.Name: type']],
    ['a text for a number', create({ Discount: '1' }), ['request Customer.Discount: type']],
    ['a body that is no JSON', create({}, { requestBody: '{' }), ['request : notJson']],
    ['a body where none belongs', { ...list(none), requestBody: {} }, ['request : bodyNotDescribed']],
    ['an unknown field in an update', update({ Nickname: 'x' }), ['request Customer.Nickname: unknown']],
    ['an unknown parameter', list(none, 'colour=red'), ['query colour: unknown']],
    ['a parameter not in the enum', list(none, 'filter=all'), ['query filter: enum']],
    [
      'a parameter of another type',
      list(none, 'sent=1&year=now&id=a'),
      ['query sent: type', 'query year: type', 'query id[]: type'],
    ],
    ['a parameter given twice', list(none, 'year=1&year=2'), ['query year: repeated']],
    ['an answer with a member too many', answer({ Nickname: 'x' }), ['answer Customer.Nickname: unknown']],
    ['an answer with a member too few', answer({ Group: undefined }), ['answer Customer.Group: missing']],
    ['a number for a text in an answer', answer({ Name: 5 }), ['answer Customer.Name: type']],
    ['a list item without a member', list({ Customers: [{ Name: 'Å' }] }), ['answer Customers[].Phone: missing']],
    ['a list without its envelope', list([]), ['answer : type']],
    [
      'another status than described',
      answer({}, { status: 200 }),
      ['answer ErrorInformation: missing', 'answer Customer: unknown'],
    ],
    ['an answer without a body', create({}, { responseBody: null }), ['answer : noBody']],
    ['a page where JSON belongs', create({}, { responseBody: '<html>' }), ['answer : notJson']],
    [
      'error keys in lower case',
      refusal({ code: 1, Message: '' }),
      ['answer ErrorInformation.Code: missing', 'answer ErrorInformation.code: unknown'],
    ],
    ['an error code as a text', refusal({ Code: '1', Message: '' }), ['answer ErrorInformation.Code: type']],
    ['an unknown path', create({}, { path: '/3/clients' }), ['route : unknownPath']],
    ['an unknown method', { ...create({}), ...one, method: 'PATCH' }, ['route : unknownMethod']],
    ['a slash at the end', { ...list(none), path: '/3/customers/' }, ['route : trailingSlash']],
    ["a route that is not the simulator's", { ...list(none), route: '/3/suppliers' }, ['route : otherRoute']],
    [
      'a path parameter of another type',
      { ...list(none), ...one, path: '/3/customers/1/years/now', responseBody: { Customer: customer } },
      ['route : otherRoute', 'path Year: type'],
    ],
  ])('%s', (_what, exchange, expected) => expect(faults(asRecorded(exchange))).toEqual(expected));
});

test('a request that the simulator refused by itself is held against the description, except in its own tests', () => {
  const refused = {
    ...create({ Nickname: 'x' }),
    status: 400,
    responseBody: { ErrorInformation: { Code: 1, Message: '' } },
  };
  const found = ['request Customer.Nickname: unknown'];
  expect(faults(refused)).toEqual(found);
  expect(faults(refused, true)).toEqual([]);
  expect(faults({ ...refused, fault: 'refuse' }, true)).toEqual(found);
  expect(faults({ ...refused, responseBody: null }, true)).toEqual(['answer : noBody']);
});
