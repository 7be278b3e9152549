import type { PurchaseOrderDraftRow } from '../../../domain/purchase/order';
import type { Purchase, PurchaseRow } from '../../../domain/purchase/purchase';
import { clean } from '../../../domain/text';
import type { ArticleCard } from '../cards';
import type { FailureKind } from '../failures';
import type { Finding } from '../throw-failure';
import type { Call } from './call';
import type { Facts } from './facts';
import { and, rowWords } from './words';

/** The purchase's rows as Fortnox takes them, or the first row whose article Fortnox cannot take. */
export async function orderRows(
  call: Call,
  facts: Facts,
  purchase: Purchase,
): Promise<readonly PurchaseOrderDraftRow[] | Finding> {
  const isTaken = (row: PurchaseRow, card: ArticleCard) => !('kind' in orderRow(purchase, row, card));
  const articles = await articleCards(call, facts, purchase.rows, isTaken);
  const rows: PurchaseOrderDraftRow[] = [];
  for (const row of purchase.rows) {
    const made = orderRow(purchase, row, articles.get(articleNumber(row)) ?? null);
    if ('kind' in made) return made;
    rows.push(made);
  }
  return rows;
}

/**
 * The rows' articles by their numbers, each read once however many rows have it; null for one that Fortnox has not.
 * `serves`: whether a card read earlier is good enough for a row.
 */
export async function articleCards(
  call: Call,
  facts: Facts,
  rows: readonly PurchaseRow[],
  serves: (row: PurchaseRow, card: ArticleCard) => boolean,
): Promise<ReadonlyMap<string, ArticleCard | null>> {
  const numbers = [...new Set(rows.map(articleNumber))];
  const read = numbers.map(async (number) => {
    const itsRows = rows.filter((row) => articleNumber(row) === number);
    const card = await facts.article(call, number, (found) => itsRows.every((row) => serves(row, found)));
    return [number, card] as const;
  });
  return new Map(await Promise.all(read));
}

function orderRow(purchase: Purchase, row: PurchaseRow, article: ArticleCard | null): PurchaseOrderDraftRow | Finding {
  const fault = (kind: FailureKind, sv = '', en = ''): Finding => {
    const named = { sv: `, artikel ${row.articleNumber}${sv}`, en: `, article ${row.articleNumber}${en}` };
    return { kind, about: and(rowWords(purchase, row), named) };
  };
  if (!article) return fault('articleMissing');
  if (!article.active) return fault('articleInactive');
  if (!article.stockGoods) return fault('articleNotStockGoods');
  const unit = clean(row.unit);
  // "St" and "st" are one unit to everybody who reads the order.
  if (unit && unit.toLowerCase() !== article.unit.toLowerCase()) {
    const [here, there] = [unit, article.unit || '–'];
    return fault(
      'unitMismatch',
      ` (${here} i Andersson, ${there} i Fortnox)`,
      ` (${here} in Andersson, ${there} in Fortnox)`,
    );
  }
  return {
    itemId: articleNumber(row),
    description: clean(row.description) || article.description,
    unit: article.unit,
    quantity: row.quantity,
    price: row.price ?? '0',
  };
}

/** The article's number in Fortnox. */
export function articleNumber(row: PurchaseRow): string {
  return clean(row.articleNumber);
}
