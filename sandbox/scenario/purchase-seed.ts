import type { PurchaseForm } from '../andersson/purchase-gestures';
import { believableArticles } from '../fortnox/believable-articles';
import { seedPrices } from '../fortnox/believable-prices';
import { believableSuppliers } from '../fortnox/believable-suppliers';
import type { FortnoxSimulator } from '../fortnox/simulator';

const suppliers = 20;
const articles = 40;
const seed = 20261123;
const aDayMs = 24 * 60 * 60_000;

/** Fortnox's suppliers and articles with their prices, untouched since yesterday. */
export function seedPurchasing(fortnox: FortnoxSimulator): void {
  const longAgo = new Date(fortnox.clock.now().getTime() - aDayMs);
  const cards = believableSuppliers(suppliers, seed);
  const numbers = cards.map((card) => card.SupplierNumber);
  fortnox.suppliers.seed(
    cards.map((card) => ({ ...card })),
    longAgo,
  );
  fortnox.articles.seed(
    believableArticles(articles, seed, undefined, numbers).map((card) => ({ ...card })),
    longAgo,
  );
  seedPrices(fortnox, seed, longAgo);
}

/** A supplier that Andersson knows and Fortnox lacks until somebody adds it. */
export const missingSupplier = {
  SupplierNumber: '699',
  Name: 'Gnosjö Ytbehandling AB',
  Address1: 'Ringvägen 4',
  ZipCode: '335 32',
  City: 'Gnosjö',
  TermsOfPayment: '30',
  VATType: '25',
};

/** The scenario's purchases, made of what Fortnox has: one as it should be, one with the missing supplier, one to be deleted. */
export function purchases(fortnox: FortnoxSimulator, today: string, deliveryDate: string): readonly PurchaseForm[] {
  const supplier = fortnox.suppliers.all().find((card) => card.Active !== false);
  const stock = fortnox.articles.all().filter((card) => card.StockGoods === true && card.Active !== false);
  const row = (index: number, quantity: string) => {
    const card = stock[index];
    return {
      row_number: index + 1,
      article_number: String(card?.ArticleNumber),
      description: String(card?.Description),
      quantity,
      unit: String(card?.Unit),
      price: Number(card?.PurchasePrice).toFixed(2),
    };
  };
  const head = (purchase_number: string, supplier_number: string) => ({
    purchase_number,
    supplier_number,
    order_date: today,
    delivery_date: deliveryDate,
    our_reference: 'Maria Öberg',
  });
  const known = String(supplier?.SupplierNumber);
  return [
    { head: head('1041', known), rows: [row(0, '120'), row(1, '40.5'), row(2, '6')] },
    { head: head('1042', missingSupplier.SupplierNumber), rows: [row(0, '20'), row(3, '10')] },
    { head: head('1043', known), rows: [row(4, '25')] },
  ];
}
