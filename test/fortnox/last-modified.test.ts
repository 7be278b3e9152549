import fc from 'fast-check';
import { askWhoChangedLater } from '../../activities/fortnox/registers/last-modified';
import { lastModifiedMinute, lastModifiedSince } from '../../activities/fortnox/swedish-time';
import { customers } from '../../domain/registers/customers';
import type { Switches } from '../../sandbox/fortnox/simulator';
import { closeSimulators, connect } from './connect';

afterEach(closeSimulators);

/** In 2026 clocks go forward on 29 March and back on 25 October, both at 01:00 UTC. */
test.each([
  ['winter', '2026-11-23T10:00:59Z', '2026-11-23 11:00'],
  ['summer', '2026-07-01T10:00:00Z', '2026-07-01 12:00'],
  ['the last minute before spring', '2026-03-29T00:59:30Z', '2026-03-29 01:59'],
  ['the first minute after spring', '2026-03-29T01:00:00Z', '2026-03-29 03:00'],
  ['an hour before the repeated hour', '2026-10-24T23:59:00Z', '2026-10-25 01:59'],
  ['the hour that will be repeated: an hour further back', '2026-10-25T00:30:00Z', '2026-10-25 01:30'],
  ['the repeated hour', '2026-10-25T01:30:00Z', '2026-10-25 02:30'],
  ['after the repeated hour', '2026-10-25T02:00:00Z', '2026-10-25 03:00'],
])('rule 7: asked since an instant in %s', (_name, since, expected) => {
  expect(lastModifiedSince(new Date(since))).toBe(expected);
});

test('the minute of an instant is Swedish local time', () => {
  expect(lastModifiedMinute(new Date('2026-06-30T22:00:59Z'))).toBe('2026-07-01 00:00');
});

const turns = ['2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z', '2026-11-23T10:00:00Z'].map((turn) => Date.parse(turn));
const minuteMs = 60_000;

test.each([
  { daylightSavingComparison: 'wallClock', lastmodifiedGranularity: 'second' },
  { daylightSavingComparison: 'instant', lastmodifiedGranularity: 'second' },
  { daylightSavingComparison: 'wallClock', lastmodifiedGranularity: 'minute' },
  { daylightSavingComparison: 'instant', lastmodifiedGranularity: 'minute' },
] as const)(
  'rule 7: a list since a cursor misses no later change around the turns of summer time (%j)',
  async (switches) => {
    const { simulator, api } = await connect({ switches });
    const anyMinute = fc.integer({ min: -150, max: 150 });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...turns),
        anyMinute,
        fc.integer({ min: 0, max: 120 }),
        async (turn, minute, later) => {
          // The rate window stays open.
          simulator.clock.advance(5_000);
          const since = new Date(turn + minute * minuteMs);
          simulator.customers.seed([{ CustomerNumber: '1', Name: 'A' }], new Date(since.getTime() + later * minuteMs));
          const list = await api.list({ lastmodified: lastModifiedSince(since) }, 1);
          expect(list).toMatchObject({ outcome: 'done', value: { numbers: ['1'] } });
        },
      ),
      { numRuns: 25 },
    );
  },
);

describe('rule 6: who changed the record later', () => {
  const anderssonAt = '2026-11-23T10:00:30.000Z';

  async function answer(
    fortnoxAt: string,
    options: { switches?: Partial<Switches>; aheadMs?: number; at?: string } = {},
  ) {
    const { simulator, client } = await connect({ switches: options.switches ?? {} });
    simulator.customers.seed([{ CustomerNumber: '11', Name: 'B' }], new Date('2026-12-01T00:00:00Z'));
    simulator.customers.seed([{ CustomerNumber: '1', Name: 'A' }], new Date(fortnoxAt));
    const ask = { number: '1', changedAt: options.at ?? anderssonAt };
    const told = await askWhoChangedLater(client, customers, ask, options.aheadMs ?? 0);
    return told.outcome === 'done' ? told.value : told;
  }

  test.each([
    ['an hour later in Fortnox', '2026-11-23T11:00:00Z', 'fortnox'],
    ['later in Fortnox by the next minute', '2026-11-23T10:01:00Z', 'fortnox'],
    ['within the same minute, later', '2026-11-23T10:00:45Z', 'undecided'],
    ['within the same minute, earlier', '2026-11-23T10:00:15Z', 'undecided'],
    ['earlier in Fortnox by the minute before', '2026-11-23T09:59:59Z', 'andersson'],
    ['a year earlier in Fortnox', '2025-11-23T10:00:00Z', 'andersson'],
  ])('changed %s', async (_name, fortnoxAt, expected) => {
    expect(await answer(fortnoxAt)).toBe(expected);
  });

  test('by Fortnox’s clock, when Andersson’s goes an hour fast', async () => {
    expect(await answer('2026-11-23T09:30:00Z', { aheadMs: 60 * minuteMs })).toBe('fortnox');
    expect(await answer('2026-11-23T08:30:00Z', { aheadMs: 60 * minuteMs })).toBe('andersson');
  });

  test('near a minute’s border, where a few seconds of the clocks could turn it, nothing is claimed', async () => {
    expect(await answer('2026-11-23T10:01:01Z', { at: '2026-11-23T10:00:59.000Z' })).toBe('undecided');
    expect(await answer('2026-11-23T10:00:59Z', { at: '2026-11-23T10:01:01.000Z' })).toBe('undecided');
  });

  test('a deleted record was not changed later; what cannot be asked stays a failure', async () => {
    const { simulator, client } = await connect();
    const ask = { number: '1', changedAt: anderssonAt };
    expect(await askWhoChangedLater(client, customers, ask, 0)).toMatchObject({ outcome: 'done', value: 'andersson' });
    simulator.addFault({ kind: 'serverError', path: '/3', skip: 1 });
    expect(await askWhoChangedLater(client, customers, ask, 0)).toMatchObject({ failure: { kind: 'fortnoxDown' } });
  });

  test.each([
    { daylightSavingComparison: 'wallClock', lastmodifiedGranularity: 'second' },
    { daylightSavingComparison: 'instant', lastmodifiedGranularity: 'second' },
    { daylightSavingComparison: 'wallClock', lastmodifiedGranularity: 'minute' },
    { daylightSavingComparison: 'instant', lastmodifiedGranularity: 'minute' },
  ] as const)('whoever is named was later, summer time turning or not (%j)', async (switches) => {
    const { simulator, client } = await connect({ switches });
    const within = fc.integer({ min: -7_200, max: 7_200 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...turns), within, within, async (turn, here, there) => {
        simulator.clock.advance(5_000);
        const changedAt = new Date(turn + here * 1_000).toISOString();
        simulator.customers.seed([{ CustomerNumber: '1', Name: 'A' }], new Date(turn + there * 1_000));
        const told = await askWhoChangedLater(client, customers, { number: '1', changedAt }, 0);
        const later = there > here ? 'fortnox' : 'andersson';
        expect([later, 'undecided']).toContain(told.outcome === 'done' && told.value);
      }),
      { numRuns: 25 },
    );
  });
});
