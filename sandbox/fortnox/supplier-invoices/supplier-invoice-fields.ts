import { errorCodes, refusal } from '../http/error-answers';
import { number, text } from '../resources/common-fields';
import type { FieldRule, TextField } from '../resources/field-rule';
import { isDay } from '../resources/swedish-time';
import { rowCodes } from './row-codes';
import type { Surroundings } from './surroundings';

const readOnly = { readOnly: true } as const;
const flag = (name: string, options: { readonly readOnly?: true } = {}): FieldRule => ({
  name,
  kind: 'boolean',
  initial: false,
  ...options,
});

/** A decimal in a text, as it is answered (core-api §2.3); a number is taken too. */
const money = (name: string): TextField =>
  text(name, undefined, {
    initial: '0',
    numeric: true,
    check: (value) =>
      /^-?\d+(\.\d+)?$/.test(value)
        ? undefined
        : refusal(errorCodes.notNumeric, `Fältet ${name} måste vara numeriskt.`),
  });

const day = (name: string): TextField =>
  text(name, undefined, {
    check: (value) =>
      isDay(value) ? undefined : refusal(errorCodes.notADay, `Fältet ${name} måste vara ett datum (ÅÅÅÅ-MM-DD).`),
  });

/** Columns of a row (core-api §3.8); those that are worked out are only shown. */
const columns = [
  number('Account', { range: [1_000, 9_999], decimals: 0 }),
  text('AccountDescription', undefined, readOnly),
  text('ArticleNumber'),
  text('Code', undefined, { oneOf: rowCodes }),
  text('CostCenter'),
  number('Credit'),
  number('CreditCurrency'),
  number('Debit'),
  number('DebitCurrency'),
  text('ItemDescription'),
  number('Price'),
  text('Project'),
  number('Quantity'),
  text('StockLocationCode'),
  text('StockPointCode'),
  number('Total', readOnly),
  text('TransactionInformation', 100),
  text('Unit', undefined, readOnly),
];

/** Every field of a supplier invoice (core-api §3.8); nobody has recorded one, so the order is that of the description. */
export const supplierInvoiceFields = ({ registers }: Surroundings): readonly FieldRule[] => [
  text('AccountingMethod', undefined, { ...readOnly, initial: 'ACCRUAL' }),
  money('AdministrationFee'),
  text('Balance', undefined, readOnly),
  flag('Booked', readOnly),
  flag('Cancelled', readOnly),
  text('Comments', 1_000, { tooLongCode: errorCodes.commentsTooLong }),
  text('CostCenter'),
  flag('Credit', readOnly),
  number('CreditReference', readOnly),
  text('Currency', undefined, {
    exactly: 3,
    check: (code) =>
      registers.currencies.find(code) === undefined
        ? refusal(errorCodes.unknownCurrency, 'Kan inte hitta valutan.')
        : undefined,
  }),
  text('CurrencyRate', undefined, {
    check: (value) =>
      Number(value) > 0 ? undefined : refusal(errorCodes.notNumeric, 'Fältet CurrencyRate måste vara numeriskt.'),
    numeric: true,
  }),
  number('CurrencyUnit'),
  flag('DisablePaymentFile'),
  day('DueDate'),
  text('ExternalInvoiceNumber'),
  text('ExternalInvoiceSeries'),
  text('FinalPayDate', undefined, readOnly),
  money('Freight'),
  text('GivenNumber', undefined, readOnly),
  day('InvoiceDate'),
  text('InvoiceNumber', 64),
  text('OCR'),
  text('OurReference', 50),
  flag('PaymentPending'),
  text('Project'),
  money('RoundOffValue'),
  text('SalesType', undefined, { oneOf: ['STOCK', 'SERVICE'], initial: 'STOCK' }),
  { name: 'SupplierInvoiceRows', kind: 'rows', columns },
  text('SupplierName', undefined, readOnly),
  text('SupplierNumber', undefined, {
    required: true,
    check: (supplierNumber) =>
      registers.suppliers.find(supplierNumber) === undefined
        ? refusal(errorCodes.supplierNotFound, 'Kan inte hitta leverantören.')
        : undefined,
  }),
  money('Total'),
  money('VAT'),
  text('VATType', undefined, { oneOf: ['NORMAL', 'EUINTERNAL', 'REVERSE'], initial: 'NORMAL' }),
  number('VoucherNumber', readOnly),
  text('VoucherSeries', undefined, readOnly),
  number('VoucherYear', readOnly),
  { name: 'Vouchers', kind: 'rows', columns: [], readOnly: true },
  text('YourReference', 50),
];
