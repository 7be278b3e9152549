import type { PurchaseOrderDraftRow } from '../../../domain/purchase/order';
import type { Purchase, PurchaseRow } from '../../../domain/purchase/purchase';
import { clean } from '../../../domain/text';
import { readCard } from '../card';
import { type ArticleCard, articleCard } from '../cards';
import type { FailureKind } from '../failures';
import type { Finding } from '../throw-failure';
import { type Call, purchaseLane, valueIn } from './call';
import { and, rowWords } from './words';

/**
 * The purchase's rows as Fortnox takes them, each article read once however many rows have it; or the first row whose
 * article Fortnox cannot take.
 */
export async function orderRows(call: Call, purchase: Purchase): Promise<readonly PurchaseOrderDraftRow[] | Finding> {
  const numbers = [...new Set(purchase.rows.map(articleNumber))];
  const found = await Promise.all(
    numbers.map(async (number) => {
      const read = await readCard(call.client, articleCard, number, purchaseLane, call.signal);
      return [number, valueIn(read, call, { sv: `Artikel ${number}`, en: `Article ${number}` })] as const;
    }),
  );
  const articles = new Map(found);
  const rows: PurchaseOrderDraftRow[] = [];
  for (const row of purchase.rows) {
    const made = orderRow(purchase, row, articles.get(articleNumber(row)) ?? null);
    if ('kind' in made) return made;
    rows.push(made);
  }
  return rows;
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

function articleNumber(row: PurchaseRow): string {
  return clean(row.articleNumber);
}
