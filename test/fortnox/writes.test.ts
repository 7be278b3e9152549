import type { FortnoxClient } from '../../activities/fortnox/client';
import { writeRecord } from '../../activities/fortnox/registers/register-writes';
import { writeFacts } from '../../activities/fortnox/registers/write-facts';
import { customers } from '../../domain/registers/customers';
import type { Export } from '../../domain/sync/record';
import { calls, closeSimulators, connect } from './connect';

afterEach(closeSimulators);

const write = (client: FortnoxClient, it: Export) => {
  const call = { company: 'demo', client, register: customers, lane: 'register', signal: undefined } as const;
  return writeRecord(writeFacts().scopeOf(call), it);
};
const create = (fields: Record<string, string>, number = '1001') => ({ number, action: 'create', fields }) as const;
const update = (fields: Record<string, string>, number = '1001') => ({ number, action: 'update', fields }) as const;
const volvo = { Name: 'Volvo', City: 'Göteborg' };

test.each([
  [{ kind: 'replyLost' }, 'noAnswer'],
  [{ kind: 'truncatedBody' }, 'noAnswer'],
  [{ kind: 'serverError', effect: true }, 'fortnoxDown'],
  [{ kind: 'htmlBody', effect: true }, 'fortnoxDown'],
  [{ kind: 'htmlBody', status: 200, effect: true }, 'unexpectedAnswer'],
] as const)(
  'R1.1.2 made, but the reply said otherwise (%j): unknown; the retry finds its own record',
  async (fault, kind) => {
    const { simulator, client } = await connect();
    simulator.addFault({ ...fault, method: 'POST', path: '/3' });
    const first = await write(client, create(volvo));
    expect(first).toMatchObject({ outcome: 'unknown', failure: { kind, method: 'POST', path: '/3/customers' } });
    const second = await write(client, create(volvo));
    expect(second).toMatchObject({ outcome: 'done', value: { number: '1001', values: volvo } });
    expect(simulator.customers.all()).toHaveLength(1);
  },
);

test.each([
  [{ kind: 'connectionReset' }, 'noAnswer'],
  [{ kind: 'serverError' }, 'fortnoxDown'],
  [{ kind: 'htmlBody' }, 'fortnoxDown'],
] as const)('R1.1.2 not made, which nobody can tell (%j): unknown; the retry makes it', async (fault, kind) => {
  const { simulator, client } = await connect();
  simulator.addFault({ ...fault, method: 'POST', path: '/3' });
  expect(await write(client, create(volvo))).toMatchObject({ outcome: 'unknown', failure: { kind } });
  expect(simulator.customers.all()).toHaveLength(0);
  expect(await write(client, create(volvo))).toMatchObject({ outcome: 'done' });
  expect(simulator.customers.all()).toHaveLength(1);
});

test('a create that is committed after its line was cut: whoever comes second finds the number taken, and one customer', async () => {
  const { simulator, client } = await connect();
  simulator.addFault({ kind: 'commitLate', delayMs: 60_000, method: 'POST', path: '/3' });
  expect(await write(client, create(volvo))).toMatchObject({ outcome: 'unknown' });
  expect(await write(client, create(volvo))).toMatchObject({ outcome: 'done' });
  simulator.clock.advance(60_000);
  await new Promise(setImmediate);
  expect(simulator.customers.all()).toHaveLength(1);
});

test('R0.7 the number is taken by another customer: left alone', async () => {
  const { simulator, client } = await connect();
  simulator.customers.create({ CustomerNumber: '1001', Name: 'Saab' });
  expect(await write(client, create(volvo))).toMatchObject({ outcome: 'done', value: 'taken' });
  expect(simulator.customers.get('1001')).toMatchObject({ Name: 'Saab', City: null });
});

test('R1.1.1 a customer of that number that holds more than was sent is taken: the rest has still to reach Andersson', async () => {
  const { simulator, client } = await connect();
  simulator.customers.create({ CustomerNumber: '1001', ...volvo, Phone1: '031' });
  expect(await write(client, create(volvo))).toMatchObject({ outcome: 'done', value: 'taken' });
});

test('a number that was deleted stays reserved: refused with Fortnox’s message and code', async () => {
  const { simulator, client } = await connect();
  simulator.customers.create({ CustomerNumber: '1001', Name: 'Saab' });
  simulator.customers.remove('1001');
  expect(await write(client, create(volvo))).toMatchObject({
    outcome: 'refused',
    failure: {
      kind: 'numberTaken',
      code: '2000637',
      status: 400,
      message: 'Kundnummer 1001 används redan, eller har använts och raderats.',
    },
  });
});

