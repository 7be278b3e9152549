import type { z } from 'zod';
import type { Register, Values } from '../../../domain/registers/register';
import { canonical } from '../../../domain/sync/content';
import type { ListedRecord } from '../../../workflows/contract/register-sync';
import { markOf, type RawLine, rawPageOf } from './record-wire';

/** A line of the list with what it shows of the shared fields and facts, by the names a record has them under. */
export interface ListedLine extends ListedRecord {
  readonly values: Values;
}

export interface WholeList {
  readonly lines: readonly ListedLine[];
  readonly totalPages: number;
  readonly totalResources: number;
}

/** A page of the whole list. `active`: what was asked for; null where each line shows it. */
export function wholeListOf(register: Register, active: boolean | null): z.ZodType<WholeList> {
  const { list, key } = register.fortnox;
  return rawPageOf(list, key, active === null).transform(
    ({ rows, ...totals }): WholeList => ({ lines: rows.map((row) => listedLine(register, row, active)), ...totals }),
  );
}

function listedLine(register: Register, row: RawLine, asked: boolean | null): ListedLine {
  const { key, facts } = register.fortnox;
  const active = asked ?? row.Active === true;
  const shown = [
    ...register.fields.map(({ fortnox: { field }, listedAs = field, content }) => [field, listedAs, content] as const),
    ...Object.entries(facts).map(([name, content]) => [name, name, content] as const),
  ].flatMap(([name, listedAs, content]) =>
    listedAs in row ? [[name, canonical(content, row[listedAs])] as const] : [],
  );
  return {
    number: String(row[key]),
    mark: markOf(row),
    active,
    values: { ...Object.fromEntries(shown), Active: String(active) },
  };
}
