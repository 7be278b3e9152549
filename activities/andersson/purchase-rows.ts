import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { ApplicationFailure } from '@temporalio/activity';
import type { GoodsReceipt } from '../../domain/goods-receipt/goods-receipt';
import type { Language } from '../../domain/language';
import { type Purchase, type PurchaseRow, type PurchaseSight, purchaseStatuses } from '../../domain/purchase/purchase';
import { adoptedFrom } from './adoption-date';
import type { CompanyAndersson } from './company-database';
import { type AnderssonDatabase, AnderssonDatabaseError, type Row, readRow } from './database';
import { databaseSentence } from './database-sentences';
import { type ReceiptRows, receiptRowsOf, toReceipts } from './goods-receipts';
import { notedOrder } from './noted-order';
import { filled, plainDecimal } from './plain-values';
import { purchaseSentences } from './purchase-sentences';

/** A purchase and what was received of it as the database holds them, not yet checked; no head: it is not there. */
interface PurchaseRows {
  readonly head: { readonly row_version: string } | undefined;
  readonly rows: readonly unknown[];
  readonly received: ReceiptRows;
}

/**
 * The purchase as it stands now, for its process: one whose goods came before the adoption date is a problem.
 * @throws non-retryable failures for people: those of `purchaseAsItIs`, and `purchaseUnreadable` for that date.
 */
export async function readPurchase(
  andersson: CompanyAndersson,
  company: string,
  number: string,
): Promise<PurchaseSight> {
  const sight = await purchaseAsItIs(andersson, number);
  if (sight.found !== 'live') return sight;
  await mayBeSent(andersson, company, number, sight.receipts ?? []);
  const noted = await notedOrder(andersson.database, company, number);
  return { ...sight, ...(noted !== null && { notedOrder: noted }) };
}

/**
 * The purchase as it stands now, with what was received of it. Deleted only where Andersson has kept the deletion:
 * absence alone proves nothing (design rule 7), and would void a Fortnox order over a table restored without its rows.
 * @throws non-retryable failures for people: `purchaseMissing` when it is neither there nor deleted,
 * `purchaseUnreadable` when its content, or its receipts', cannot be used.
 */
export async function purchaseAsItIs({ database, language }: CompanyAndersson, number: string): Promise<PurchaseSight> {
  const { head, rows, received } = await rowsOf(database, number);
  if (!head) {
    if (await isDeleted(database, number)) return { found: 'deleted' };
    throw forPeople('purchaseMissing', purchaseSentences[language].missing(number), language);
  }
  return usable(number, language, () => {
    const purchase = toPurchase(head, rows, language);
    const receipts = toReceipts(received, purchase);
    return { found: 'live', purchase, fingerprint: fingerprintOf(purchase), receipts };
  });
}

/**
 * Everything of a purchase, of one moment. What is saved, received or deleted while it is read is read again: a purchase
 * whose rows went in between would look as if it ordered nothing.
 */
async function rowsOf(database: AnderssonDatabase, number: string): Promise<PurchaseRows> {
  // Read first, so that the status below is at least as new: a purchase is inköpt before its goods come.
  const received = await receiptRowsOf(database, number);
  const head = await database.kysely
    .selectFrom('purchase')
    .selectAll()
    .where('purchase_number', '=', number)
    .executeTakeFirst();
  const rows = await database.kysely
    .selectFrom('purchase_row')
    .selectAll()
    .where('purchase_number', '=', number)
    .orderBy('row_number')
    .execute();
  const read = [head, ...received.receipts].flatMap((it) => (it ? [it.row_version] : []));
  const isOfOneMoment = isDeepStrictEqual(read, await versionsOf(database, number));
  return isOfOneMoment ? { head, rows, received } : rowsOf(database, number);
}

