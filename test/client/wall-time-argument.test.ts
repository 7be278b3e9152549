import { wallTime } from '../../activities/andersson/wall-time';
import { wallTimeArgument } from '../../client/cli/wall-time-argument';

test.each([
  ['2026-11-23', '2026-11-22T23:00:00.000Z'],
  ['2026-07-01', '2026-06-30T22:00:00.000Z'],
  ['2026-11-23 10:05', '2026-11-23T09:05:00.000Z'],
  ['2026-11-23T10:05', '2026-11-23T09:05:00.000Z'],
  // Clocks are turned back at 03:00: 02:30 comes twice, and the first misses nothing.
  ['2026-10-25 02:30', '2026-10-25T00:30:00.000Z'],
  ['2026-10-25', '2026-10-24T22:00:00.000Z'],
])('%s on a Swedish wall is %s', (typed, instant) => {
  expect(wallTimeArgument(typed)).toBe(instant);
});

test.each(['2026-03-29 02:30', '2026-13-01', '2026-02-30', 'i går', '23/11 2026', '2026-11-23 25:00', ''])(
  '"%s" is no time, and says how one is written',
  (typed) => {
    expect(() => wallTimeArgument(typed)).toThrow(/2026-11-23|finns inte/);
  },
);

test('an instant is shown as the wall shows it', () => {
  expect(wallTime('2026-11-23T09:05:30.000Z')).toBe('2026-11-23 10:05');
  expect(wallTime('2026-07-01T22:30:00.000Z')).toBe('2026-07-02 00:30');
});
