import { Faker, sv } from '@faker-js/faker';
import { believablePurchases } from '../../sandbox/andersson/believable-purchases';
import type { PurchaseForm } from '../../sandbox/andersson/purchase-gestures';
import { believableArticles } from '../../sandbox/fortnox/believable-articles';
import { believableSuppliers } from '../../sandbox/fortnox/believable-suppliers';
import { yesterday } from './customers';
import type { Sides } from './world';

/** Fixed, so that every run measures the same purchases, saved at the same moments. */
const seed = 20261123;
const meanGapMs = 3_000;
const suppliers = believableSuppliers(30, seed).filter(({ Active, Currency }) => Active && Currency === 'SEK');
const articles = believableArticles(80, seed).filter(({ Active, StockGoods }) => Active && StockGoods);

/** Fortnox's suppliers and purchased articles. */
export async function seedPurchasing({ fortnox }: Sides): Promise<void> {
  await fortnox.seed('suppliers', suppliers, await yesterday(fortnox));
  await fortnox.seed('articles', articles, await yesterday(fortnox));
}

/** Purchases of one to five rows. */
export async function purchasesToSave({ fortnox }: Sides, count: number): Promise<readonly PurchaseForm[]> {
  const today = (await fortnox.now()).toISOString().slice(0, 10);
  return believablePurchases(
    count,
    seed,
    suppliers.map(({ SupplierNumber }) => ({ number: SupplierNumber, currency: null })),
    articles.map(({ ArticleNumber, Description, Unit, PurchasePrice }) => ({
      number: ArticleNumber,
      description: Description,
      unit: Unit,
      price: PurchasePrice.toFixed(2),
    })),
    { today },
  );
}

/** Waits before each save: purchases come independently of each other, one every 3 s in the mean. */
export function arrivals(count: number): readonly number[] {
  const faker = new Faker({ locale: [sv] });
  faker.seed(seed);
  return Array.from({ length: count }, () => -Math.log(1 - faker.number.float({ min: 0, max: 0.999 })) * meanGapMs);
}
