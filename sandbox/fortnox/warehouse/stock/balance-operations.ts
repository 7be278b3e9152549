import type { RegisterStores } from '../../registers';
import type { Switches } from '../../switches';
import { pageOfList } from '../common/list-page';
import type { StockPoints } from '../stock-points/stock-points';
import type { WarehouseOperation } from '../warehouse-routes';
import type { Stock } from './stock';

/** One line of the stock balance as the API shows it. */
export interface StockBalance {
  readonly itemId: string;
  readonly stockPointCode: string;
  readonly inStock: number;
  readonly availableStock: number;
}

/** What the stock is looked up by. */
export interface StockSurroundings {
  readonly registers: RegisterStores;
  readonly stockPoints: StockPoints;
  readonly stock: Stock;
}

/** Of a parameter with commas; absent or empty, all are asked for (warehouse-api §1). */
function askedFor(query: URLSearchParams, name: string): (value: string) => boolean {
  const asked = (query.get(name) ?? '').split(',').filter(Boolean);
  return asked.length === 0 ? () => true : (value) => asked.includes(value);
}

/** The balance of one article at every stock point; zeros too. */
export function balancesOfItem(itemId: string, { stockPoints, stock }: StockSurroundings): readonly StockBalance[] {
  return stockPoints.all().map(({ id, code: stockPointCode }) => {
    const { inStock, available: availableStock } = stock.level(itemId, id);
    return { itemId, stockPointCode, inStock, availableStock };
  });
}

/** `GET /status-v1/stockbalance` (warehouse-api §3.8): by article number, then by stock point. */
export function balanceOperations(around: StockSurroundings, switches: Switches): readonly WarehouseOperation[] {
  const isListed = ({ inStock, availableStock }: StockBalance): boolean =>
    switches.stockBalanceZeros === 'listed' || inStock !== 0 || availableStock !== 0;
  return [
    {
      method: 'GET',
      path: '/status-v1/stockbalance',
      run: ({ query }) => {
        const isAskedItem = askedFor(query, 'itemIds');
        const isAskedPoint = askedFor(query, 'stockPointCodes');
        const balances = around.registers.articles
          .inOrder()
          .filter(({ number, fields }) => fields.get('StockGoods') === true && isAskedItem(number))
          .flatMap(({ number }) => balancesOfItem(number, around))
          .filter((balance) => isAskedPoint(balance.stockPointCode) && isListed(balance));
        return pageOfList(balances, (balance) => balance, query, switches);
      },
    },
  ];
}
