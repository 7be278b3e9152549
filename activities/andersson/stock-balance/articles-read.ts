import { type StockFigures, sumOfPoints } from '../../../domain/stock-balance/balance';
import type { BalanceRow } from '../../../workflows/contract/stock-balance';

/** What Fortnox said of one article. */
export type ArticleRead = { readonly figures: StockFigures } | { readonly failure: string };

/** The rows by article: summed over its stock points, one without a code among them; a row that cannot be read fails its article. */
export function articlesRead(rows: readonly BalanceRow[]): ReadonlyMap<string, ArticleRead> {
  const byNumber = new Map<string, BalanceRow[]>();
  for (const row of rows) {
    const known = byNumber.get(row.number);
    if (known) known.push(row);
    else byNumber.set(row.number, [row]);
  }
  return new Map([...byNumber].map(([number, points]) => [number, readOf(points)]));
}

function readOf(rows: readonly BalanceRow[]): ArticleRead {
  const points: StockFigures[] = [];
  for (const row of rows) {
    if ('failure' in row) return { failure: row.failure };
    points.push(row);
  }
  return { figures: sumOfPoints(points) };
}
