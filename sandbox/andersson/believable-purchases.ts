import { en, Faker, sv } from '@faker-js/faker';
import type { PurchaseForm, PurchaseLine } from './purchase-gestures';

/** Whom and what purchases may name, as both systems know them. */
export interface PurchaseSupplier {
  readonly number: string;
  /** ISO code; null is Swedish kronor. */
  readonly currency: string | null;
}

export interface PurchaseArticle {
  readonly number: string;
  readonly description: string;
  readonly unit: string;
  /** Usual price per unit, in kronor. */
  readonly price: string;
}

export interface PurchaseDates {
  /** The day the first is saved; local date. Absent: today. */
  readonly today?: string;
  readonly firstNumber?: number;
}

const dayMs = 24 * 60 * 60_000;
const mostRows = 5;
const remarks = ['Leverans före kl. 15', 'Märk kollit med inköpsnumret', 'Delleverans godtas'];

/** `count` purchases of a workshop, the same for the same `seed`, numbered from 1001. */
export function believablePurchases(
  count: number,
  seed: number,
  suppliers: readonly PurchaseSupplier[],
  articles: readonly PurchaseArticle[],
  { today = new Date().toISOString().slice(0, 10), firstNumber = 1001 }: PurchaseDates = {},
): readonly PurchaseForm[] {
  const faker = new Faker({ locale: [sv, en] });
  faker.seed(seed);
  return Array.from({ length: count }, (_, index) => {
    const supplier = faker.helpers.arrayElement(suppliers);
    const rows = faker.helpers.arrayElements(articles, faker.number.int({ min: 1, max: mostRows }));
    const chance = (probability: number) => faker.datatype.boolean({ probability });
    return {
      head: {
        purchase_number: String(firstNumber + index),
        supplier_number: supplier.number,
        order_date: today,
        delivery_date: daysAfter(today, faker.number.int({ min: 3, max: 40 })),
        currency: supplier.currency,
        our_reference: faker.person.fullName(),
        ...(chance(0.5) && { your_reference: faker.person.fullName() }),
        ...(chance(0.2) && { note: faker.helpers.arrayElement(remarks) }),
      },
      rows: rows.map((article, row) => believableRow(faker, article, row + 1)),
    };
  });
}

/** Whole pieces; what is weighed or measured comes in halves as well. */
function believableRow(faker: Faker, article: PurchaseArticle, rowNumber: number): PurchaseLine {
  const whole = faker.number.int({ min: 1, max: 250 });
  const measured = /^(kg|m|m2|l)$/i.test(article.unit) && faker.datatype.boolean();
  return {
    row_number: rowNumber,
    article_number: article.number,
    description: article.description,
    quantity: measured ? `${whole}.5` : String(whole),
    unit: article.unit,
    price: article.price,
  };
}

function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);
}
