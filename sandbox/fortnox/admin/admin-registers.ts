import { believableArticles } from '../believable-articles';
import { believableCustomers } from '../believable-customers';
import { believablePrices } from '../believable-prices';
import { believableSuppliers } from '../believable-suppliers';
import type { RegistersAsUser } from '../registers';
import type { AdminRegister } from './register-routes';

/** Every register of `/3` under `/admin`, by the name it has there. */
export function adminRegisters(registers: RegistersAsUser): readonly AdminRegister[] {
  const { customers, suppliers, articles, prices, priceLists, currencies, units, termsOfPayment } = registers;
  const supplierNumbers = () => suppliers.all().map(({ SupplierNumber }) => String(SupplierNumber));
  return [
    { collection: 'customers', asUser: customers, believable: believableCustomers },
    { collection: 'suppliers', asUser: suppliers, believable: believableSuppliers },
    {
      collection: 'articles',
      asUser: articles,
      believable: (count, seed, firstNumber) => believableArticles(count, seed, firstNumber, supplierNumbers()),
    },
    {
      collection: 'prices',
      asUser: prices,
      // Of articles that are there, from the lowest number; a first number means nothing here.
      believable: (count, seed) => believablePrices(articles.all(), count, seed),
    },
    { collection: 'pricelists', asUser: priceLists },
    { collection: 'currencies', asUser: currencies },
    { collection: 'units', asUser: units },
    { collection: 'termsofpayments', asUser: termsOfPayment },
  ];
}
