import type { Fields } from '../../resources/resource-definition';
import type { StockPoint } from './stock-point';
import type { StockPoints } from './stock-points';

/** Where goods that name no stock point go: where their article's card says, else to the company's first. */
export function defaultPoint(card: Fields | undefined, stockPoints: StockPoints): StockPoint {
  return stockPoints.get(String(card?.get('DefaultStockPoint') ?? '')) ?? stockPoints.standard();
}
