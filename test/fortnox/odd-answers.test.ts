import { registerApi } from '../../activities/fortnox/registers/register-api';
import { customers } from '../../domain/registers/customers';
import { anyToken, clientOf, closeSimulators, connect } from './connect';
import { closeOddServers, oddFortnox } from './odd-server';

afterEach(closeSimulators);
afterEach(closeOddServers);

/** A whole customer, as Fortnox gives it: unset fields are null (core-api §2.3). */
const unset = Object.fromEntries(customers.fields.map(({ fortnox }) => [fortnox.field, null]));
const card = { ...unset, CustomerNumber: '1', Name: 'Volvo', Active: true };
const read = { kind: 'unexpectedAnswer', method: 'GET', path: '/3/customers/1' };
const written = { kind: 'unexpectedAnswer', method: 'POST', path: '/3/customers' };

test.each([
  ['an HTML page', '<html><body>Logga in</body></html>'],
  ['half a JSON text', '{"Customer":{"CustomerNumber":"1","Na'],
  ['no envelope', card],
  ['another envelope', { Supplier: card }],
  ['an empty envelope', { Customer: {} }],
  ['a list where a record was asked for', { MetaInformation: {}, Customers: [card] }],
  ['JSON that is no object', 'null'],
  ['nothing at all', ''],
  ['a field of another type', { Customer: { ...card, Name: { sv: 'Volvo' } } }],
  ['an activity mark that is no truth value', { Customer: { ...card, Active: 'true' } }],
  ['a field that is not there', { Customer: { ...card, Email: undefined } }],
])('200 with %s: a named failure, and after a write its outcome is unknown', async (_name, body) => {
  const api = await oddFortnox({ body });
  const answer = await api.read('1');
  expect(answer).toMatchObject({ failure: read });
  expect(answer.outcome).not.toBe('done');
  expect(await api.create('1', { Name: 'Volvo' })).toMatchObject({ outcome: 'unknown', failure: written });
  expect(await api.update('1', { Name: 'Volvo' })).toMatchObject({ outcome: 'unknown', failure: { method: 'PUT' } });
});

test('a licence gap is a kind of its own, since somebody can grant the right; named by its field and request id', async () => {
  const api = await oddFortnox({ body: { Customer: { ...card, City: {}, Email: 'API_NORIGHT' } } });
  const failure = {
    kind: 'fieldWithoutRight',
    unread: { field: 'Customer.Email', came: 'noRight' },
    message: 'fältet Customer.Email får inte läsas (API_NORIGHT)',
    requestId: 'ab12cd34',
  };
  expect(await api.read('1')).toMatchObject({ outcome: 'refused', failure });
  expect(await api.create('1', { Name: 'Volvo' })).toMatchObject({ outcome: 'unknown', failure });
});

test('numbers where text is usual, null and blanks are all read as text', async () => {
  const body = { Customer: { ...card, CustomerNumber: 1, ZipCode: 41_663, Phone1: null, City: ' Göteborg\r\n' } };
  const answer = await (await oddFortnox({ body })).read('1');
  expect(answer).toMatchObject({
    outcome: 'done',
    value: { number: '1', values: { Name: 'Volvo', ZipCode: '41663', Phone1: '', City: 'Göteborg' } },
  });
});

test.each([
  ['no MetaInformation', { Customers: [card] }],
  ['no list', { MetaInformation: { '@TotalResources': 1, '@TotalPages': 1, '@CurrentPage': 1 } }],
  ['a row without number', { MetaInformation: { '@TotalResources': 1, '@TotalPages': 1 }, Customers: [{ Name: 'A' }] }],
  ['counts that are none', { MetaInformation: { '@TotalResources': 'many', '@TotalPages': 1 }, Customers: [] }],
  ['counts that are unset', { MetaInformation: { '@TotalResources': 1, '@TotalPages': null }, Customers: [] }],
])('a list with %s: a named failure', async (_name, body) => {
  const list = await (await oddFortnox({ body })).list({}, 1);
  expect(list).toMatchObject({ outcome: 'refused', failure: { ...read, path: '/3/customers' } });
});

test('a list whose counts and numbers come as the other kind is read all the same', async () => {
  const body = {
    MetaInformation: { '@TotalResources': '2', '@TotalPages': '1' },
    Customers: [{ CustomerNumber: 1 }, card],
  };
  const list = await (await oddFortnox({ body })).list({}, 1);
  expect(list).toMatchObject({ outcome: 'done', value: { numbers: ['1', '1'], totalPages: 1, totalResources: 2 } });
});

const information = (spelling: object) => ({ ErrorInformation: spelling });

