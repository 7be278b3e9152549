import { z } from 'zod';
import type { Register, Values } from '../../domain/registers/register';
import { sharedValues } from '../../domain/sync/base';
import type { FortnoxRecord } from '../../domain/sync/record';
import { type FortnoxClient, pathPart } from './client';
import type { Outcome } from './outcome';
import type { Lane } from './rate-budget';
import { code, count, parsed, text } from './wire';

/** Rows per list call: the most Fortnox gives (core-api §2.2), since calls are what is scarce. */
export const listPageSize = 500;

export interface ListPage {
  readonly numbers: readonly string[];
  readonly totalPages: number;
  readonly totalResources: number;
}

const metaInformation = z.object({
  '@TotalResources': count,
  '@TotalPages': count,
});

export interface RegisterApi {
  list(
    query: Readonly<Record<string, string | number>>,
    page: number,
    signal?: AbortSignal,
  ): Promise<Outcome<ListPage>>;
  read(number: string, signal?: AbortSignal): Promise<Outcome<FortnoxRecord>>;
  create(number: string, fields: Values, signal?: AbortSignal): Promise<Outcome<FortnoxRecord>>;
  /** Changes the given fields only; an empty text clears the field (core-api §4.2). */
  update(number: string, fields: Values, signal?: AbortSignal): Promise<Outcome<FortnoxRecord>>;
}

/** Fortnox's calls for one register: `/3` with envelope, paging and typing as core-api §2 tells. */
export function registerApi(client: FortnoxClient, register: Register, lane: Lane = 'register'): RegisterApi {
  const { collection, single, list, key } = register.fortnox;
  const base = `/3/${collection}`;
  const item = z.object({ [key]: code });
  const listAnswer = z.object({ MetaInformation: metaInformation, [list]: z.array(item) });
  // A field that is not there at all is not an empty one, which would empty Andersson's: Fortnox gives null for unset.
  const wireFields = Object.fromEntries(register.fields.map((rule) => [rule.fortnox.field, text]));
  const detail = z.object({
    [single]: z.object({
      ...wireFields,
      [key]: code,
      Active: z.boolean(),
    }),
  });

  const toRecord = (json: unknown): z.ZodSafeParseResult<FortnoxRecord> =>
    detail
      .transform((answer): FortnoxRecord => {
        const record: Record<string, unknown> = { ...answer[single] };
        return {
          number: String(record[key]),
          active: record.Active === true,
          values: sharedValues(register, 'fortnox', record),
        };
      })
      .safeParse(json);

  const envelope = (fields: Readonly<Record<string, string | null>>) => ({ [single]: fields });
  const path = (number: string) => `${base}/${pathPart(number)}`;

  return {
    async list(query, page, signal) {
      const answer = await client.send({
        method: 'GET',
        path: base,
        query: { ...query, limit: listPageSize, page },
        lane,
        signal,
      });
      return parsed(answer, 'GET', base, (json) =>
        listAnswer
          .transform((found): ListPage => {
            const meta = metaInformation.parse(found.MetaInformation);
            const rows = z.array(z.record(z.string(), z.string())).parse(found[list]);
            return {
              numbers: rows.map((row) => row[key] ?? ''),
              totalPages: meta['@TotalPages'],
              totalResources: meta['@TotalResources'],
            };
          })
          .safeParse(json),
      );
    },
    async read(number, signal) {
      const answer = await client.send({ method: 'GET', path: path(number), lane, signal });
      return parsed(answer, 'GET', path(number), toRecord);
    },
    async create(number, fields, signal) {
      const body = envelope({ [key]: number, ...fields });
      const answer = await client.send({ method: 'POST', path: base, body, lane, signal });
      return parsed(answer, 'POST', base, toRecord);
    },
    async update(number, fields, signal) {
      const cleared = Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [name, value === '' ? null : value]),
      );
      const answer = await client.send({ method: 'PUT', path: path(number), body: envelope(cleared), lane, signal });
      return parsed(answer, 'PUT', path(number), toRecord);
    },
  };
}
