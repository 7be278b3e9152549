import { en, Faker, sv } from '@faker-js/faker';
import { changeStamp } from './resources/swedish-time';
import type { FortnoxSimulator } from './simulator';

type Purchasing = Pick<FortnoxSimulator, 'clock' | 'company' | 'suppliers' | 'articles' | 'purchaseOrders'>;

/** Fixed, so that every company looks the same. */
const seed = 20261123;
const aDayMs = 24 * 60 * 60_000;
const mostRows = 4;
const mostInStock = 400;

/** What became of each order, and how many days ago it was written. */
const orders = [
  { daysAgo: 34, became: 'received' },
  { daysAgo: 27, became: 'received' },
  { daysAgo: 20, became: 'void' },
  { daysAgo: 13, became: 'half received' },
  { daysAgo: 6, became: 'waiting' },
  { daysAgo: 1, became: 'waiting' },
] as const;

/** Fills the warehouse of a company that has suppliers and articles: goods on the shelves, and orders written in Fortnox itself. */
export function seedWarehouse(fortnox: Purchasing): void {
  const faker = new Faker({ locale: [sv, en] });
  faker.seed(seed);
  for (const { ArticleNumber } of goodsOf(fortnox)) {
    const QuantityInStock = faker.number.int({ min: 0, max: mostInStock });
    fortnox.articles.put(String(ArticleNumber), { QuantityInStock });
  }
  for (const { daysAgo, became } of orders) {
    const { id, rows } = fortnox.purchaseOrders.createByHand(orderForm(faker, fortnox, daysAgo));
    const [first] = rows;
    if (became === 'received') fortnox.purchaseOrders.receiveByHand(id);
    if (became === 'void') fortnox.purchaseOrders.voidByHand(id);
    if (became === 'half received' && first !== undefined) {
      fortnox.purchaseOrders.receiveByHand(id, [{ rowNum: first.rowNum, quantity: first.orderedQuantity / 2 }]);
    }
  }
}

function goodsOf({ articles }: Purchasing) {
  return articles.all().filter(({ Active, StockGoods }) => Active === true && StockGoods === true);
}

function orderForm(faker: Faker, fortnox: Purchasing, daysAgo: number) {
  const { clock, company, suppliers } = fortnox;
  const day = (days: number) => changeStamp(new Date(clock.now().getTime() + days * aDayMs)).local.slice(0, 10);
  const supplier = faker.helpers.arrayElement(
    suppliers.all().filter(({ Active, Currency }) => Active === true && Currency === 'SEK'),
  );
  return {
    supplierNumber: supplier.SupplierNumber,
    currencyCode: 'SEK',
    currencyRate: 1,
    orderDate: day(-daysAgo),
    deliveryDate: day(14 - daysAgo),
    paymentTermsCode: supplier.TermsOfPayment,
    deliveryName: company.name,
    deliveryAddress: company.address,
    deliveryZipCode: company.zipCode,
    deliveryCity: company.city,
    rows: faker.helpers
      .arrayElements(goodsOf(fortnox), faker.number.int({ min: 1, max: mostRows }))
      .map(({ ArticleNumber, PurchasePrice }) => {
        const quantity = 2 * faker.number.int({ min: 1, max: 60 });
        return {
          itemId: ArticleNumber,
          orderedQuantity: quantity,
          remainingOrderedQuantity: quantity,
          currencyCode: 'SEK',
          price: PurchasePrice,
        };
      }),
  };
}
