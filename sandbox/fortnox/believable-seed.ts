import { believableArticles } from './believable-articles';
import { believableCustomers } from './believable-customers';
import { seedPrices } from './believable-prices';
import { believableSuppliers } from './believable-suppliers';
import type { RegistersAsUser } from './registers';

/** Fills a company with so many customers, suppliers and articles each, and prices on list A, the same for the same `seed`. */
export function seedBelievable(registers: RegistersAsUser, count: number, seed: number): void {
  const suppliers = believableSuppliers(count, seed);
  const numbers = suppliers.map(({ SupplierNumber }) => SupplierNumber);
  registers.customers.seed(believableCustomers(count, seed));
  registers.suppliers.seed(suppliers);
  registers.articles.seed(believableArticles(count, seed, undefined, numbers));
  seedPrices(registers, seed);
}
