import { heldTooLong, type StandStill, standStill } from '../../domain/held-back';

const at = (clock: string) => `2026-11-24T${clock}.000Z`;
const [first, later] = ['00000000000007d0', '00000000000007d9'];
const since: StandStill = { limit: first, since: at('08:00:00') };

test.each([
  ['nothing is held back, and nothing was', null, null, null],
  ['a limit is seen to hold something for the first time', null, first, { limit: first, since: at('08:05:00') }],
  ['the same limit: it has stood since it was first seen', since, first, since],
  [
    'it has moved: another transaction holds, and its time begins now',
    since,
    later,
    { limit: later, since: at('08:05:00') },
  ],
  ['it is let go', since, null, null],
])('design §4: %s', (_, before, limit, expected) => {
  expect(standStill(before, limit, at('08:05:00'))).toEqual(expected);
});

test.each([
  ['08:00:00', false],
  ['08:04:59', false],
  ['08:05:00', false],
  ['08:05:01', true],
  ['11:00:00', true],
])('design §4: held since 08:00:00, at %s a problem: %s', (clock, tooLong) => {
  expect(heldTooLong(since, at(clock))).toBe(tooLong);
});

test('a limit that moves now and then is never a problem, however long something is always held back', () => {
  let known: StandStill | null = null;
  for (let minute = 0; minute < 60; minute += 1) {
    const now = at(`09:${String(minute).padStart(2, '0')}:00`);
    known = standStill(known, String(Math.floor(minute / 5)), now);
    expect(known && heldTooLong(known, now)).toBe(false);
  }
});
