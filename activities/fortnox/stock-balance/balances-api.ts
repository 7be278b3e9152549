import { z } from 'zod';
import { unreadFailure } from '../answer';
import type { FortnoxClient } from '../client';
import { cameAs, type FortnoxFailure, type Unread } from '../failures';
import type { Outcome } from '../outcome';
import { warehouseRoot } from '../warehouse';
import { amount, code, parsed } from '../wire';

/** Rows per call: the most Fortnox gives (warehouse-api §1), since calls are what is scarce. */
const balancesPerPage = 1_000;

const path = `${warehouseRoot}/status-v1/stockbalance`;

/** What an article has at one stock point (warehouse-api §3.8), as decimals; or the failure of reading it. */
export type WireBalance =
  | { readonly itemId: string; readonly inStock: string; readonly availableStock: string }
  | { readonly itemId: string; readonly failure: FortnoxFailure };

const quantity = z.unknown().optional();
/** Whose row it is must be readable; what it says is read row by row. Which stock point it is of does not matter here. */
const rows = z.array(z.object({ itemId: code, inStock: quantity, availableStock: quantity }));

/**
 * One page of the stock balances, of all articles or of those given. A quantity that cannot be read is that row's
 * failure; one that may not be read (API_NORIGHT) is the page's, since a right is lacking for all.
 */
export async function listBalances(
  client: FortnoxClient,
  ask: { readonly offset: number; readonly itemIds?: readonly string[] },
  signal?: AbortSignal,
): Promise<Outcome<readonly WireBalance[]>> {
  const paging = { limit: balancesPerPage, offset: ask.offset };
  const query = ask.itemIds ? { itemIds: ask.itemIds.join(','), ...paging } : paging;
  const answer = await client.send({ method: 'GET', path, query, lane: 'stock', signal });
  const page = parsed(answer, 'GET', path, (json) => rows.safeParse(json));
  if (page.outcome !== 'done') return page;
  if (answer.outcome !== 'done') return answer;
  const { status, requestId } = answer.value;
  const call = { method: 'GET', path, status, requestId, retryAfterMs: null };
  const balances = page.value.map((row, index): WireBalance => {
    const [inStock, availableStock] = [amount.safeParse(row.inStock), amount.safeParse(row.availableStock)];
    if (inStock.success && availableStock.success)
      return { itemId: row.itemId, inStock: inStock.data, availableStock: availableStock.data };
    const name = inStock.success ? 'availableStock' : 'inStock';
    const unread: Unread = { field: `${index}.${name}`, came: cameAs(row[name]) };
    return { itemId: row.itemId, failure: unreadFailure(call, unread) };
  });
  const failures = balances.flatMap((row) => ('failure' in row ? [row.failure] : []));
  const withoutRight = failures.find(({ kind }) => kind === 'fieldWithoutRight');
  return withoutRight ? { outcome: 'refused', failure: withoutRight } : { ...page, value: balances };
}
