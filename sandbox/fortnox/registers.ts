import { articleDefinition } from './articles/article-definition';
import { basicDataOf, type Check } from './basics/basic-data';
import { currencyDefinition, termsOfPaymentDefinition, unitDefinition } from './basics/code-definitions';
import { initialCurrencies, initialTermsOfPayment, initialUnits } from './basics/initial-data';
import type { SimulatorClock } from './clock';
import { customerDefinition } from './customers/customer-definition';
import type { ApiRoute } from './http/api-route';
import { errorCodes, refusal } from './http/error-answers';
import { priceDefinition } from './prices/price-definition';
import { initialPriceLists, priceListDefinition } from './prices/price-list-definition';
import { priceListsAsUser } from './prices/price-lists-as-user';
import { priceRoutes } from './prices/price-routes';
import { salesPrice, tiePricesToArticles } from './prices/price-rules';
import { type RegisterAsUser, registerAsUser } from './resources/as-user';
import { createDocumentStore, type DocumentStore } from './resources/document-store';
import type { ResourceDefinition } from './resources/resource-definition';
import { resourceRoutes } from './resources/resource-routes';
import type { StateParts } from './state/state-part';
import { supplierDefinition } from './suppliers/supplier-definition';
import type { Switches } from './switches';
import type { Stock } from './warehouse/stock/stock';
import type { WarehouseState } from './warehouse/warehouse-state';

type RegisterName = 'customers' | 'suppliers' | 'articles' | 'prices' | SmallRegisterName;
type SmallRegisterName = 'currencies' | 'units' | 'termsOfPayment' | 'priceLists';

/** The stores behind `/3`, by what they hold. */
export type RegisterStores = Readonly<Record<RegisterName, DocumentStore>>;

/** The same registers in the hands of Fortnox's own user. */
export type RegistersAsUser = Readonly<Record<RegisterName, RegisterAsUser>>;

/** What the registers show of the rest of the company. */
export interface RegisterNeighbours {
  readonly stock: Pick<Stock, 'figures'>;
  readonly warehouse: Pick<WarehouseState, 'activated'>;
}

/** All registers of a new company: the small ones filled as Fortnox and a workshop would, the others empty. */
export function createRegisterStores(
  clock: SimulatorClock,
  switches: Switches,
  { stock, warehouse }: RegisterNeighbours,
): RegisterStores {
  const store = (definition: ResourceDefinition, filledWith: readonly object[] = []): DocumentStore => {
    const created = createDocumentStore(definition, clock, switches);
    registerAsUser(created, switches).seed(filledWith);
    return created;
  };
  const small: Readonly<Record<SmallRegisterName, DocumentStore>> = {
    currencies: store(currencyDefinition, initialCurrencies),
    units: store(unitDefinition, initialUnits),
    termsOfPayment: store(termsOfPaymentDefinition, initialTermsOfPayment),
    priceLists: store(priceListDefinition, initialPriceLists),
  };
  const { currencies: currency, units: unit, termsOfPayment, priceLists: priceList } = small;
  const basics = basicDataOf({ currency, unit, termsOfPayment, priceList });
  const suppliers = store(supplierDefinition(basics));
  const supplier: Check = (number) =>
    suppliers.find(number) === undefined
      ? refusal(errorCodes.supplierNotFound, 'Kan inte hitta leverantören.')
      : undefined;
  const articles = store(
    articleDefinition({
      unit: basics.unit,
      supplier,
      supplierName: (number) => suppliers.find(number)?.fields.get('Name'),
      salesPrice: (number) => salesPrice(number, priceList, prices),
      stock: stock.figures,
      isWarehouseActive: () => warehouse.activated,
      sentPurchasePrice: () => switches.purchasePriceWithWarehouse,
    }),
  );
  const article: Check = (number) => {
    const { articleNotFound, articleOfPriceUnknown } = errorCodes;
    const code = switches.priceOfUnknownArticle === 'invented' ? articleOfPriceUnknown : articleNotFound;
    return articles.find(number) === undefined ? refusal(code, 'Kan inte hitta artikeln.') : undefined;
  };
  const prices = store(priceDefinition({ article, priceList: basics.priceList }));
  tiePricesToArticles(prices, articles, switches);
  return { ...small, customers: store(customerDefinition(basics)), suppliers, articles, prices };
}

/** The routes of all registers. */
export function registerRoutes(
  { prices, ...plain }: RegisterStores,
  clock: SimulatorClock,
  switches: Switches,
): readonly ApiRoute[] {
  const ofPlain = Object.values(plain).flatMap((store) => resourceRoutes(store, clock, switches));
  return [...ofPlain, ...priceRoutes(prices, clock, switches)];
}

/** The user's hands on every register. */
export function registersAsUser(stores: RegisterStores, switches: Switches): RegistersAsUser {
  const asUser = (name: RegisterName): RegisterAsUser => registerAsUser(stores[name], switches);
  return {
    customers: asUser('customers'),
    suppliers: asUser('suppliers'),
    articles: asUser('articles'),
    prices: asUser('prices'),
    priceLists: priceListsAsUser(stores.priceLists, switches),
    currencies: asUser('currencies'),
    units: asUser('units'),
    termsOfPayment: asUser('termsOfPayment'),
  };
}

/** Every register as it is saved and loaded. */
export function registerParts(stores: RegisterStores): StateParts {
  return Object.fromEntries(Object.entries(stores).map(([name, { state }]) => [name, state]));
}
