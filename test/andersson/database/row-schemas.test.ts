import {
  AnderssonDatabaseError,
  checkNewRow,
  checkRowChange,
  type NewRow,
  readRow,
} from '../../../activities/andersson/database';
import { columnTypes, sqlTypeOf } from '../../../activities/andersson/database/column-types';
import { tableList } from '../../../activities/andersson/database/tables';
import { databaseSentence } from '../../../activities/andersson/database-sentences';

const customer = { customer_number: '1', name: 'Åsa' };
const faultOf = (work: () => unknown): AnderssonDatabaseError => {
  try {
    work();
  } catch (error) {
    if (error instanceof AnderssonDatabaseError) return error;
  }
  throw new Error('nothing was refused');
};

test('text that does not fit is refused, never cut, and its content not told', () => {
  expect(checkNewRow('customer', { ...customer, name: 'å'.repeat(200) }).name).toHaveLength(200);
  const fault = faultOf(() => checkNewRow('customer', { ...customer, name: 'hemlig'.repeat(40) }));
  expect(fault).toMatchObject({ kind: 'rowInvalid', message: 'customer.name: has 240 characters, room for 200' });
});

test.each([
  ['a missing column', { name: 'x' }],
  ['an unknown column', { ...customer, colour: 'red' }],
  ['an id of our own', { ...customer, id: 5 }],
  ['a row version of our own', { ...customer, row_version: '0000000000000001' }],
  ['null where a value is needed', { ...customer, name: null }],
  ['true for 1', { ...customer, active: true }],
  ['an instant without milliseconds', { ...customer, changed_at: '2026-01-31T09:05:00Z' }],
  ['an instant in local time', { ...customer, changed_at: '2026-01-31T09:05:00.000+01:00' }],
  ['an instant that never was', { ...customer, changed_at: '2026-02-30T09:05:00.000Z' }],
])('a new customer with %s is refused', (_name, row) => {
  expect(faultOf(() => checkNewRow('customer', row as unknown as NewRow<'customer'>)).kind).toBe('rowInvalid');
});

test.each([
  [{ name: null }, 'customer.name: är tom', 'customer.name: is empty'],
  [{ name: undefined }, 'customer.name: saknas', 'customer.name: is missing'],
  [
    { zip_code: '1'.repeat(21) },
    'customer.zip_code: har 21 tecken, plats för 20',
    'customer.zip_code: has 21 characters, room for 20',
  ],
  [{ active: true }, 'customer.active: är inte 0 eller 1', 'customer.active: is not 0 or 1'],
  [{ colour: 'red' }, 'customer.colour: får inte anges', 'customer.colour: may not be given'],
  [
    { name: null, changed_at: 'igår' },
    'customer.name: är tom; customer.changed_at: är inte UTC med millisekunder och Z',
    'customer.name: is empty; customer.changed_at: is not UTC with milliseconds and Z',
  ],
])('what is wrong with a row is told in both languages: %j', (wrong, sv, en) => {
  const fault = faultOf(() => checkNewRow('customer', { ...customer, ...wrong } as unknown as NewRow<'customer'>));
  expect(databaseSentence(fault, 'sv')).toBe(sv);
  expect(databaseSentence(fault, 'en')).toBe(en);
});

test('JSON, dates and row versions are checked', () => {
  const link = { company: 'd', register: 'r', number: '1', updated_at: '2026-01-31T09:05:00.000Z' };
  expect(checkNewRow('sync_link', { ...link, failure: '{"a":1}' }).failure).toBe('{"a":1}');
  expect(faultOf(() => checkNewRow('sync_link', { ...link, failure: '{a' })).message).toMatch(/is not JSON/);
  expect(faultOf(() => checkRowChange('adoption', { adopted_from: '2026-02-30' })).kind).toBe('rowInvalid');
  expect(faultOf(() => checkRowChange('sync_cursor', { andersson_row_version: '0xFF' })).kind).toBe('rowInvalid');
});

test('a row as read is checked too, and a column of a site’s own is left out', () => {
  const row = { ...customer, id: 1, active: 1, changed_at: null, row_version: '0000000000000001' };
  const rest = [
    'address',
    'zip_code',
    'city',
    'phone',
    'fax',
    'email',
    'web_address',
    'your_reference',
    'organisation_number',
  ];
  const whole = { ...row, ...Object.fromEntries(rest.map((column) => [column, null])) };
  expect(readRow('customer', { ...whole, own_column: 1 })).toEqual(whole);
  expect(faultOf(() => readRow('customer', row)).message).toContain('customer.address');
});

test('a change may name any column but what the database gives itself', () => {
  expect(checkRowChange('customer', { city: null })).toEqual({ city: null });
  expect(faultOf(() => checkRowChange('customer', { id: 1 } as never)).kind).toBe('rowInvalid');
});

test('every column has a type in each database, and each text a length SQL Server can hold', () => {
  for (const [, { columns }] of tableList) {
    for (const column of Object.values(columns)) {
      expect(sqlTypeOf('mssql', column)).not.toContain('undefined');
      if (column.type === 'text') expect(column.length).toBeLessThanOrEqual(4_000);
    }
  }
  expect(Object.keys(columnTypes.mssql)).toEqual(Object.keys(columnTypes.sqlite));
});
