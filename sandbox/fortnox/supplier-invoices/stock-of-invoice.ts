import type { StoredDocument } from '../resources/document-store';
import type { RowValue } from '../resources/field-rule';
import { productOf } from '../sum-of';
import { rewritePurchasePrice } from '../warehouse/stock/card-follows';
import { defaultPoint } from '../warehouse/stock-points/default-point';
import { keptRowsOf, kronorPerUnit } from './invoice-rows';
import type { Surroundings } from './surroundings';

/** What the stock calls an invoice by; no custom document can have the name. */
export function stockNameOf(number: string): string {
  return `SUPPLIERINVOICE/${number}`;
}

function isGoods(row: RowValue, { registers }: Surroundings): boolean {
  const article = registers.articles.find(String(row.ArticleNumber ?? ''))?.fields;
  return article?.get('StockGoods') === true && Number(row.Quantity ?? 0) > 0;
}

/** Brings the goods of an invoice's article rows into stock, at its prices; account rows bring none. */
export function receiveGoods({ number, fields }: StoredDocument, around: Surroundings): void {
  const { registers, stockPoints, stock, switches } = around;
  for (const row of keptRowsOf(fields).filter((kept) => isGoods(kept, around))) {
    const itemId = String(row.ArticleNumber);
    const card = registers.articles.find(itemId)?.fields;
    const point = stockPoints.get(String(row.StockPointCode ?? '')) ?? defaultPoint(card, stockPoints);
    const unitCost = productOf(Number(row.Price ?? 0), kronorPerUnit(fields).toNumber());
    stock.receive({
      itemId,
      stockPointId: point.id,
      document: stockNameOf(number),
      quantity: Number(row.Quantity),
      unitCost,
    });
    const cost = { directCost: unitCost, freightCost: 0, otherCost: 0 };
    rewritePurchasePrice(registers.articles, itemId, cost, switches);
  }
}
