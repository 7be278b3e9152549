import type { z } from 'zod';
import type { Said } from '../../../domain/language';
import type { ColumnDefinition, LogicalType } from './columns';
import { AnderssonDatabaseError } from './errors';
import { type TableName, tableDefinition } from './tables';

/** What a column of each type holds, as it is said of a value that is none. */
const contents: Readonly<Record<LogicalType, Said>> = {
  id: { sv: 'ett positivt heltal', en: 'a positive whole number' },
  text: { sv: 'text', en: 'text' },
  longText: { sv: 'text', en: 'text' },
  json: { sv: 'JSON', en: 'JSON' },
  integer: { sv: 'ett heltal på 32 bitar', en: 'a whole number of 32 bits' },
  boolean: { sv: '0 eller 1', en: '0 or 1' },
  instant: { sv: 'UTC med millisekunder och Z', en: 'UTC with milliseconds and Z' },
  localDate: { sv: 'ett datum åååå-mm-dd', en: 'a date yyyy-mm-dd' },
  decimal: { sv: 'ett decimaltal med högst 12 och 6 siffror', en: 'a decimal of at most 12 and 6 digits' },
  rowVersion: { sv: 'en radversion med 16 hexsiffror', en: 'a row version of 16 hex digits' },
  rowVersionMark: { sv: 'en radversion med 16 hexsiffror', en: 'a row version of 16 hex digits' },
};

/** A row that does not keep the contract: its columns and what is wrong with each, in both languages, never its content. */
export function rowInvalid(table: TableName, { issues }: z.ZodError, row: unknown): AnderssonDatabaseError {
  const named = issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0])]));
  const columns = [...new Set(named)];
  const definitions: Readonly<Record<string, ColumnDefinition>> = tableDefinition(table).columns;
  const values = row as Readonly<Record<string, unknown>>;
  const faults = columns.map((column) => ({ column, why: whyNot(definitions[column], values[column]) }));
  const inWords = (language: keyof Said) => faults.map((it) => `${table}.${it.column}: ${it.why[language]}`).join('; ');
  return new AnderssonDatabaseError('rowInvalid', inWords('en'), {
    table,
    columns: columns.join(', '),
    swedish: inWords('sv'),
  });
}

function whyNot(column: ColumnDefinition | undefined, value: unknown): Said {
  if (column === undefined) return { sv: 'får inte anges', en: 'may not be given' };
  if (value === undefined) return { sv: 'saknas', en: 'is missing' };
  if (value === null) return { sv: 'är tom', en: 'is empty' };
  const { length } = column;
  if (typeof value === 'string' && length !== undefined) {
    return {
      sv: `har ${value.length} tecken, plats för ${length}`,
      en: `has ${value.length} characters, room for ${length}`,
    };
  }
  const { sv, en } = contents[column.type];
  return { sv: `är inte ${sv}`, en: `is not ${en}` };
}
