import type { Check } from '../basics/basic-data';
import { errorCodes, refusal } from '../http/error-answers';
import { number, text } from '../resources/common-fields';
import type { Fields, ResourceDefinition } from '../resources/resource-definition';

/** Checks of what a price points at. */
export interface PriceBasics {
  readonly article: Check;
  readonly priceList: Check;
}

/** The slimmer line of lists: no Date, no Percent. */
function listItem(fields: Fields): Record<string, unknown> {
  const names = ['ArticleNumber', 'FromQuantity', 'Price', 'PriceList'];
  return Object.fromEntries(names.map((name) => [name, fields.get(name)]));
}

const largest = 1e14;

/**
 * Prices: `/3/prices` (core-api §3.5). The first price of an article in a list is the one from quantity 0. Nobody has
 * recorded one, so the order of the fields is that of the description.
 */
export const priceDefinition = (basics: PriceBasics): ResourceDefinition => ({
  collection: 'prices',
  item: 'Price',
  list: 'Prices',
  keyFields: ['PriceList', 'ArticleNumber', 'FromQuantity'],
  fields: [
    text('ArticleNumber', undefined, { required: true, check: basics.article }),
    text('Date', undefined, { readOnly: true, whenSent: () => 'ignored' }),
    number('FromQuantity', { initial: 0, decimals: 2, range: [0, largest] }),
    number('Percent', { initial: 0 }),
    number('Price', { initial: 0, decimals: 2, range: [-largest, largest] }),
    text('PriceList', undefined, { required: true, check: basics.priceList }),
  ],
  listItem,
  derived: { Date: (_fields, { local }) => local },
  echoedOnCreate: [],
  lastmodified: 'proven',
  filters: {},
  search: { articlenumber: ['ArticleNumber'], fromquantity: ['FromQuantity'] },
  sorts: { articlenumber: 'ArticleNumber', pricelist: 'PriceList' },
  firstNumber: 1,
  reusesKeys: true,
  refusals: {
    notFound: { status: 404, code: errorCodes.priceNotFound, message: 'Kan inte hitta priset.' },
    numberTaken: () => refusal(errorCodes.priceTaken, 'Priset finns redan.'),
    missing: (field) => refusal(errorCodes.fieldMissing, `Fältet ${field} måste anges.`),
  },
  check: () => undefined,
});
