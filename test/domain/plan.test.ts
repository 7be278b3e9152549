import type { KeptFailure } from '../../domain/sync/plan';
import { exportOnly, importOnly } from './customer-values';
import {
  absent,
  after,
  base,
  before,
  fails,
  found,
  plan,
  read,
  row,
  same,
  skipped,
  toAndersson,
  toFortnox,
} from './planning';

test.each([
  ['R1.1.1 new in Fortnox: made in Andersson', { read: found() }, {}, toAndersson('create', { name: 'Volvo' })],
  ['R0.5 new in Fortnox, export only', { read: found() }, { allowed: exportOnly }, skipped],
  ['new in Fortnox but inactive', { read: found({}, false) }, {}, skipped],
  ['R1.1.2 new in Andersson: made in Fortnox', { row: row() }, {}, toFortnox('create', { Name: 'Volvo' })],
  ['R0.5 new in Andersson, import only', { row: row() }, { allowed: importOnly }, skipped],
  ['new in Andersson but inactive', { row: row({}, { active: false }) }, {}, skipped],
  ['new in Andersson, looked for in Fortnox and not there', { row: row(), read: absent }, {}, toFortnox('create', {})],
  ['gone on both sides', { base, read: absent }, {}, skipped],
  ['never seen on either side', { read: absent }, {}, skipped],
  ['R0.4 both as they were', { row: row(), read: found(), base }, {}, same],
  ['R0.4 Fortnox reports nothing, Andersson’s row is an echo', { row: row(), base }, {}, same],
  ['R0.6 changed in Andersson', { row: row({ city: 'Borås' }), base }, {}, toFortnox('update', { City: 'Borås' })],
  [
    'R0.6 changed in Fortnox',
    { row: row(), read: found({ City: 'Ystad' }), base },
    {},
    toAndersson('update', { city: 'Ystad' }),
  ],
  [
    'an inactive row is still kept in step',
    { row: row({}, { active: false }), read: found({ City: 'Ystad' }), base },
    {},
    toAndersson('update', { city: 'Ystad' }),
  ],
  [
    'an inactive card is still kept in step',
    { row: row({ city: 'Borås' }), read: found({}, false), base },
    {},
    toFortnox('update', { City: 'Borås' }),
  ],
  ['deleted in Fortnox: nothing is made anew', { row: row(), read: absent, base }, {}, fails('deletedInFortnox')],
  [
    'deleted in Fortnox, and the row changed',
    { row: row({ city: 'Borås' }), read: absent, base },
    {},
    fails('deletedInFortnox'),
  ],
  [
    'R0.7 first meeting of two businesses',
    { row: row(), read: found({ OrganisationNumber: '112233-4459' }) },
    {},
    fails('differentBusinesses'),
  ],
  [
    'R0.6 an organisation number changed later',
    { row: row(), read: found({ OrganisationNumber: '112233-4459' }), base },
    {},
    toAndersson('update', { organisation_number: '112233-4459' }),
  ],
  [
    'could not be read: as it is',
    { row: row(), read: { number: '7', result: 'failed', failure: read }, base },
    {},
    fails('noAnswer', true),
  ],
  [
    'rule 10: new in Andersson with a code that does not fit',
    { row: row({ zip_code: '12345678901' }) },
    {},
    fails('tooLong'),
  ],
  [
    'rule 10: new in Fortnox with a code that does not fit',
    { read: found({ Phone1: '1'.repeat(51) }) },
    {},
    fails('tooLong'),
  ],
  [
    'rule 10: changed to a code that does not fit',
    { row: row({ zip_code: '12345678901' }), base },
    {},
    fails('tooLong'),
  ],
  ['a name emptied in Andersson is not sent', { row: row({ name: ' ' }), base }, {}, fails('requiredEmpty')],
  ['a row without name is not sent', { row: row({ name: '' }) }, {}, fails('requiredEmpty')],
  [
    'first meeting: a row without name gets Fortnox’s',
    { row: row({ name: '' }), read: found() },
    {},
    toAndersson('update', { name: 'Volvo' }),
  ],
] as const)('%s', (_name, known, context, expected) => {
  expect(plan(known, context)).toMatchObject(expected);
});

test('R0.6 a plan writes only what differs', () => {
  const decided = plan({ row: row({ phone: '08' }), read: found({ City: 'Ystad' }), base });
  expect(decided).toEqual({
    do: 'write',
    toAndersson: { action: 'update', values: { city: 'Ystad' } },
    toFortnox: { number: '7', action: 'update', fields: { Phone1: '08' } },
    conflicts: [],
    notes: [],
  });
});

test('deleted in Andersson: Fortnox is left alone, and the run says so', () => {
  const decided = plan({ read: found({ City: 'Ystad' }), base });
  expect(decided).toEqual({ do: 'leave', result: 'skipped', notes: [expect.stringContaining('Raderad i Andersson')] });
});

test('sentences follow the company’s language', () => {
  expect(plan({ read: found({ City: 'Ystad' }), base }, { language: 'en' })).toMatchObject({
    notes: [expect.stringContaining('Deleted in Andersson')],
  });
});

describe('both changed the same field', () => {
  const conflict = { row: row({ city: 'Borås' }), read: found({ City: 'Ystad' }), base };
  const byFortnox = { toAndersson: { values: { city: 'Ystad' } }, toFortnox: null };
  const byAndersson = { toAndersson: null, toFortnox: { fields: { City: 'Borås', DeliveryCity: 'Borås' } } };

  test.each([
    ['rule 6: within the span, Fortnox is asked first', {}, {}, { do: 'ask', changedAt: after }],
    [
      'rule 6: Andersson before our previous read: Fortnox was later',
      { row: row({ city: 'Borås' }, { changedAt: before }) },
      {},
      byFortnox,
    ],
    ['rule 6: Fortnox says it was later', {}, { answer: 'fortnox' }, byFortnox],
    ['rule 6: Fortnox says it was not', {}, { answer: 'andersson' }, byAndersson],
    ['rule 6: same minute: the main side', {}, { answer: 'undecided' }, byFortnox],
    ['rule 6: a bump of our own: the main side', { writtenByUsAt: after }, {}, byFortnox],
    [
      'rule 6: no time of change in Andersson: the main side',
      { row: row({ city: 'Borås' }, { changedAt: null }) },
      {},
      byFortnox,
    ],
    ['R0.5 import only: nobody is asked', {}, { allowed: importOnly }, byFortnox],
    ['R0.5 export only: nobody is asked', {}, { allowed: exportOnly }, byAndersson],
  ] as const)('%s', (_name, known, context, expected) => {
    expect(plan({ ...conflict, ...known }, context)).toMatchObject(expected);
  });

  test('rule 6: after a failure the change in Fortnox may be older than our previous read, so it is asked', () => {
    const failure: KeptFailure = { ...read, andersson: null, fortnox: null, changedAt: null };
    const old = row({ city: 'Borås' }, { changedAt: before });
    expect(plan({ ...conflict, row: old, failure })).toEqual({ do: 'ask', changedAt: before });
  });
});
