import type { DocumentStore } from '../../resources/document-store';
import { rounded } from '../../resources/read-field';
import { sumOf } from '../../sum-of';
import type { Switches } from '../../switches';

/** The parts of a purchase price, per unit in Swedish kronor. */
export interface CostParts {
  readonly directCost: number;
  readonly freightCost: number;
  readonly otherCost: number;
}

/** What goods cost per unit when they come in: all parts of it. */
export function unitCostOf({ directCost, freightCost, otherCost }: CostParts): number {
  return sumOf([directCost, freightCost, otherCost]);
}

/** A released inbound rewrites the purchase price of an article that is set to follow it (warehouse-api §3.10). */
export function rewritePurchasePrice(
  articles: DocumentStore,
  itemId: string,
  cost: CostParts,
  switches: Pick<Switches, 'costRewriteTouchesArticle'>,
): void {
  const fields = articles.find(itemId)?.fields;
  if (fields?.get('CostCalculationMethod') !== 'LAST_RELEASED_INBOUND') return;
  const rewritten = new Map(fields)
    .set('DirectCost', rounded(cost.directCost, 2))
    .set('FreightCost', rounded(cost.freightCost, 2))
    .set('OtherCost', rounded(cost.otherCost, 2))
    .set('PurchasePrice', rounded(unitCostOf(cost), 2));
  articles.save(itemId, rewritten, { keepStamp: !switches.costRewriteTouchesArticle });
}
