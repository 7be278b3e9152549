import { Decimal } from 'decimal.js';
import { errorCodes, refusal } from '../http/error-answers';
import type { RowValue } from '../resources/field-rule';
import type { Fields, ResourceDefinition } from '../resources/resource-definition';
import { swedishDay } from '../resources/swedish-time';
import { decimalOf, type InvoiceRow, invoiceRows } from './invoice-rows';
import { supplierInvoiceFields } from './supplier-invoice-fields';
import type { Surroundings } from './surroundings';

const moneyFields = ['AdministrationFee', 'Freight', 'RoundOffValue', 'Total', 'VAT'] as const;

const textOf = (fields: Fields, name: string): string => String(fields.get(name) ?? '');
const isTrue = (fields: Fields, name: string): boolean => fields.get(name) === true;

/** Nothing is ever paid here: all is left to pay until it is cancelled. */
const balanceOf = (fields: Fields): Decimal =>
  isTrue(fields, 'Cancelled') ? new Decimal(0) : decimalOf(fields, 'Total');

/** Filled by bookkeeping. */
function vouchersOf(fields: Fields): readonly RowValue[] {
  if (!fields.has('VoucherNumber')) return [];
  return [
    {
      Number: Number(fields.get('VoucherNumber')),
      ReferenceType: 'SUPPLIERINVOICE',
      Series: textOf(fields, 'VoucherSeries'),
      Year: Number(fields.get('VoucherYear')),
    },
  ];
}

function shownRow({ columns, code, account, amount, inKronor }: InvoiceRow, around: Surroundings): RowValue {
  const article = around.registers.articles.find(String(columns.ArticleNumber ?? ''))?.fields;
  const text = (name: string): string => String(columns[name] ?? '');
  const debit = (value: Decimal): number => Decimal.max(0, value).toNumber();
  return {
    Account: account,
    AccountDescription: around.accounts.find(account)?.description ?? '',
    ArticleNumber: text('ArticleNumber'),
    Code: code,
    CostCenter: text('CostCenter'),
    Credit: debit(inKronor.neg()),
    CreditCurrency: debit(amount.neg()),
    Debit: debit(inKronor),
    DebitCurrency: debit(amount),
    ItemDescription: text('ItemDescription') || String(article?.get('Description') ?? ''),
    Price: Number(columns.Price ?? 0),
    Project: text('Project'),
    Quantity: Number(columns.Quantity ?? 0),
    StockLocationCode: text('StockLocationCode'),
    StockPointCode: text('StockPointCode'),
    Total: amount.toNumber(),
    TransactionInformation: text('TransactionInformation'),
    Unit: String(article?.get('Unit') ?? ''),
  };
}

/** Supplier invoices: `/3/supplierinvoices` (core-api §3.8). Attestation is off, so none waits for it. */
export function supplierInvoiceDefinition(around: Surroundings): ResourceDefinition {
  const { registers, clock, switches } = around;
  const money = (value: Decimal): string =>
    switches.supplierInvoiceMoney === 'twoDecimals' ? value.toFixed(2) : value.toFixed();
  const supplierName = (fields: Fields): string =>
    String(registers.suppliers.find(textOf(fields, 'SupplierNumber'))?.fields.get('Name') ?? '');
  const isOpen = (fields: Fields): boolean =>
    isTrue(fields, 'Booked') && !isTrue(fields, 'Cancelled') && !balanceOf(fields).isZero();

  const listItem = (fields: Fields): Record<string, unknown> => ({
    Balance: money(balanceOf(fields)),
    Booked: isTrue(fields, 'Booked'),
    Cancel: isTrue(fields, 'Cancelled'),
    CostCenter: textOf(fields, 'CostCenter'),
    Credit: isTrue(fields, 'Credit'),
    Currency: textOf(fields, 'Currency'),
    CurrencyRate: textOf(fields, 'CurrencyRate'),
    CurrencyUnit: Number(fields.get('CurrencyUnit')),
    DueDate: textOf(fields, 'DueDate'),
    ExternalInvoiceNumber: textOf(fields, 'ExternalInvoiceNumber'),
    ExternalInvoiceSeries: textOf(fields, 'ExternalInvoiceSeries'),
    GivenNumber: textOf(fields, 'GivenNumber'),
    InvoiceDate: textOf(fields, 'InvoiceDate'),
    InvoiceNumber: textOf(fields, 'InvoiceNumber'),
    Project: textOf(fields, 'Project'),
    SupplierNumber: textOf(fields, 'SupplierNumber'),
    SupplierName: supplierName(fields),
    Total: money(decimalOf(fields, 'Total')),
    AuthorizerName: '',
    Vouchers: vouchersOf(fields),
    FinalPayDate: fields.get('FinalPayDate') ?? null,
  });

  return {
    collection: 'supplierinvoices',
    item: 'SupplierInvoice',
    list: 'SupplierInvoices',
    keyFields: ['GivenNumber'],
    fields: supplierInvoiceFields(around),
    listItem,
    derived: {
      ...Object.fromEntries(moneyFields.map((name) => [name, (fields: Fields) => money(decimalOf(fields, name))])),
      Balance: (fields) => money(balanceOf(fields)),
      SupplierInvoiceRows: (fields) => invoiceRows(fields).map((row) => shownRow(row, around)),
      SupplierName: supplierName,
      Vouchers: vouchersOf,
    },
    echoedOnCreate: [],
    filters: {
      cancelled: (fields) => isTrue(fields, 'Cancelled'),
      fullypaid: (fields) => isTrue(fields, 'Booked') && balanceOf(fields).isZero(),
      unpaid: isOpen,
      unpaidoverdue: (fields) => isOpen(fields) && textOf(fields, 'DueDate') < swedishDay(clock.now()),
      unbooked: (fields) => !isTrue(fields, 'Booked') && !isTrue(fields, 'Cancelled'),
      pendingpayment: (fields) => isTrue(fields, 'PaymentPending'),
      authorizepending: () => false,
    },
    search: { suppliernumber: ['SupplierNumber'], ocr: ['OCR'], project: ['Project'], costcenter: ['CostCenter'] },
    dayField: 'InvoiceDate',
    sorts: {},
    firstNumber: 1,
    refusals: {
      notFound: {
        status: 404,
        code: errorCodes.supplierInvoiceNotFound,
        message: 'Kan inte hitta leverantörsfakturan.',
      },
      numberTaken: (number) => refusal(errorCodes.numberTaken, `Löpnumret ${number} används redan.`),
      missing: (field) => refusal(errorCodes.fieldMissing, `Fältet ${field} måste anges.`),
    },
    check: () => undefined,
  };
}