test.each([
  [
    'capital keys',
    404,
    information({ Error: 1, Message: 'Kan inte hitta kunden.', Code: 2000433 }),
    'notFound',
    '2000433',
  ],
  ['small keys', 400, information({ error: 1, message: 'tecken', code: 2000359 }), 'forbiddenCharacters', '2000359'],
  [
    'a code as text',
    400,
    information({ error: 1, message: 'tecken', code: '2000359' }),
    'forbiddenCharacters',
    '2000359',
  ],
  ['a code nobody knows', 400, information({ error: 1, message: 'nytt', code: 2999999 }), 'refused', '2999999'],
  [
    'the warehouse’s shape',
    403,
    { error: 'missing.rights', id: 'x', message: 'No right' },
    'missingRight',
    'missing.rights',
  ],
  ['no body', 404, '', 'notFound', null],
  ['a page', 403, '<html></html>', 'missingRight', null],
] as const)('an error with %s is understood', async (_name, status, body, kind, code) => {
  const answer = await (await oddFortnox({ status, body })).update('1', { Name: 'A' });
  expect(answer).toMatchObject({
    outcome: 'refused',
    failure: { kind, code, status, method: 'PUT', requestId: 'ab12cd34' },
  });
  expect((answer as { failure: { message: string } }).failure.message).not.toBe('');
});

test.each([
  ['a gateway’s page', 404, '<html>Not here</html>'],
  ['a gateway’s words', 404, { message: 'no Route matched with those values' }],
  ['a body of another shape', 400, { errors: [1] }],
  ['half an error', 400, '{"ErrorInformation":{"err'],
  ['a redirect', 302, ''],
])(
  '%s proves nothing: not that a record is missing, not that a write was without effect',
  async (_name, status, body) => {
    const api = await oddFortnox({ status, body });
    const failure = { kind: 'unexpectedAnswer', status, requestId: 'ab12cd34', unread: { field: null } };
    expect(await api.read('1')).toMatchObject({ outcome: 'unknown', failure });
    expect(await api.update('1', { Name: 'A' })).toMatchObject({ outcome: 'unknown', failure });
  },
);

test.each([500, 502, 503, 504])('%i: may have been done, whatever the body', async (status) => {
  for (const body of ['', '<html></html>', information({ error: 1, message: 'systemfel', code: 1000003 })]) {
    const api = await oddFortnox({ status, body });
    expect(await api.create('1', { Name: 'A' })).toMatchObject({
      outcome: 'unknown',
      failure: { kind: 'fortnoxDown', status },
    });
    expect(await api.read('1')).toMatchObject({ outcome: 'unknown', failure: { kind: 'fortnoxDown' } });
  }
});

test.each([
  ['7', 7_000],
  ['0', 0],
  ['86400', 60_000],
  ['-1', null],
  ['Mon, 23 Nov 2026 10:00:00 GMT', null],
])('Retry-After %j on an error is handed on as %j ms', async (value, retryAfterMs) => {
  const answer = await (await oddFortnox({ status: 503, headers: { 'Retry-After': value } })).read('1');
  expect(answer).toMatchObject({ failure: { retryAfterMs } });
});

test('a redirect is not followed: the token must not go elsewhere', async () => {
  const api = await oddFortnox({ status: 302, headers: { Location: 'http://127.0.0.1:9/' } });
  expect(await api.read('1')).toMatchObject({ outcome: 'unknown', failure: { status: 302 } });
});

test('the answer’s time is Fortnox’s, or ours where it sends none that can be read', async () => {
  const found = { status: 200, body: { Customer: card } };
  const told = await (await oddFortnox({ ...found, headers: { Date: 'Mon, 23 Nov 2026 10:00:00 GMT' } })).read('1');
  expect(told).toMatchObject({ at: new Date('2026-11-23T10:00:00Z') });
  const earliest = Date.now();
  const odd = await (await oddFortnox({ ...found, headers: { Date: 'soon' } })).read('1');
  expect(odd.outcome === 'done' && odd.at.getTime()).toBeGreaterThanOrEqual(earliest);
});

test('nobody listens: nothing was sent, and the network’s own words are kept', async () => {
  const { simulator } = await connect();
  const { address } = simulator;
  await simulator.close();
  const created = await registerApi(clientOf(address, anyToken), customers).create('1', { Name: 'A' });
  expect(created).toMatchObject({
    outcome: 'notSent',
    failure: { kind: 'notReached', status: null, message: expect.stringContaining('ECONNREFUSED') },
  });
});

test('a name nobody knows, an address that is none: nothing was sent', async () => {
  for (const address of ['http://fortnox.invalid', 'not an address']) {
    const created = await registerApi(clientOf(address, anyToken), customers).create('1', { Name: 'A' });
    expect(created).toMatchObject({ outcome: 'notSent', failure: { kind: 'notReached', method: 'POST' } });
  }
});
