import { z } from 'zod';
import type { FortnoxClient } from './client';
import type { Outcome } from './outcome';
import type { Lane } from './rate-budget';
import { code, parsed, text } from './wire';

/** Root of the warehouse API; versions are part of each resource's name (warehouse-api §1). */
export const warehouseRoot = '/api/warehouse';

/** Rows per list call: Fortnox's default, so that a larger wish quietly cut down cannot look like the last page. */
const warehousePageSize = 100;

const tenantPath = `${warehouseRoot}/tenants-v4`;
const stockPointPath = `${warehouseRoot}/stockpoints-v1`;

/** Whether the company has activated Lager (warehouse-api §3.1). */
export async function warehouseActivated(
  client: FortnoxClient,
  lane: Lane,
  signal?: AbortSignal,
): Promise<Outcome<boolean>> {
  const answer = await client.send({ method: 'GET', path: tenantPath, lane, signal });
  const tenant = z.object({ activated: z.boolean() }).transform(({ activated }) => activated);
  return parsed(answer, 'GET', tenantPath, (json) => tenant.safeParse(json));
}

export interface StockPoint {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** Null where it uses the company's address. */
  readonly ownAddress: {
    readonly name: string;
    readonly address: string;
    readonly zipCode: string;
    readonly city: string;
    readonly countryCode: string;
  } | null;
}

const optionalText = text.optional().transform((value) => (value ?? '').trim());
const stockPoint = z
  .object({
    id: code,
    code: text,
    name: optionalText,
    usingCompanyAddress: z.boolean().nullish(),
    deliveryName: optionalText,
    deliveryAddress: optionalText,
    deliveryZipCode: optionalText,
    deliveryCity: optionalText,
    deliveryCountryCode: optionalText,
  })
  .transform(
    (found): StockPoint => ({
      id: found.id,
      code: found.code.trim(),
      name: found.name,
      // "Own address needs usingCompanyAddress=false" (warehouse-api §3.7): anything else is the company's.
      ownAddress:
        found.usingCompanyAddress === false
          ? {
              name: found.deliveryName,
              address: found.deliveryAddress,
              zipCode: found.deliveryZipCode,
              city: found.deliveryCity,
              countryCode: found.deliveryCountryCode,
            }
          : null,
    }),
  );

/** The active stock points; a company has a few (warehouse-api §3.7). */
export function activeStockPoints(
  client: FortnoxClient,
  lane: Lane,
  signal?: AbortSignal,
): Promise<Outcome<readonly StockPoint[]>> {
  return readWarehouseList(client, stockPointPath, { state: 'ACTIVE' }, stockPoint, lane, signal);
}

/** One document; null where Fortnox has none: a 404, or a 204 with nothing in it (warehouse-api §1). */
export async function readWarehouseDocument<T>(
  client: FortnoxClient,
  path: string,
  document: z.ZodType<T>,
  lane: Lane,
  signal?: AbortSignal,
): Promise<Outcome<T | null>> {
  const answer = await client.send({ method: 'GET', path, lane, signal });
  if (answer.outcome === 'refused' && answer.failure.kind === 'notFound')
    return { outcome: 'done', value: null, at: new Date() };
  if (answer.outcome === 'done' && answer.value.status === 204) return { ...answer, value: null };
  return parsed(answer, 'GET', path, (json) => document.safeParse(json));
}

/**
 * A whole list: pages of a bare array until a short one (warehouse-api §1). A page that repeats the one before would
 * mean that Fortnox knows no `offset`: the rest cannot be seen, and the outcome is `listNotComplete`.
 */
export async function readWarehouseList<T>(
  client: FortnoxClient,
  path: string,
  query: Readonly<Record<string, string>>,
  row: z.ZodType<T>,
  lane: Lane,
  signal?: AbortSignal,
): Promise<Outcome<readonly T[]>> {
  const found: T[] = [];
  for (let offset = 0, before = ''; ; offset += warehousePageSize) {
    const paging = { limit: warehousePageSize, offset };
    const answer = await client.send({ method: 'GET', path, query: { ...query, ...paging }, lane, signal });
    const page = parsed(answer, 'GET', path, (json) => z.array(row).safeParse(json));
    if (page.outcome !== 'done' || answer.outcome !== 'done') return page;
    const seen = JSON.stringify(page.value);
    if (seen === before && page.value.length > 0)
      return { outcome: 'refused', failure: repeated(path, answer.value.requestId) };
    found.push(...page.value);
    if (page.value.length < warehousePageSize) return { ...page, value: found };
    before = seen;
  }
}

function repeated(path: string, requestId: string | null) {
  const found = { sv: 'samma sida kom två gånger', en: 'the same page came twice' };
  const call = { method: 'GET', path, status: 200, code: null, requestId, retryAfterMs: null };
  return { kind: 'listNotComplete', message: found.sv, found, ...call } as const;
}
