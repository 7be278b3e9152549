import { DateTime } from 'luxon';
import { errorCodes, type Refusal, refusal } from '../http/error-answers';
import type { RowValue } from '../resources/field-rule';
import type { Fields } from '../resources/resource-definition';
import { swedishDay } from '../resources/swedish-time';
import type { Written } from '../resources/write-document';
import { amountOf, isBalanced, keptRowsOf } from './invoice-rows';
import { accountOfCode } from './row-codes';
import type { Surroundings } from './surroundings';

/** Days of a supplier's terms of payment; terms that are no number of days are paid at once. */
function daysOf(terms: unknown): number {
  return /^\d+$/.test(String(terms ?? '')) ? Number(terms) : 0;
}

/** The header with what was not sent: today, the supplier's currency and terms, Fortnox's own rate (core-api §3.8 G). */
function filledHeader(fields: Fields, { registers, clock }: Surroundings): Fields {
  const supplier = registers.suppliers.find(String(fields.get('SupplierNumber')))?.fields;
  const invoiceDate = String(fields.get('InvoiceDate') ?? swedishDay(clock.now()));
  const dueDate = DateTime.fromISO(invoiceDate, { zone: 'utc' }).plus({
    days: daysOf(supplier?.get('TermsOfPayment')),
  });
  const currencyCode = String(fields.get('Currency') ?? supplier?.get('Currency') ?? 'SEK');
  const currency = registers.currencies.find(currencyCode)?.fields;
  const rate = currencyCode === 'SEK' ? 1 : currency?.get('BuyRate');
  const filled = new Map(fields)
    .set('InvoiceDate', invoiceDate)
    .set('DueDate', fields.get('DueDate') ?? dueDate.toFormat('yyyy-MM-dd'))
    .set('Currency', currencyCode)
    .set('CurrencyUnit', fields.get('CurrencyUnit') ?? currency?.get('Unit') ?? 1);
  if (!filled.has('CurrencyRate') && rate !== undefined) filled.set('CurrencyRate', String(rate));
  return filled;
}

/** Where a row that names no account is booked: by its kind, its article or the supplier. */
function accountOf(row: RowValue, header: Fields, { registers }: Surroundings): number | undefined {
  const ofArticle = registers.articles.find(String(row.ArticleNumber ?? ''))?.fields.get('PurchaseAccount');
  const ofSupplier = registers.suppliers.find(String(header.get('SupplierNumber')))?.fields.get('PreDefinedAccount');
  const found = row.Account ?? accountOfCode[String(row.Code ?? '')] ?? (ofArticle || ofSupplier);
  return found === undefined ? undefined : Number(found);
}

function rowRefusal(row: RowValue, header: Fields, around: Surroundings): Refusal | undefined {
  const { registers, accounts, stockPoints, switches } = around;
  const article = registers.articles.find(String(row.ArticleNumber ?? ''));
  if (row.ArticleNumber !== undefined && article === undefined) {
    return refusal(errorCodes.rowArticleNotFound, `Kunde inte hitta artikel ${row.ArticleNumber}.`);
  }
  if (article?.fields.get('StockGoods') === true && switches.supplierInvoiceStockRows === 'refused') {
    return refusal(errorCodes.warehouseModule, 'Ett fel uppstod i lagermodulen.');
  }
  if (header.get('VATType') === 'REVERSE' && row.Code === undefined) {
    return refusal(errorCodes.rowWithoutCode, 'Rader på en faktura med omvänd skattskyldighet måste ha en kod.');
  }
  if (switches.supplierInvoiceQuantity === 'whole' && !Number.isInteger(Number(row.Quantity ?? 0))) {
    return refusal(errorCodes.notNumeric, 'Fältet Quantity måste vara ett heltal.');
  }
  if (row.StockPointCode !== undefined && stockPoints.get(String(row.StockPointCode)) === undefined) {
    return refusal(errorCodes.notInWarehouseModule, `Lagerplatsen ${row.StockPointCode} finns inte.`);
  }
  const account = accountOf(row, header, around);
  if (account === undefined) return refusal(errorCodes.rowWithoutAccount, 'Konto måste anges på raden.');
  if (accounts.find(account) !== undefined) return undefined;
  return refusal(errorCodes.rowAccountNotFound, `Kunde inte hitta konto ${account}`);
}

/** A row as it is kept; debit and credit become one amount in the invoice's currency. */
function keptRow(row: RowValue, header: Fields, around: Surroundings): RowValue {
  const { Debit: _, Credit: __, DebitCurrency: ___, CreditCurrency: ____, ...rest } = row;
  const amount = amountOf(row, header).toNumber();
  const side = amount > 0 ? { DebitCurrency: amount } : { CreditCurrency: -amount };
  return { ...rest, Account: accountOf(row, header, around) ?? 0, ...(amount === 0 ? {} : side) };
}

/** An invoice as it would be kept, or the first reason why not: rate, rows in their order, balance. */
export function completed(given: Fields, around: Surroundings): Written {
  const header = filledHeader(given, around);
  if (!header.has('CurrencyRate')) {
    return { refused: refusal(errorCodes.currencyRateMissing, `Valutan ${header.get('Currency')} saknar kurs.`) };
  }
  const rows = keptRowsOf(given);
  for (const row of rows) {
    const refused = rowRefusal(row, header, around);
    if (refused !== undefined) return { refused };
  }
  const kept = rows.map((row) => keptRow(row, header, around));
  const fields = new Map(header).set('SupplierInvoiceRows', kept);
  if (isBalanced(fields)) return { fields };
  return { refused: refusal(errorCodes.supplierInvoiceUnbalanced, 'Leverantörsfakturan balanserar inte.') };
}
