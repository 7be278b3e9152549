import { Decimal } from 'decimal.js';
import { type Card, saveCards } from '../../sandbox/andersson/register-gestures';
import { type BelievableArticle, believableArticles } from '../../sandbox/fortnox/believable-articles';
import { yesterday } from './customers';
import { linkInStep } from './in-step';
import { seedSuppliersInFortnox } from './suppliers';
import type { Sides } from './world';

/** Fixed, so that every run measures the same articles. */
const seed = 20261123;
const firstNumber = 10_001;
/** What is asked for goods that cost so much. */
const markUp = 1.35;
const suppliersInFortnox = 50;
const mostInStock = 200;

/**
 * Andersson holds `count` active articles, each with unit, cost, price and most with main supplier; Fortnox has the
 * suppliers and no article.
 */
export async function seedAnderssonOnly(sides: Sides, count: number): Promise<void> {
  const suppliers = await seedSuppliersInFortnox(sides, suppliersInFortnox);
  const cards = stockArticles(count, suppliers).map((card) => ({ ...toAndersson(card), active: 1 as const }));
  await saveCards(sides.andersson, 'article', cards);
}

/** Both sides hold the same `count` articles with their prices, in step. `suppliers` are there on both sides. */
export async function seedArticlesInStep(sides: Sides, count: number, suppliers: readonly string[]): Promise<void> {
  const { fortnox, andersson } = sides;
  const cards = stockArticles(count, suppliers).map((card, index) => ({ ...card, QuantityInStock: inStock(index) }));
  const changedAt = await yesterday(fortnox);
  await fortnox.seed('articles', cards, changedAt);
  await fortnox.seed('prices', cards.map(toPrice), changedAt);
  await saveCards(andersson, 'article', cards.map(toAndersson));
  await linkInStep(sides, 'articles');
}

/** Goods that Fortnox counts: nothing else is kept in step (R1.3.1). */
function stockArticles(count: number, suppliers: readonly string[]): readonly BelievableArticle[] {
  return believableArticles(count, seed, firstNumber, suppliers).map((card) => ({
    ...card,
    Type: 'STOCK',
    StockGoods: true,
  }));
}

/** Every article has some: a balance that is not zero is listed for certain. */
function inStock(index: number): number {
  return 1 + (index % mostInStock);
}

function priceOf({ PurchasePrice }: BelievableArticle): Decimal {
  return new Decimal(PurchasePrice).times(markUp).toDecimalPlaces(2);
}

function toPrice(card: BelievableArticle) {
  return { PriceList: 'A', ArticleNumber: card.ArticleNumber, FromQuantity: 0, Price: priceOf(card).toNumber() };
}

function toAndersson(card: BelievableArticle): Card<'article'> {
  return {
    article_number: card.ArticleNumber,
    name: card.Description,
    unit: card.Unit,
    supplier_number: card.SupplierNumber ?? null,
    cost: new Decimal(card.PurchasePrice).toFixed(),
    sales_price: priceOf(card).toFixed(),
    active: card.Active ? 1 : 0,
  };
}
