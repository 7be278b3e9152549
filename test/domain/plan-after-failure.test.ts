import type { KeptFailure } from '../../domain/sync/plan';
import { inAndersson, inFortnox } from './customer-values';
import { after, base, found, held, plan, row, toAndersson, toFortnox, waits } from './planning';

const later = '2026-11-23T10:30:00.000Z';

describe('a record that has failed', () => {
  const refused = {
    side: 'fortnox',
    kind: 'refused',
    code: '1',
    sentence: 'Nej.',
    passing: false,
    changedAt: after,
  } as const;
  const bad = row({ city: '<Borås>' });
  const failure: KeptFailure = {
    ...refused,
    andersson: { ...inAndersson(held), city: '<Borås>' },
    fortnox: base.fortnox,
  };
  const update = { toFortnox: { action: 'update' } };

  test.each([
    ['is left alone when only a write of our own has moved the row', { row: bad, failure }, waits],
    ['is tried again when Fortnox lists it, whatever was changed there', { row: bad, read: found(), failure }, update],
    [
      'is tried again when it is saved anew in Andersson, with nothing shared changed',
      { row: { ...bad, changedAt: later }, failure },
      update,
    ],
    ['is tried again when the row has changed', { row: row({ city: 'Borås' }), failure }, update],
    ['is tried again when Fortnox has changed', { row: bad, read: found({ Phone1: '08' }), failure }, update],
    [
      'is tried again each run where it may pass',
      { row: bad, read: found(), failure: { ...failure, passing: true } },
      update,
    ],
    [
      'is tried again when the card is back in Fortnox',
      { row: row({ city: 'Borås' }), read: found(), failure: { ...failure, fortnox: null } },
      update,
    ],
  ] as const)('%s', (_name, known, expected) => {
    expect(plan({ base, ...known })).toMatchObject(expected);
  });

  /** The cursor has moved past Fortnox's change: only what was kept with the failure still knows of it. */
  test('R0.4 what Fortnox had changed by then still travels when Andersson is corrected', () => {
    const tooLong = { ...inAndersson(held), zip_code: '12345678901' };
    const kept: KeptFailure = { ...refused, andersson: tooLong, fortnox: { ...base.fortnox, City: 'Ystad' } };
    const corrected = plan({ row: row(), base, failure: kept });
    expect(corrected).toMatchObject(toAndersson('update', { city: 'Ystad' }));
  });

  test('R0.6 a correction in Andersson is later than the change Fortnox had made by then', () => {
    const tooLong = { ...inAndersson(held), zip_code: '12345678901' };
    const kept: KeptFailure = { ...refused, andersson: tooLong, fortnox: { ...base.fortnox, ZipCode: '41663' } };
    const corrected = plan({ row: row({ zip_code: '41664' }), base, failure: kept });
    expect(corrected).toMatchObject({ toAndersson: null, toFortnox: { fields: { ZipCode: '41664' } } });
  });

  test('a first meeting whose export was refused is not made anew in Fortnox', () => {
    const kept: KeptFailure = { ...failure, fortnox: inFortnox({ Name: 'Volvo' }) };
    expect(plan({ row: bad, failure: kept })).toEqual(waits);
    expect(plan({ row: row(), failure: kept })).toMatchObject(update);
  });

  test('a new row that was refused is made when it has been corrected', () => {
    const kept: KeptFailure = { ...refused, andersson: inAndersson({ name: '<Volvo>' }), fortnox: null };
    expect(plan({ row: row({ name: '<Volvo>', city: '', organisation_number: '' }), failure: kept })).toEqual(waits);
    expect(plan({ row: row(), failure: kept })).toMatchObject(toFortnox('create', { Name: 'Volvo' }));
  });
});
