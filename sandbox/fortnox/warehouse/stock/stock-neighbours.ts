import type { DocumentStore } from '../../resources/document-store';
import type { Switches } from '../../switches';
import type { StockPoints } from '../stock-points/stock-points';
import type { StockNeighbours } from './stock';

/**
 * The articles' cards as the stock sees them. What people typed there as stock figures stands for everything before the
 * simulator's time, at the first stock point and the purchase price; what moves is added to it. The register is asked
 * for late, since its articles show the stock.
 */
export function stockNeighbours(
  articles: () => DocumentStore,
  stockPoints: StockPoints,
  switches: Switches,
): StockNeighbours {
  return {
    opening(itemId) {
      const card = articles().find(itemId)?.fields;
      const point = stockPoints.all()[0];
      const numberOf = (name: string): number => Number(card?.get(name) ?? 0);
      const [quantity, reserved] = [numberOf('QuantityInStock'), numberOf('ReservedQuantity')];
      if (point === undefined || (quantity === 0 && reserved === 0)) return undefined;
      return { stockPointId: point.id, quantity, reserved, unitCost: numberOf('PurchasePrice') };
    },
    moved(itemId) {
      const fields = articles().find(itemId)?.fields;
      if (fields !== undefined && switches.stockMovesTouchArticle) articles().save(itemId, fields);
    },
  };
}
