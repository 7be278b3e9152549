import { Decimal } from 'decimal.js';
import { z } from 'zod';
import type { SupplierInvoiceDraft, SupplierInvoiceSight } from '../../../domain/goods-receipt/supplier-invoice';
import { booksCurrency } from '../../../domain/money';
import { clean } from '../../../domain/text';
import { amount, code, count, date, text } from '../wire';

const optionalText = text.optional().transform(clean);
const optionalAmount = amount.nullish().transform((value) => value ?? '0');
/** Null where the answer has none. */
const optionalNumber = z
  .union([z.literal(''), amount])
  .nullish()
  .transform((value) => value || null);
const flag = z.boolean().nullish().transform(Boolean);
/** A document's number, 0 or nothing where there is none. */
const reference = z
  .union([z.literal(''), count])
  .nullish()
  .transform((value) => Number(value ?? 0));

/** Rows that Fortnox adds by itself (core-api §4.6): liability, VAT of every kind, freight, fee and rounding. */
const addedRows = new Set(['TOT', 'VAT', 'FRT', 'AFE', 'ROV', 'CND', 'CNC', 'PRD', 'PRC', 'SRD', 'SRC']);
/** How a row of costs is marked where Fortnox asks for a mark, on invoices with reverse VAT (core-api §4.6, 2003115). */
const costRow = 'PRE';
/** Where a row's amount stands in another currency than the books'; unknown of Fortnox: that it works out `Debit`. */
const foreignDebit = 'DebitCurrency';
/** Goods, as against services: decides how VAT of the EU is booked (core-api §4.6). */
const salesType = 'STOCK';

const storedRow = z.object({
  Account: count.nullish(),
  Code: optionalText,
  ItemDescription: optionalText,
  Debit: optionalAmount,
  [foreignDebit]: optionalAmount,
});

/** A supplier invoice as Fortnox answers it (core-api §3.8). */
export const storedInvoice = z.object({
  GivenNumber: code,
  SupplierNumber: code,
  InvoiceNumber: optionalText,
  InvoiceDate: date,
  DueDate: date,
  Currency: optionalText,
  CurrencyRate: optionalNumber,
  CurrencyUnit: optionalNumber,
  VATType: optionalText,
  Total: amount,
  VAT: optionalAmount,
  Comments: optionalText,
  Booked: flag,
  Cancelled: flag,
  Credit: flag,
  /** The credit invoice's number. */
  CreditReference: reference,
  SupplierInvoiceRows: z.array(storedRow),
});

export type StoredInvoice = z.output<typeof storedInvoice>;

/** A row of the list, which spells `Cancelled` otherwise, and does not tell which invoice a credit takes back. */
export const listedInvoice = z
  .object({
    GivenNumber: code,
    SupplierNumber: code,
    InvoiceNumber: optionalText,
    InvoiceDate: date,
    Currency: optionalText,
    Total: amount,
    Cancel: flag,
    Credit: flag,
  })
  .transform((found) => ({
    fortnoxNumber: found.GivenNumber,
    supplierNumber: found.SupplierNumber,
    invoiceNumber: found.InvoiceNumber,
    invoiceDate: found.InvoiceDate,
    currency: found.Currency,
    total: found.Total,
    live: !found.Cancel && !isCredit(found),
  }));

/** It takes another back, so that nothing is to be paid; it may carry that one's number and comments. */
function isCredit({ Credit, Total }: { readonly Credit: boolean; readonly Total: string }): boolean {
  return Credit || new Decimal(Total).isNegative();
}

export type ListedInvoice = z.output<typeof listedInvoice>;

/** The invoice as the process sees it. */
export function invoiceSight(stored: StoredInvoice): SupplierInvoiceSight {
  return {
    fortnoxNumber: stored.GivenNumber,
    supplierNumber: stored.SupplierNumber,
    invoiceNumber: stored.InvoiceNumber,
    total: stored.Total,
    vat: stored.VAT,
    booked: stored.Booked,
    cancelled: stored.Cancelled,
    credited: isCredit(stored) || stored.CreditReference > 0,
  };
}

/** A stored row of costs. */
export interface CostRow {
  readonly account: number | null;
  readonly text: string;
  readonly amount: string;
}

/** The invoice's own rows, without those that Fortnox has added. */
export function costRows({ Currency, SupplierInvoiceRows }: StoredInvoice): readonly CostRow[] {
  const debit = debitIn(Currency || booksCurrency);
  return SupplierInvoiceRows.filter((row) => !addedRows.has(row.Code)).map((row) => ({
    account: row.Account ?? null,
    text: row.ItemDescription,
    amount: row[debit],
  }));
}

/** The invoice as Fortnox takes it; amounts of the head are texts there (core-api §2.3). */
export function invoiceBody(draft: SupplierInvoiceDraft): Readonly<Record<string, unknown>> {
  const { currency, vatType } = draft;
  const debit = debitIn(currency.code);
  return {
    SupplierNumber: draft.supplierNumber,
    InvoiceNumber: draft.invoiceNumber,
    InvoiceDate: draft.invoiceDate,
    DueDate: draft.dueDate,
    Currency: currency.code,
    CurrencyRate: currency.rate,
    CurrencyUnit: currency.unit,
    VATType: vatType,
    SalesType: salesType,
    VAT: draft.vat,
    RoundOffValue: draft.rounding,
    Total: draft.total,
    Comments: draft.comments,
    SupplierInvoiceRows: draft.rows.map(({ account, text: description, amount: sum }) => ({
      Account: account,
      ...(vatType === 'REVERSE' && { Code: costRow }),
      ItemDescription: description,
      [debit]: new Decimal(sum).toNumber(),
    })),
  };
}

function debitIn(currency: string): 'Debit' | typeof foreignDebit {
  return currency === booksCurrency ? 'Debit' : foreignDebit;
}