/** Of the purchase and its receipts: with every one of their rows that is added or goes, one of these does too. */
async function versionsOf({ kysely }: AnderssonDatabase, number: string): Promise<readonly string[]> {
  const head = await kysely
    .selectFrom('purchase')
    .select('row_version')
    .where('purchase_number', '=', number)
    .execute();
  const receipts = await kysely
    .selectFrom('goods_receipt')
    .select('row_version')
    .where('purchase_number', '=', number)
    .orderBy('id')
    .execute();
  return [...head, ...receipts].map(({ row_version }) => row_version);
}

/** Whether Andersson has noted that the purchase was deleted, or given another number. */
async function isDeleted(database: AnderssonDatabase, number: string): Promise<boolean> {
  const found = await database.kysely
    .selectFrom('deleted_row')
    .select('row_key')
    .where('table_name', '=', 'purchase')
    .where('row_key', '=', number)
    .execute();
  return found.some((row) => row.row_key === number);
}

/**
 * Changes with everything Fortnox's order is made of and with nothing else: not with status, Fortnox number, row
 * versions, or the numbers of rows as long as their order is the same. Kept in the ledger: its recipe is stable once
 * released, or every open order would look changed.
 */
export function fingerprintOf(purchase: Purchase): string {
  const content = [
    purchase.supplierNumber,
    purchase.orderDate,
    purchase.deliveryDate,
    // Saying kronor aloud orders nothing else.
    purchase.currency ?? 'SEK',
    purchase.ourReference,
    purchase.yourReference,
    purchase.note,
    purchase.stockPoint,
    purchase.rows.map((row) => [row.articleNumber, row.description, row.quantity, row.unit, row.price]),
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** R7.1: what came before the adoption date is never sent; whether the date or the purchase is wrong, a person knows. */
async function mayBeSent(
  { database, language }: CompanyAndersson,
  company: string,
  number: string,
  [receipt]: readonly GoodsReceipt[],
): Promise<void> {
  const from = receipt ? await adoptedFrom(database, company) : null;
  if (!receipt || from === null || receipt.receivedOn >= from) return;
  const sentence = purchaseSentences[language].receivedBeforeAdoption(number, receipt.receivedOn, from);
  throw unreadable(sentence, language);
}

function toPurchase(rawHead: unknown, rawRows: readonly unknown[], language: Language): Purchase {
  const head = readRow('purchase', rawHead);
  const number = head.purchase_number;
  const status = purchaseStatuses.find((known) => known === head.status);
  if (!status) throw unreadable(purchaseSentences[language].unknownStatus(number, head.status), language);
  return {
    number,
    supplierNumber: head.supplier_number,
    status,
    orderDate: head.order_date,
    deliveryDate: head.delivery_date,
    currency: filled(head.currency)?.toUpperCase() ?? null,
    ourReference: head.our_reference ?? '',
    yourReference: head.your_reference ?? '',
    note: head.note ?? '',
    stockPoint: filled(head.stock_point),
    rows: rawRows.map((row) => toPurchaseRow(readRow('purchase_row', row))),
  };
}

function toPurchaseRow(row: Row<'purchase_row'>): PurchaseRow {
  return {
    rowNumber: row.row_number,
    articleNumber: row.article_number,
    description: row.description ?? '',
    quantity: plainDecimal(row.quantity),
    unit: filled(row.unit),
    price: row.price === null ? null : plainDecimal(row.price),
  };
}

/** What is read of rows that can be used. @throws `purchaseUnreadable` */
function usable<T>(number: string, language: Language, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof AnderssonDatabaseError) || error.kind !== 'rowInvalid') throw error;
    throw unreadable(purchaseSentences[language].unreadable(number, databaseSentence(error, language)), language);
  }
}

function unreadable(sentence: string, language: Language): ApplicationFailure {
  return forPeople('purchaseUnreadable', sentence, language);
}

/** A failure with who mends it and where, as the desk shows it. */
function forPeople(kind: string, sentence: string, language: Language): ApplicationFailure {
  return ApplicationFailure.nonRetryable(sentence, kind, purchaseSentences[language].help);
}
