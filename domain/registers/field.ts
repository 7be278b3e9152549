import type { Said } from '../language';
import type { Content, FieldRule } from './register';

/** A field that stands under both names: `[column, length]` in Andersson, `[field, length]` in Fortnox. */
export function field(
  label: Said,
  [column, anderssonLength]: readonly [string, number],
  [name, fortnoxLength]: readonly [string, number],
  travels: FieldRule['travels'],
  content: Content,
): FieldRule {
  return {
    label,
    andersson: { column, length: anderssonLength },
    fortnox: { field: name, length: fortnoxLength },
    travels,
    content,
  };
}

/** Whether the record is active, on every register alike (R1.4). */
export const activeField: FieldRule = field(
  { sv: 'aktiv', en: 'active' },
  ['active', 5],
  ['Active', 5],
  'both',
  'flag',
);
