import { badRequest } from '../../http/bad-request';
import { sumOf } from '../../sum-of';
import { balancesOfItem, type StockBalance, type StockSurroundings } from './balance-operations';

/** The stock of one article over all stock points; the value in Swedish kronor. */
export interface StockOfItem {
  readonly itemId: string;
  readonly inStock: number;
  readonly reserved: number;
  readonly available: number;
  readonly value: number;
  readonly points: readonly StockBalance[];
}

/** The stock as Fortnox's own user sees it. */
export interface StockByHand {
  /** Every stock article, by number. */
  all(): readonly StockOfItem[];
  /** Throws where there is no such article. */
  of(itemId: string): StockOfItem;
}

/** The user's eyes on the stock. */
export function stockByHand(around: StockSurroundings): StockByHand {
  const { registers, stock } = around;
  const of = (itemId: string): StockOfItem => {
    if (registers.articles.find(itemId) === undefined) throw badRequest(`there is no article ${itemId}`);
    const { inStock, reserved, value } = stock.figures(itemId);
    const available = sumOf([inStock, -reserved]);
    return { itemId, inStock, reserved, available, value, points: balancesOfItem(itemId, around) };
  };
  return {
    of,
    all: () => {
      const goods = registers.articles.inOrder().filter(({ fields }) => fields.get('StockGoods') === true);
      return goods.map(({ number }) => of(number));
    },
  };
}
