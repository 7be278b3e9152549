import type { Balance, StockFigures } from '../../../domain/stock-balance/balance';
import type { AnderssonDatabase } from '../database';

/** Articles in one statement: SQL Server takes at most 2,100 parameters. */
export const articlesPerStatement = 1_000;

/** An article of Andersson's, with the balance it shows now. */
export interface SharedArticle {
  readonly id: number;
  readonly number: string;
  /** Null: none has been taken in yet. */
  readonly shown: ShownBalance | null;
}

export interface ShownBalance extends Balance {
  /** When its figures of Fortnox were read, by Andersson's clock. */
  readonly readAt: string;
}

/** Fortnox's figures as an article shows them. */
export function figuresOf({ stock, availableInFortnox }: Balance): StockFigures {
  return { inStock: stock, available: availableInFortnox };
}

/** The articles of exactly these numbers, by number; at most `articlesPerStatement`. */
export async function articlesByNumber(
  database: AnderssonDatabase,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, SharedArticle>> {
  if (numbers.length === 0) return new Map();
  const rows = await articles(database).where('article.article_number', 'in', numbers).execute();
  return new Map(rows.map(toArticle).map((article) => [article.number, article]));
}

/** The articles of these ids; at most `articlesPerStatement`. */
export async function articlesById(
  database: AnderssonDatabase,
  ids: readonly number[],
): Promise<readonly SharedArticle[]> {
  return (await articles(database).where('article.id', 'in', ids).orderBy('article.id').execute()).map(toArticle);
}

/** The next articles after an id, in the order of ids. */
export async function articlesAfter(
  database: AnderssonDatabase,
  id: number,
  count = articlesPerStatement,
): Promise<readonly SharedArticle[]> {
  const query = articles(database).where('article.id', '>', id).orderBy('article.id');
  return (await database.verbs.firstRows(query, count).execute()).map(toArticle);
}

/** Active or not: an article that is no longer sold may still lie in stock. */
function articles({ kysely }: AnderssonDatabase) {
  return kysely
    .selectFrom('article')
    .leftJoin('article_balance as shown', 'shown.article_number', 'article.article_number')
    .select([
      'article.id as id',
      'article.article_number as number',
      'shown.stock_balance as stock',
      'shown.disposable_balance as disposable',
      'shown.available_in_fortnox as availableInFortnox',
      'shown.ordered_by_customers as orderedByCustomers',
      'shown.expected_from_purchases as expectedFromPurchases',
      'shown.expected_from_manufacturing as expectedFromManufacturing',
      'shown.planned_material as plannedMaterial',
      'shown.read_at as readAt',
    ]);
}

type ArticleRow = Awaited<ReturnType<ReturnType<typeof articles>['execute']>>[number];

function toArticle({ id, number, ...balance }: ArticleRow): SharedArticle {
  return { id, number, shown: balance.readAt === null ? null : (balance as ShownBalance) };
}
