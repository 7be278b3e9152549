import { Decimal } from 'decimal.js';
import type { RowValue } from '../resources/field-rule';
import type { Fields } from '../resources/resource-definition';
import { accountOfCode, isCost } from './row-codes';

/** A row of a supplier invoice with its amount worked out. */
export interface InvoiceRow {
  readonly columns: RowValue;
  /** PRE, a cost, where none was sent. */
  readonly code: string;
  readonly account: number;
  /** Debit less credit, in the invoice's currency. */
  readonly amount: Decimal;
  /** The same in Swedish kronor, to the öre. */
  readonly inKronor: Decimal;
}

/** By Swedish law; which rate a reverse charge has, an invoice does not say. */
const reverseRate = 0.25;

export function decimalOf(fields: Fields, name: string): Decimal {
  return new Decimal(String(fields.get(name) ?? 0));
}

/** Rows as they are kept: with an account, and the amount as DebitCurrency or CreditCurrency. */
export function keptRowsOf(fields: Fields): readonly RowValue[] {
  return (fields.get('SupplierInvoiceRows') ?? []) as readonly RowValue[];
}

/** Swedish kronor for one of the invoice's currency. */
export function kronorPerUnit(fields: Fields): Decimal {
  const unit = new Decimal(Number(fields.get('CurrencyUnit') ?? 1));
  return new Decimal(String(fields.get('CurrencyRate') ?? 1)).div(unit);
}

const numberOf = (row: RowValue, name: string): Decimal => new Decimal(Number(row[name] ?? 0));

/**
 * A row's amount in the invoice's currency: its own debit and credit in that currency, else those in kronor at the
 * invoice's rate, else quantity × price (core-api §3.8, §4.6).
 */
export function amountOf(row: RowValue, fields: Fields): Decimal {
  const ofCurrency = numberOf(row, 'DebitCurrency').minus(numberOf(row, 'CreditCurrency'));
  const kronor = numberOf(row, 'Debit').minus(numberOf(row, 'Credit'));
  const isForeign = fields.get('Currency') !== 'SEK';
  const ofKronor = isForeign ? kronor.div(kronorPerUnit(fields)).toDecimalPlaces(2) : kronor;
  const candidates = isForeign ? [ofCurrency, ofKronor] : [ofKronor, ofCurrency];
  const written = candidates.find((amount) => !amount.isZero());
  return written ?? numberOf(row, 'Quantity').times(numberOf(row, 'Price'));
}

/** What a header's amounts call for, by code; a row that was sent with the code takes its place. */
function amountsOfHeader(fields: Fields): readonly (readonly [code: string, amount: Decimal])[] {
  return [
    ['TOT', decimalOf(fields, 'Total').neg()],
    ['VAT', decimalOf(fields, 'VAT')],
    ['FRT', decimalOf(fields, 'Freight')],
    ['AFE', decimalOf(fields, 'AdministrationFee')],
    ['ROV', decimalOf(fields, 'RoundOffValue')],
  ];
}

/** Debit and credit of the tax that the buyer owes and may deduct at once, by kind of purchase (core-api §4.6). */
function reverseCodes(fields: Fields): readonly [debit: string, credit: string] | undefined {
  if (fields.get('VATType') === 'REVERSE') return ['CND', 'CNC'];
  if (fields.get('VATType') !== 'EUINTERNAL') return undefined;
  return fields.get('SalesType') === 'SERVICE' ? ['SRD', 'SRC'] : ['PRD', 'PRC'];
}

function reverseAmounts(fields: Fields, given: readonly InvoiceRow[]): readonly (readonly [string, Decimal])[] {
  const codes = reverseCodes(fields);
  if (codes === undefined) return [];
  const costs = given.filter(({ code }) => isCost(code)).reduce((sum, row) => sum.plus(row.amount), new Decimal(0));
  const tax = costs.times(reverseRate).toDecimalPlaces(2);
  return [
    [codes[0], tax],
    [codes[1], tax.neg()],
  ];
}

/** The rows of an invoice: liability and VAT first, then those it was given, then what else Fortnox adds. */
export function invoiceRows(fields: Fields): readonly InvoiceRow[] {
  const perUnit = kronorPerUnit(fields);
  const row = (columns: RowValue, code: string, amount: Decimal): InvoiceRow => ({
    columns,
    code,
    account: Number(columns.Account ?? accountOfCode[code]),
    amount,
    inKronor: fields.get('Currency') === 'SEK' ? amount : amount.times(perUnit).toDecimalPlaces(2),
  });
  const given = keptRowsOf(fields).map((kept) => row(kept, String(kept.Code ?? 'PRE'), amountOf(kept, fields)));
  const added = [...amountsOfHeader(fields), ...reverseAmounts(fields, given)]
    .filter(([code, amount]) => !amount.isZero() && !given.some((other) => other.code === code))
    .map(([code, amount]) => row({}, code, amount));
  const isFirst = ({ code }: InvoiceRow): boolean => code === 'TOT' || code === 'VAT';
  const rows = [...added.filter(isFirst), ...given, ...added.filter((other) => !isFirst(other))];
  // Öre lost in turning each row into kronor end up in the liability, so that the voucher balances.
  const others = rows.filter(({ code }) => code !== 'TOT').reduce((sum, it) => sum.plus(it.inKronor), new Decimal(0));
  return rows.map((it) => (added.includes(it) && it.code === 'TOT' ? { ...it, inKronor: others.neg() } : it));
}

/** Costs + VAT + rounding = total, and what rows say of total and VAT is what the header says (core-api §4.6). */
export function isBalanced(fields: Fields): boolean {
  const rows = invoiceRows(fields);
  const sumOfCode = (code: string): Decimal =>
    rows.filter((row) => row.code === code).reduce((sum, { amount }) => sum.plus(amount), new Decimal(0));
  const all = rows.reduce((sum, { amount }) => sum.plus(amount), new Decimal(0));
  return (
    all.isZero() &&
    sumOfCode('TOT').eq(decimalOf(fields, 'Total').neg()) &&
    sumOfCode('VAT').eq(decimalOf(fields, 'VAT'))
  );
}
