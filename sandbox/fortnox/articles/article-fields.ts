import type { BasicData, Check } from '../basics/basic-data';
import { errorCodes, type Refusal, refusal } from '../http/error-answers';
import { number, text } from '../resources/common-fields';
import type { FieldRule, NumberField } from '../resources/field-rule';

/** What an article points at. */
export interface ArticleBasics extends Pick<BasicData, 'unit'> {
  readonly supplier: Check;
  readonly isWarehouseActive: () => boolean;
  /** What becomes of a purchase price that is sent while the warehouse is active. */
  readonly sentPurchasePrice: () => 'ignored' | 'refused';
}

const readOnly = { readOnly: true } as const;
const largestAmount = 1e14;
const amount = (name: string, options: Pick<NumberField, 'whenSent'> = {}): NumberField =>
  number(name, { initial: 0, decimals: 2, range: [-largestAmount, largestAmount], ...options });
/** Worked out by Fortnox; the user of the simulator sets it by hand, in place of orders and deliveries. */
const stockFigure = (name: string): NumberField =>
  number(name, { initial: 0, decimals: 2, readOnly: true, userFills: true });
const size = (name: string): NumberField => number(name, { initial: 0, decimals: 0, range: [0, 999_999_999] });
/** An account not chosen reads 0; which accounts a company starts with depends on the company (core-api §3.4). */
const account = (name: string, initial = 0): NumberField => number(name, { initial, decimals: 0, range: [0, 99_999] });
const flag = (name: string, initial = false): FieldRule => ({ name, kind: 'boolean', initial });

/** Only these are sure to be taken; å, ä, ö and the rest are contested (core-api §3.4). */
const articleNumber = (value: string): Refusal | undefined =>
  /^[\w/+-]+$/.test(value)
    ? undefined
    : refusal(errorCodes.articleNumberCharacters, 'Artikelnumret innehåller otillåtna tecken.');

/** Every field of an article (core-api §3.4), in the order of the description. */
export const articleFields = (basics: ArticleBasics): readonly FieldRule[] => [
  flag('Active', true),
  text('ArticleNumber', 50, { check: articleNumber }),
  flag('Bulky'),
  account('ConstructionAccount'),
  text('CostCalculationMethod', undefined, { oneOf: ['MANUAL', 'LAST_RELEASED_INBOUND'], initial: 'MANUAL' }),
  text('DefaultStockLocation'),
  text('DefaultStockPoint'),
  size('Depth'),
  text('Description', 200, { required: true }),
  amount('DirectCost'),
  number('DisposableQuantity', readOnly),
  text('EAN', 30, { unsetReads: '' }),
  account('EUAccount', 3108),
  account('EUVATAccount', 3106),
  flag('Expired'),
  account('ExportAccount', 3105),
  amount('FreightCost'),
  size('Height'),
  flag('Housework'),
  text('HouseworkType'),
  text('Manufacturer', 50, { unsetReads: '' }),
  text('ManufacturerArticleNumber', 50, { unsetReads: '' }),
  text('Note', 10_000, { unsetReads: '' }),
  amount('OtherCost'),
  account('PurchaseAccount', 4000),
  amount('PurchasePrice', {
    whenSent: () => (basics.isWarehouseActive() ? basics.sentPurchasePrice() : 'taken'),
  }),
  stockFigure('QuantityInStock'),
  stockFigure('ReservedQuantity'),
  account('SalesAccount'),
  number('SalesPrice', readOnly),
  account('StockAccount'),
  account('StockChangeAccount'),
  flag('StockGoods'),
  text('StockPlace', 100, { unsetReads: '' }),
  number('StockValue', readOnly),
  number('StockWarning', { initial: 0 }),
  text('SupplierName', undefined, readOnly),
  text('SupplierNumber', undefined, { check: basics.supplier }),
  text('Type', undefined, { oneOf: ['STOCK', 'SERVICE'], initial: 'STOCK' }),
  text('Unit', undefined, { check: basics.unit, nullCode: errorCodes.unitIsNull, unsetReads: '' }),
  number('VAT', { initial: 25 }),
  flag('WebshopArticle'),
  size('Weight'),
  size('Width'),
];
