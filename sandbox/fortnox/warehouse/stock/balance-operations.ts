import type { RegisterStores } from '../../registers';
import { compareNumbers } from '../../resources/document-order';
import type { StoredDocument } from '../../resources/document-store';
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

/** The values of a parameter with commas; undefined, all are asked for (warehouse-api §1). */
function askedFor(query: URLSearchParams, name: string): ReadonlySet<string> | undefined {
  const asked = new Set((query.get(name) ?? '').split(',').filter(Boolean));
  return asked.size === 0 ? undefined : asked;
}

/** The balance of one article at every stock point; zeros too. */
export function balancesOfItem(itemId: string, { stockPoints, stock }: StockSurroundings): readonly StockBalance[] {
  return stockPoints.all().map(({ id, code: stockPointCode }) => {
    const { inStock, available: availableStock } = stock.level(itemId, id);
    return { itemId, stockPointCode, inStock, availableStock };
  });
}

/** Makes a value, and makes it anew only when one of the things it was made of is another. */
function remembered<T>(madeOf: () => readonly unknown[], make: () => T): () => T {
  let last: { readonly parts: readonly unknown[]; readonly value: T } | undefined;
  return () => {
    const parts = madeOf();
    const isSame = last?.parts.length === parts.length && parts.every((part, index) => part === last?.parts[index]);
    if (last === undefined || !isSame) last = { parts, value: make() };
    return last.value;
  };
}

/** `GET /status-v1/stockbalance` (warehouse-api §3.8): by article number, then by stock point. */
export function balanceOperations(around: StockSurroundings, switches: Switches): readonly WarehouseOperation[] {
  const { registers, stockPoints, stock } = around;
  const isListed = ({ inStock, availableStock }: StockBalance): boolean =>
    switches.stockBalanceZeros === 'listed' || inStock !== 0 || availableStock !== 0;
  const balancesOf = (articles: readonly StoredDocument[]): readonly StockBalance[] =>
    articles
      .filter(({ fields }) => fields.get('StockGoods') === true)
      .flatMap(({ number }) => balancesOfItem(number, around))
      .filter(isListed);
  // A client reads a hundred pages of the same list, one after the other.
  const ofAll = remembered(
    () => [registers.articles.inOrder(), stock.version(), switches.stockBalanceZeros, ...stockPoints.all()],
    () => balancesOf(registers.articles.inOrder()),
  );
  const ofSome = (numbers: ReadonlySet<string>): readonly StockBalance[] => {
    const found = [...numbers].flatMap((number) => registers.articles.find(number) ?? []);
    return balancesOf(found.sort((a, b) => compareNumbers(a.number, b.number)));
  };
  return [
    {
      method: 'GET',
      path: '/status-v1/stockbalance',
      run: ({ query }) => {
        const [items, points] = [askedFor(query, 'itemIds'), askedFor(query, 'stockPointCodes')];
        const balances = items === undefined ? ofAll() : ofSome(items);
        const isAsked = ({ stockPointCode }: StockBalance): boolean => points?.has(stockPointCode) !== false;
        return pageOfList(balances.filter(isAsked), (balance) => balance, query, switches);
      },
    },
  ];
}
