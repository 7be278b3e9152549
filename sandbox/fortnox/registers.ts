import { articleDefinition } from './articles/article-definition';
import { basicDataOf } from './basics/basic-data';
import { currencyDefinition, termsOfPaymentDefinition, unitDefinition } from './basics/code-definitions';
import { initialCurrencies, initialTermsOfPayment, initialUnits } from './basics/initial-data';
import type { SimulatorClock } from './clock';
import { customerDefinition } from './customers/customer-definition';
import { errorCodes, refusal } from './http/error-answers';
import { type RegisterAsUser, registerAsUser } from './resources/as-user';
import { createDocumentStore, type DocumentStore } from './resources/document-store';
import type { ResourceDefinition } from './resources/resource-definition';
import type { StateParts } from './state/state-part';
import { supplierDefinition } from './suppliers/supplier-definition';
import type { Switches } from './switches';
import type { Stock } from './warehouse/stock/stock';

type RegisterName = 'customers' | 'suppliers' | 'articles' | 'currencies' | 'units' | 'termsOfPayment';

/** The stores behind `/3`, by what they hold. */
export type RegisterStores = Readonly<Record<RegisterName, DocumentStore>>;

/** The same registers in the hands of Fortnox's own user. */
export type RegistersAsUser = Readonly<Record<RegisterName, RegisterAsUser>>;

/** All registers of a new company: the small ones filled as Fortnox and a workshop would, the others empty. */
export function createRegisterStores(
  clock: SimulatorClock,
  switches: Switches,
  stock: Pick<Stock, 'figures'>,
): RegisterStores {
  const store = (definition: ResourceDefinition, filledWith: readonly object[] = []): DocumentStore => {
    const created = createDocumentStore(definition, clock, switches);
    registerAsUser(created, switches).seed(filledWith);
    return created;
  };
  const currencies = store(currencyDefinition, initialCurrencies);
  const units = store(unitDefinition, initialUnits);
  const termsOfPayment = store(termsOfPaymentDefinition, initialTermsOfPayment);
  const basics = basicDataOf({ currency: currencies, unit: units, termsOfPayment });
  const suppliers = store(supplierDefinition(basics));
  const articles = store(
    articleDefinition({
      unit: basics.unit,
      supplier: (number) =>
        suppliers.find(number) === undefined
          ? refusal(errorCodes.supplierNotFound, 'Kan inte hitta leverantören.')
          : undefined,
      supplierName: (number) => suppliers.find(number)?.fields.get('Name'),
      stock: stock.figures,
    }),
  );
  return { currencies, units, termsOfPayment, customers: store(customerDefinition(basics)), suppliers, articles };
}

/** The user's hands on every register. */
export function registersAsUser(stores: RegisterStores, switches: Switches): RegistersAsUser {
  const asUser = (name: RegisterName): RegisterAsUser => registerAsUser(stores[name], switches);
  return {
    customers: asUser('customers'),
    suppliers: asUser('suppliers'),
    articles: asUser('articles'),
    currencies: asUser('currencies'),
    units: asUser('units'),
    termsOfPayment: asUser('termsOfPayment'),
  };
}

/** Every register as it is saved and loaded. */
export function registerParts(stores: RegisterStores): StateParts {
  return Object.fromEntries(Object.entries(stores).map(([name, { state }]) => [name, state]));
}
