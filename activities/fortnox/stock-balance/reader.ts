import { createHash } from 'node:crypto';
import type { BalanceRow, StockBalanceReader } from '../../../workflows/contract/stock-balance';
import { cancellation } from '../cancellation';
import type { CompanyFortnox, FortnoxOf } from '../company-fortnox';
import { failureSentence } from '../failures';
import { applicationFailure } from '../throw-failure';
import { inCalls } from './article-calls';
import { listBalances, type WireBalance } from './balances-api';

/** A page of whole hundreds may have been cut down from what was asked for: Fortnox's default is 100 rows (warehouse-api §1). */
const cutTo = 100;

/** Fortnox's stock balances (R1.3.3), for whoever takes them in; runs inside an activity. */
export function stockBalanceReader(fortnoxOf: FortnoxOf): StockBalanceReader {
  return {
    async page(company, offset) {
      const fortnox = fortnoxOf(company);
      const rows = await pageOf(fortnox, { offset });
      return { rows: rows.map((row) => shown(row, fortnox)), next: nextOffset(offset, rows), mark: markOf(rows) };
    },
    async ofArticles(company, numbers) {
      const fortnox = fortnoxOf(company);
      const found: BalanceRow[] = [];
      for (const itemIds of inCalls(numbers)) {
        const rows = await allOf(fortnox, itemIds);
        found.push(...rows.map((row) => shown(row, fortnox)));
      }
      return found;
    },
  };
}

/**
 * All rows of the given articles. A page that repeats the one before means that Fortnox knows no `offset`: the answer
 * may lack rows, and is asked for in halves.
 */
async function allOf(fortnox: CompanyFortnox, itemIds: readonly string[]): Promise<readonly WireBalance[]> {
  const found: WireBalance[] = [];
  for (let offset: number | null = 0, before = ''; offset !== null; ) {
    const rows: readonly WireBalance[] = await pageOf(fortnox, { offset, itemIds });
    const mark = markOf(rows);
    if (mark === before && itemIds.length > 1) {
      const half = Math.ceil(itemIds.length / 2);
      return [...(await allOf(fortnox, itemIds.slice(0, half))), ...(await allOf(fortnox, itemIds.slice(half)))];
    }
    if (mark === before) return found;
    found.push(...rows);
    before = mark;
    offset = nextOffset(offset, rows);
  }
  return found;
}

async function pageOf(
  { client, language }: CompanyFortnox,
  ask: Parameters<typeof listBalances>[1],
): Promise<readonly WireBalance[]> {
  const page = await listBalances(client, ask, cancellation());
  if (page.outcome !== 'done') throw applicationFailure(page.failure, language);
  return page.value;
}

function nextOffset(offset: number, rows: readonly WireBalance[]): number | null {
  return rows.length > 0 && rows.length % cutTo === 0 ? offset + rows.length : null;
}

function markOf(rows: readonly WireBalance[]): string {
  return createHash('sha256').update(JSON.stringify(rows)).digest('base64');
}

function shown(row: WireBalance, { language }: CompanyFortnox): BalanceRow {
  if ('failure' in row) return { number: row.itemId, failure: failureSentence(row.failure, language) };
  return { number: row.itemId, inStock: row.inStock, available: row.availableStock };
}
