import { errorCodes, refusal } from '../http/error-answers';
import type { FieldValue } from '../resources/field-rule';
import { rounded } from '../resources/read-field';
import type { Fields, ResourceDefinition } from '../resources/resource-definition';
import type { StockFigures } from '../warehouse/stock/stock';
import { withCost } from './article-cost';
import { type ArticleBasics, articleFields } from './article-fields';

/** What the article's register asks of its neighbours. */
export interface ArticleNeighbours extends ArticleBasics {
  readonly supplierName: (number: string) => FieldValue | undefined;
  readonly salesPrice: (number: string) => FieldValue | undefined;
  readonly stock: (number: string) => StockFigures;
}

const textOf = (fields: Fields, name: string): string => String(fields.get(name) ?? '');
const numberOf = (fields: Fields, name: string): number => Number(fields.get(name) ?? 0);

const disposable = ({ inStock, reserved }: StockFigures): number => rounded(inStock - reserved, 2);

/** The typing trap of the list: amounts and quantities are texts there, and numbers in the detail (core-api §2.3). */
function listItem(fields: Fields, stock: StockFigures, price: FieldValue | undefined): Record<string, unknown> {
  const vat = fields.get('VAT');
  return {
    ArticleNumber: textOf(fields, 'ArticleNumber'),
    Description: textOf(fields, 'Description'),
    DisposableQuantity: String(disposable(stock)),
    EAN: textOf(fields, 'EAN'),
    Housework: fields.get('Housework') === true,
    PurchasePrice: String(numberOf(fields, 'PurchasePrice')),
    SalesPrice: price === undefined ? null : String(price),
    QuantityInStock: String(stock.inStock),
    ReservedQuantity: String(stock.reserved),
    StockPlace: textOf(fields, 'StockPlace'),
    StockValue: String(stock.value),
    Unit: textOf(fields, 'Unit'),
    VAT: vat === undefined ? null : String(vat),
    WebshopArticle: fields.get('WebshopArticle') === true,
  };
}

/** Articles: `/3/articles`. Stock figures are totals over all stock points and follow the warehouse (core-api §4.7). */
export const articleDefinition = (neighbours: ArticleNeighbours): ResourceDefinition => {
  const stockOf = (fields: Fields): StockFigures => neighbours.stock(textOf(fields, 'ArticleNumber'));
  const salesPrice = (fields: Fields): FieldValue | undefined => neighbours.salesPrice(textOf(fields, 'ArticleNumber'));
  return {
    collection: 'articles',
    item: 'Article',
    list: 'Articles',
    keyFields: ['ArticleNumber'],
    fields: articleFields(neighbours),
    listItem: (fields) => listItem(fields, stockOf(fields), salesPrice(fields)),
    derived: {
      DisposableQuantity: (fields) => disposable(stockOf(fields)),
      QuantityInStock: (fields) => stockOf(fields).inStock,
      ReservedQuantity: (fields) => stockOf(fields).reserved,
      SalesPrice: salesPrice,
      StockValue: (fields) => stockOf(fields).value,
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
    settle: (before, after) => withCost(before, after, neighbours.isWarehouseActive()),
  };
};
