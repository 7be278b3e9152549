import { units } from './codes';
import { activeField, field } from './field';
import type { Register } from './register';
import { mainSupplier } from './suppliers';

/**
 * Articles: R1.3.1 (import), R1.3.2 (export), R1.4 (names); lengths on Fortnox's side from core-api §3.4. An amount has up
 * to 12 digits before the point, as Andersson's tables do.
 */
export const articles: Register = {
  name: 'articles',
  label: { sv: 'artikel', en: 'article' },
  mainSide: 'andersson',
  usualDirection: 'export',
  after: ['suppliers'],
  andersson: { table: 'article', key: 'article_number' },
  fortnox: {
    scope: 'article',
    collection: 'articles',
    single: 'Article',
    list: 'Articles',
    key: 'ArticleNumber',
    searchByKey: 'articlenumber',
    changes: 'lastmodified',
    topic: 'articles',
    // Whether a new price counts as a change of its article is not known (core-api §5 item 3).
    changesToo: { collection: 'prices', list: 'Prices', key: 'ArticleNumber' },
    facts: { StockGoods: 'flag', CostCalculationMethod: 'code' },
    numberSigns: 'A-Za-z0-9_/+-',
    numberLength: 50,
    madeWith: { StockGoods: true },
  },
  fields: [
    {
      ...field({ sv: 'benämning', en: 'description' }, ['name', 200], ['Description', 200], 'both', 'text'),
      required: true,
    },
    {
      ...field({ sv: 'enhet', en: 'unit' }, ['unit', 20], ['Unit', 20], 'both', 'code'),
      refersTo: units,
      neverNull: true,
    },
    {
      ...field(
        { sv: 'huvudleverantör', en: 'main supplier' },
        ['supplier_number', 50],
        ['SupplierNumber', 50],
        'both',
        'code',
      ),
      refersTo: mainSupplier,
    },
    {
      ...field({ sv: 'kalkylkostnad', en: 'calculated cost' }, ['cost', 12], ['PurchasePrice', 12], 'both', 'amount'),
      writtenAs: { field: 'DirectCost', less: ['FreightCost', 'OtherCost'] },
      workedOutWhere: { field: 'CostCalculationMethod', is: 'LAST_RELEASED_INBOUND' },
    },
    {
      ...field({ sv: 'utpris', en: 'sales price' }, ['sales_price', 12], ['SalesPrice', 12], 'both', 'amount'),
      onPriceList: 'A',
    },
    activeField,
  ],
  onlyWhere: {
    field: 'StockGoods',
    is: 'true',
    otherwise: {
      sv: 'Artikeln är inte lagervara i Fortnox och ändras därför inte. Markera den som lagervara i Fortnox, eller gör den inaktiv i Andersson.',
      en: 'The article is not stock goods in Fortnox and is therefore not changed. Mark it as stock goods in Fortnox, or make it inactive in Andersson.',
    },
  },
  exportsOnlyActive: true,
};
