import { en, Faker, sv } from '@faker-js/faker';
import type { RegistersAsUser } from './registers';
import type { Detail } from './resources/document-text';

/** A price as a workshop would have typed it in. */
export interface BelievablePrice {
  readonly PriceList: string;
  readonly ArticleNumber: string;
  readonly FromQuantity: number;
  readonly Price: number;
}

const standardList = 'A';
/** What one asks for goods that cost so much. */
const markUps = [1.25, 1.35, 1.5, 1.8];
const wholesaleQuantity = 100;

function pricesOfArticle(faker: Faker, { ArticleNumber, PurchasePrice }: Detail): readonly BelievablePrice[] {
  const chance = (probability: number) => faker.datatype.boolean({ probability });
  const price = Number((Number(PurchasePrice) * faker.helpers.arrayElement(markUps)).toFixed(2));
  const base = { PriceList: standardList, ArticleNumber: String(ArticleNumber), FromQuantity: 0, Price: price };
  const [isSold, hasWholesale] = [chance(0.85), chance(0.15)];
  if (!isSold) return [];
  const wholesale = { ...base, FromQuantity: wholesaleQuantity, Price: Number((price * 0.9).toFixed(2)) };
  return hasWholesale ? [base, wholesale] : [base];
}

/** Prices on list A for the first `count` of some articles' cards, the same for the same `seed`: some are not sold, some are cheaper by the hundred. */
export function believablePrices(articles: readonly Detail[], count: number, seed: number): readonly BelievablePrice[] {
  const faker = new Faker({ locale: [sv, en] });
  faker.seed(seed);
  return articles.slice(0, count).flatMap((article) => pricesOfArticle(faker, article));
}

/** Prices for all articles that a company has, as of `changedAt` (default: now). */
export function seedPrices(
  { articles, prices }: Pick<RegistersAsUser, 'articles' | 'prices'>,
  seed: number,
  changedAt?: Date,
): void {
  const cards = articles.all();
  prices.seed(believablePrices(cards, cards.length, seed), changedAt);
}
