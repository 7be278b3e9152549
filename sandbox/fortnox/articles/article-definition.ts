import { errorCodes, refusal } from '../http/error-answers';
import type { FieldValue } from '../resources/field-rule';
import { rounded } from '../resources/read-field';
import type { Fields, ResourceDefinition } from '../resources/resource-definition';
import { type ArticleBasics, articleFields } from './article-fields';

/** What the article's register asks of its neighbours. */
export interface ArticleNeighbours extends ArticleBasics {
  readonly supplierName: (number: string) => FieldValue | undefined;
}

const textOf = (fields: Fields, name: string): string => String(fields.get(name) ?? '');
const numberOf = (fields: Fields, name: string): number => Number(fields.get(name) ?? 0);

const disposable = (fields: Fields): number =>
  rounded(numberOf(fields, 'QuantityInStock') - numberOf(fields, 'ReservedQuantity'), 2);
const stockValue = (fields: Fields): number =>
  rounded(numberOf(fields, 'QuantityInStock') * numberOf(fields, 'PurchasePrice'), 2);

/** The typing trap of the list: amounts and quantities are texts there, and numbers in the detail (core-api §2.3). */
function listItem(fields: Fields): Record<string, unknown> {
  const price = fields.get('SalesPrice');
  const vat = fields.get('VAT');
  return {
    ArticleNumber: textOf(fields, 'ArticleNumber'),
    Description: textOf(fields, 'Description'),
    DisposableQuantity: String(disposable(fields)),
    EAN: textOf(fields, 'EAN'),
    Housework: fields.get('Housework') === true,
    PurchasePrice: String(numberOf(fields, 'PurchasePrice')),
    SalesPrice: price === undefined ? null : String(price),
    QuantityInStock: String(numberOf(fields, 'QuantityInStock')),
    ReservedQuantity: String(numberOf(fields, 'ReservedQuantity')),
    StockPlace: textOf(fields, 'StockPlace'),
    StockValue: String(stockValue(fields)),
    Unit: textOf(fields, 'Unit'),
    VAT: vat === undefined ? null : String(vat),
    WebshopArticle: fields.get('WebshopArticle') === true,
  };
}

/** Articles: `/3/articles`. */
export const articleDefinition = (neighbours: ArticleNeighbours): ResourceDefinition => ({
  collection: 'articles',
  item: 'Article',
  list: 'Articles',
  numberField: 'ArticleNumber',
  fields: articleFields(neighbours),
  listItem,
  derived: {
    DisposableQuantity: disposable,
    StockValue: stockValue,
    SupplierName: (fields) => neighbours.supplierName(textOf(fields, 'SupplierNumber')),
  },
  echoedOnCreate: [],
  lastmodified: 'proven',
  filters: {
    active: (fields) => fields.get('Active') === true,
    inactive: (fields) => fields.get('Active') !== true,
  },
  search: {
    articlenumber: ['ArticleNumber'],
    description: ['Description'],
    ean: ['EAN'],
    suppliernumber: ['SupplierNumber'],
    manufacturer: ['Manufacturer'],
    manufacturerarticlenumber: ['ManufacturerArticleNumber'],
    webshop: ['WebshopArticle'],
  },
  sorts: {
    articlenumber: 'ArticleNumber',
    quantityinstock: 'QuantityInStock',
    reservedquantity: 'ReservedQuantity',
    stockvalue: 'StockValue',
  },
  firstNumber: 101,
  refusals: {
    notFound: { status: 404, code: errorCodes.articleNotFound, message: 'Kan inte hitta artikeln.' },
    numberTaken: (number) => refusal(errorCodes.articleNumberTaken, `Artikelnummer "${number}" används redan.`),
    missing: (field) => refusal(errorCodes.fieldMissing, `Fältet ${field} måste anges.`),
  },
  check: () => undefined,
});
