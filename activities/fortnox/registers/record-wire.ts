import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { FieldRule, Register, Values } from '../../../domain/registers/register';
import { sharedValues } from '../../../domain/sync/base';
import type { FortnoxRecord } from '../../../domain/sync/record';
import type { ListedRecord } from '../../../workflows/contract/register-sync';
import { amount, code, count, text } from '../wire';

/** A field that is not there at all is not an empty one, which would empty Andersson's: Fortnox gives null for unset. */
const wireOf: Readonly<Record<FieldRule['content'], z.ZodType>> = {
  text,
  code: text,
  amount: z.union([z.literal(''), z.null(), amount]),
  flag: z.boolean(),
};
/** A code among the facts may be missing where the company has not the module it belongs to. */
const factOf = { code: text.optional(), flag: z.boolean() };

/** One record as Fortnox gives it in full, envelope and all. */
export function detailOf(register: Register): z.ZodType<FortnoxRecord> {
  const { single, key } = register.fortnox;
  const facts = Object.entries(register.fortnox.facts).map(([name, content]) => [name, factOf[content]]);
  const fields = Object.fromEntries(register.fields.map((rule) => [rule.fortnox.field, wireOf[rule.content]]));
  const record = z.object({ ...fields, ...Object.fromEntries(facts), [key]: code });
  return z.object({ [single]: record }).transform((answer): FortnoxRecord => {
    const found: Readonly<Record<string, unknown>> = { ...answer[single] };
    return { number: String(found[key]), values: sharedValues(register, 'fortnox', found) };
  });
}

/** A page of a list: the numbers, and each line's content where that is what tells of changes. */
export interface ListPage {
  readonly numbers: readonly string[];
  readonly lines: readonly ListedRecord[] | null;
  readonly totalPages: number;
  readonly totalResources: number;
}

/** A line of a list as it came, with at least its key. */
export type RawLine = Readonly<Record<string, unknown>>;

/** How many there are of what a list is asked for. */
const meta = z.object({ '@TotalResources': count, '@TotalPages': count });

/** A page of any list, envelope and all: each line has its `key`, and says whether it is active where it must. */
export function rawPageOf(list: string, key: string, saysActive: boolean) {
  const line: z.ZodType<RawLine> = z.looseObject({ [key]: code, ...(saysActive && { Active: z.boolean() }) });
  return z.object({ MetaInformation: meta, [list]: z.array(line) }).transform((answer) => {
    const { '@TotalPages': totalPages, '@TotalResources': totalResources } = meta.parse(answer.MetaInformation);
    return { rows: answer[list] as readonly RawLine[], totalPages, totalResources };
  });
}

/** A page of a list of records that are told apart by `key`. */
export function listPageOf(list: string, key: string, byContent: boolean): z.ZodType<ListPage> {
  return rawPageOf(list, key, byContent).transform(
    ({ rows, ...totals }): ListPage => ({
      numbers: rows.map((row) => String(row[key])),
      lines: byContent ? rows.map((row) => listed(row, key)) : null,
      ...totals,
    }),
  );
}

function listed(row: RawLine, key: string): ListedRecord {
  return { number: String(row[key]), mark: markOf(row), active: row.Active === true };
}

/** Changes with anything the line shows, in whatever order. */
export function markOf(row: RawLine): string {
  const content = Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url');
}

/** The fields as Fortnox takes them: amounts as numbers, 0 where unset; an empty text clears (core-api §4.2). */
export function bodyOf(register: Register, fields: Values): Record<string, string | number | boolean | null> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const rule = register.fields.find((it) => it.fortnox.field === name || it.writtenAs?.field === name);
      if (rule?.content === 'amount') return [name, Number(value)];
      if (rule?.content === 'flag') return [name, value === 'true'];
      return [name, value === '' && !rule?.neverNull ? null : value];
    }),
  );
}