test('a taken number that cannot be looked up is not settled', async () => {
  const { simulator, client } = await connect();
  simulator.customers.create({ CustomerNumber: '1001', ...volvo });
  simulator.addFault({ kind: 'serverError', method: 'GET', path: '/3' });
  expect(await write(client, create(volvo))).toMatchObject({
    outcome: 'unknown',
    failure: { kind: 'fortnoxDown' },
  });
  expect(await write(client, create(volvo))).toMatchObject({ outcome: 'done', value: { values: volvo } });
});

test('R0.6 an update whose reply was lost may be made again: the same change made twice is one', async () => {
  const { simulator, client } = await connect();
  simulator.customers.create({ CustomerNumber: '1001', ...volvo, Phone1: '031' });
  simulator.addFault({ kind: 'replyLost', method: 'PUT' });
  expect(await write(client, update({ City: 'Borås' }))).toMatchObject({ outcome: 'unknown' });
  expect(await write(client, update({ City: 'Borås' }))).toMatchObject({ outcome: 'done' });
  expect(simulator.customers.get('1001')).toMatchObject({ Name: 'Volvo', City: 'Borås', Phone1: '031' });
});

test('R0.6 clearing a field sends null, which clears it; an empty text would be ignored', async () => {
  const { simulator, client } = await connect();
  simulator.customers.create({ CustomerNumber: '1001', ...volvo, Phone1: '031', Email: 'a@b.se' });
  const cleared = await write(client, update({ Phone1: '', Email: '', City: 'Borås' }));
  expect(cleared).toMatchObject({ outcome: 'done', value: { values: { Phone1: '', Email: '', City: 'Borås' } } });
  expect(simulator.customers.get('1001')).toMatchObject({ Phone1: null, Email: '', City: 'Borås' });
});

test.each([
  ['characters Fortnox does not take', { Name: 'Volvo <AB>' }, 'forbiddenCharacters', '2000359'],
  ['a reference that is too long', { Name: 'Volvo', YourReference: 'x'.repeat(51) }, 'textTooLong', '2001600'],
  ['an unknown field', { Name: 'Volvo', Nickname: 'V' }, 'malformedRequest', '2001399'],
] as const)('%s: refused with code, and nothing is made', async (_name, fields, kind, code) => {
  const { simulator, client } = await connect();
  expect(await write(client, create(fields))).toMatchObject({
    outcome: 'refused',
    failure: { kind, code, status: 400 },
  });
  expect(simulator.customers.all()).toHaveLength(0);
});

test('a missing right is told from a missing customer', async () => {
  const { simulator, client } = await connect();
  simulator.addFault({ kind: 'missingRight', path: '/3', times: 2 });
  expect(await write(client, update(volvo))).toMatchObject({ failure: { kind: 'missingRight', status: 403 } });
  expect(await write(client, update(volvo))).toMatchObject({ failure: { kind: 'notFound', code: '2000433' } });
});

test.each(['A/1', 'Å-Ö', 'kund 1', '10+10', '100%', 'A&B=C', 'a#b', '½', 'K:1', 'a\\b'])(
  'a customer number like %j is read, changed and found under its own name',
  async (number) => {
    const { simulator, client, api } = await connect();
    expect(await write(client, create(volvo, number))).toMatchObject({ outcome: 'done', value: { number } });
    expect(await write(client, update({ City: 'Borås' }, number))).toMatchObject({ outcome: 'done' });
    expect(await api.read(number)).toMatchObject({ outcome: 'done', value: { number, values: { City: 'Borås' } } });
    expect(await api.list({ customernumber: number }, 1)).toMatchObject({ value: { numbers: [number] } });
    expect(simulator.customers.get(number)).toMatchObject({ City: 'Borås' });
  },
);

test('a cancelled call throws what cancelled it, and a call cancelled beforehand is never made', async () => {
  const { simulator, client, api } = await connect();
  simulator.addFault({ kind: 'slow', delayMs: 60_000, path: '/3' });
  const cancelling = new AbortController();
  const slow = api.read('1001', cancelling.signal);
  const ended = expect(slow).rejects.toThrow('worker stops');
  while (calls(simulator).length === 0) await new Promise(setImmediate);
  cancelling.abort(new Error('worker stops'));
  await ended;
  await expect(api.read('1001', cancelling.signal)).rejects.toThrow('worker stops');
  expect(calls(simulator)).toHaveLength(1);
  expect((await client.budget.figures()).used).toBeLessThanOrEqual(1);
});
