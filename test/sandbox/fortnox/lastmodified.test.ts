import { type Connected, closeSimulators, connect } from './plain-client';

afterEach(closeSimulators);

async function since({ api }: Connected, lastmodified: string): Promise<unknown[]> {
  const reply = await api('GET', `/customers?lastmodified=${encodeURIComponent(lastmodified)}`);
  return reply.customers.map(({ CustomerNumber }) => CustomerNumber);
}

test('lastmodified is Swedish local time, in winter and in summer, in every form', async () => {
  const fortnox = await connect();
  const { simulator } = fortnox;
  simulator.customers.seed([{ CustomerNumber: '1', Name: 'Vinter' }], new Date('2027-01-10T12:00:30Z'));
  simulator.customers.seed([{ CustomerNumber: '2', Name: 'Sommar' }], new Date('2027-07-10T12:00:30Z'));
  expect(await since(fortnox, '2027-01-10 13:00:30')).toEqual(['1', '2']);
  expect(await since(fortnox, '2027-01-10 13:00:31')).toEqual(['2']);
  expect(await since(fortnox, '2027-01-10')).toEqual(['1', '2']);
  expect(await since(fortnox, '2027-01-11')).toEqual(['2']);
  expect(await since(fortnox, '2027-07-10 14:00')).toEqual(['2']);
  expect(await since(fortnox, '2027-07-10 14:00:31')).toEqual([]);
});

test('every change stamps: create, update and the user, but not a read', async () => {
  const fortnox = await connect();
  const { simulator, api } = fortnox;
  await api('POST', '/customers', { Customer: { Name: 'X' } });
  simulator.clock.advance(10_000);
  await api('GET', '/customers/1');
  expect(await since(fortnox, '2026-11-23 11:00:10')).toEqual([]);
  await api('PUT', '/customers/1', { Customer: { City: 'Borås' } });
  expect(await since(fortnox, '2026-11-23 11:00:10')).toEqual(['1']);
  simulator.clock.advance(10_000);
  simulator.customers.put('1', { City: 'Åmål' });
  expect(await since(fortnox, '2026-11-23 11:00:20')).toEqual(['1']);
});

test('an update that changes nothing stamps, or not by switch', async () => {
  const fortnox = await connect();
  const { simulator, api } = fortnox;
  const put = () => api('PUT', '/customers/1', { Customer: { City: 'Borås' } });
  simulator.customers.create({ CustomerNumber: '1', Name: 'X', City: 'Borås' });
  simulator.switches.unchangedUpdateStamps = false;
  simulator.clock.advance(10_000);
  await put();
  expect(await since(fortnox, '2026-11-23 11:00:10')).toEqual([]);
  simulator.switches.unchangedUpdateStamps = true;
  await put();
  expect(await since(fortnox, '2026-11-23 11:00:10')).toEqual(['1']);
});

test('the border itself is in or out, to the second or to the minute', async () => {
  const fortnox = await connect();
  const { simulator } = fortnox;
  simulator.clock.advance(30_900);
  simulator.customers.create({ CustomerNumber: '1', Name: 'X' });
  const border = '2026-11-23 11:00:30';
  expect(await since(fortnox, border)).toEqual(['1']);
  simulator.switches.lastmodifiedInclusive = false;
  expect(await since(fortnox, border)).toEqual([]);
  expect(await since(fortnox, '2026-11-23 11:00')).toEqual(['1']);
  simulator.switches.lastmodifiedGranularity = 'minute';
  expect(await since(fortnox, '2026-11-23 11:00')).toEqual([]);
  simulator.switches.lastmodifiedInclusive = true;
  expect(await since(fortnox, '2026-11-23 11:00:59')).toEqual(['1']);
});

test('in the hour that autumn repeats, a clock on the wall hides a later change and an instant does not', async () => {
  // 2026-10-25 03:00 summer time becomes 02:00: 00:50Z reads 02:50, 01:10Z reads 02:10.
  const fortnox = await connect({ clock: { startAt: new Date('2026-10-25T01:10:00Z') } });
  const { simulator } = fortnox;
  simulator.customers.create({ CustomerNumber: '1', Name: 'Andra gången 02.10' });
  expect(await since(fortnox, '2026-10-25 02:50')).toEqual([]);
  expect(await since(fortnox, '2026-10-25 02:10')).toEqual(['1']);
  simulator.switches.daylightSavingComparison = 'instant';
  expect(await since(fortnox, '2026-10-25 02:50')).toEqual(['1']);
});

test('around the hour that spring skips, a change is found by the time before and after it', async () => {
  // 2027-03-28 02:00 becomes 03:00.
  const fortnox = await connect({ clock: { startAt: new Date('2027-03-28T01:00:05Z') } });
  const { simulator } = fortnox;
  simulator.customers.create({ CustomerNumber: '1', Name: 'Just efter' });
  for (const comparison of ['wallClock', 'instant'] as const) {
    simulator.switches.daylightSavingComparison = comparison;
    expect(await since(fortnox, '2027-03-28 01:59:59')).toEqual(['1']);
    expect(await since(fortnox, '2027-03-28 03:00:05')).toEqual(['1']);
    expect(await since(fortnox, '2027-03-28 03:00:06')).toEqual([]);
  }
});

test('what a user deletes leaves the list without a trace', async () => {
  const fortnox = await connect();
  fortnox.simulator.customers.seed([{ CustomerNumber: '1', Name: 'X' }]);
  fortnox.simulator.customers.remove('1');
  expect(await since(fortnox, '2026-01-01')).toEqual([]);
});
