import { z } from 'zod';
import type { Register, Values } from '../../../domain/registers/register';
import { canonical } from '../../../domain/sync/content';
import type { ListedRecord } from '../../../workflows/contract/register-sync';
import { code } from '../wire';
import { markOf, meta } from './record-wire';

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
  const line = z.looseObject({ [key]: code, ...(active === null && { Active: z.boolean() }) });
  return z.object({ MetaInformation: meta, [list]: z.array(line) }).transform((answer): WholeList => {
    const { '@TotalPages': totalPages, '@TotalResources': totalResources } = meta.parse(answer.MetaInformation);
    const rows = answer[list] as readonly z.output<typeof line>[];
    return { lines: rows.map((row) => listedLine(register, row, active)), totalPages, totalResources };
  });
}

function listedLine(register: Register, row: Readonly<Record<string, unknown>>, asked: boolean | null): ListedLine {
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
