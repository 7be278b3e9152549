import { Decimal } from 'decimal.js';
import { z } from 'zod';
import type { Register, Values } from '../../../domain/registers/register';
import type { FortnoxRecord } from '../../../domain/sync/record';
import { type FortnoxClient, pathPart } from '../client';
import type { Outcome } from '../outcome';
import type { Lane } from '../rate-budget';
import { amount, parsed } from '../wire';
import { bodyOf, detailOf, type ListPage, listPageOf } from './record-wire';
import { type WholeList, wholeListOf } from './whole-list';

/** Rows per list call: the most Fortnox gives (core-api §2.2), since calls are what is scarce. */
export const listPageSize = 500;

export type ListQuery = Readonly<Record<string, string | number>>;

export interface RegisterApi {
  list(query: ListQuery, page: number, signal?: AbortSignal): Promise<Outcome<ListPage>>;
  /** A page of the other list whose changes are changes of this register's records. */
  listToo(query: ListQuery, page: number, signal?: AbortSignal): Promise<Outcome<ListPage>>;
  /** A page with all that lines show: of the active or the inactive ones; null: of all, where each line says it. */
  wholeList(active: boolean | null, page: number, signal?: AbortSignal): Promise<Outcome<WholeList>>;
  read(number: string, signal?: AbortSignal): Promise<Outcome<FortnoxRecord>>;
  /** The sum of some amounts of a record, as a decimal. */
  readSum(number: string, fields: readonly string[], signal?: AbortSignal): Promise<Outcome<string>>;
  create(number: string, fields: Values, signal?: AbortSignal): Promise<Outcome<FortnoxRecord>>;
  /** Changes the given fields only; an empty text clears the field (core-api §4.2). */
  update(number: string, fields: Values, signal?: AbortSignal): Promise<Outcome<FortnoxRecord>>;
}

/** Fortnox's calls for one register: `/3` with envelope, paging and typing as core-api §2 tells. */
export function registerApi(client: FortnoxClient, register: Register, lane: Lane = 'register'): RegisterApi {
  const { collection, single, list, key, changes, changesToo } = register.fortnox;
  const base = `/3/${collection}`;
  const detail = detailOf(register);
  const path = (number: string) => `${base}/${pathPart(number)}`;
  const page = async <Page>(of: string, schema: z.ZodType<Page>, query: ListQuery, signal?: AbortSignal) => {
    const answer = await client.send({
      method: 'GET',
      path: of,
      query: { ...query, limit: listPageSize },
      lane,
      signal,
    });
    return parsed(answer, 'GET', of, (json) => schema.safeParse(json));
  };
  const ownPage = listPageOf(list, key, changes === 'content');

  return {
    list: (query, number, signal) => page(base, ownPage, { ...query, page: number }, signal),
    async listToo(query, number, signal) {
      if (!changesToo) throw new Error(`${register.name} has no other list`);
      const schema = listPageOf(changesToo.list, changesToo.key, false);
      return page(`/3/${changesToo.collection}`, schema, { ...query, page: number }, signal);
    },
    wholeList(active, number, signal) {
      const filter = active === null ? {} : { filter: active ? 'active' : 'inactive' };
      return page(base, wholeListOf(register, active), { ...filter, page: number }, signal);
    },
    async read(number, signal) {
      const answer = await client.send({ method: 'GET', path: path(number), lane, signal });
      return parsed(answer, 'GET', path(number), (json) => detail.safeParse(json));
    },
    async readSum(number, fields, signal) {
      const answer = await client.send({ method: 'GET', path: path(number), lane, signal });
      const amounts = z.object(Object.fromEntries(fields.map((field) => [field, amount.nullish()])));
      const sum = z.object({ [single]: amounts }).transform((found) =>
        Object.values(found[single] ?? {})
          .reduce((total: Decimal, it) => total.plus(it ?? 0), new Decimal(0))
          .toFixed(),
      );
      return parsed(answer, 'GET', path(number), (json) => sum.safeParse(json));
    },
    async create(number, fields, signal) {
      const body = { [single]: { [key]: number, ...register.fortnox.madeWith, ...bodyOf(register, fields) } };
      const answer = await client.send({ method: 'POST', path: base, body, lane, signal });
      return parsed(answer, 'POST', base, (json) => detail.safeParse(json));
    },
    async update(number, fields, signal) {
      const body = { [single]: bodyOf(register, fields) };
      const answer = await client.send({ method: 'PUT', path: path(number), body, lane, signal });
      return parsed(answer, 'PUT', path(number), (json) => detail.safeParse(json));
    },
  };
}
