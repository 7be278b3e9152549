import { laterByClock } from '../../domain/sync/later';

const at = (minute: number) => `2026-11-23T10:${String(minute).padStart(2, '0')}:00.000Z`;

test.each([
  ['the site keeps no time of change', null, at(0), null, 'undecided'],
  ["Andersson's change is older than our previous read, after which Fortnox changed", at(4), at(5), null, 'fortnox'],
  ["Andersson's change is younger: only Fortnox can tell", at(6), at(5), null, 'ask'],
  ["Andersson's change came in the instant of our previous read", at(5), at(5), null, 'ask'],
  ['the record was not read before', at(4), null, null, 'ask'],
  ['a later write of our own has moved the time Fortnox would answer with', at(6), at(5), at(7), 'undecided'],
  ['a write of our own in the same instant', at(6), at(5), at(6), 'undecided'],
  ['a write of our own before the change moves nothing', at(6), at(5), at(5), 'ask'],
  ['older than our previous read decides before any write of ours', at(4), at(5), at(7), 'fortnox'],
] as const)('rule 6: %s', (_name, changedAt, previousReadAt, writtenByUsAt, expected) => {
  expect(laterByClock({ changedAt, previousReadAt, writtenByUsAt })).toBe(expected);
});
