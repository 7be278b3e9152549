import { inboundReference } from '../../../domain/goods-receipt/references';
import { inGroups } from '../../../domain/in-groups';
import { type Row, readRow } from '../database';
import { markCounts } from '../done-marks';
import { purchaseProcess } from '../purchase-process';
import { purchaseStandings } from '../purchase-standing';
import { foldedNumber } from '../same-number';
import type { Freeze, FreezeScope, Reading } from './freeze';

/** Of a row of which nothing came. */
const nothingCame = /^-?0+(\.0+)?$/;
/** Purchases in one look at how they stand. */
const purchasesAtOnce = 200;

/**
 * Goods received in Andersson that Fortnox's figures may lack (R3.3, design rule 8): of purchases that are the
 * integration's, receipts whose inbound document is not confirmed, given up or void; and those confirmed after the
 * figures were read.
 */
export async function unconfirmedReceipts(
  scope: FreezeScope,
  readings: readonly Reading[],
): Promise<readonly Freeze[]> {
  const rows = (await receivedRows(scope, readings)).filter(({ quantity }) => !nothingCame.test(quantity));
  if (rows.length === 0) return [];
  const readAt = new Map(readings.map((reading) => [foldedNumber(reading.number), reading.readAt]));
  const purchases = [...new Set(rows.map(({ purchase }) => purchase))];
  const inbounds = await inboundsOf(scope, purchases);
  const open = await openPurchases(scope, purchases);
  const isHeld = (row: ReceivedRow): boolean => {
    const made = inbounds.find(({ reference, revision }) => reference === inboundReference(row.receipt, revision));
    if (!made || made.state === 'intent' || made.state === 'sent') return open.has(foldedNumber(row.purchase));
    const read = readAt.get(foldedNumber(row.number)) ?? '';
    return made.state === 'confirmed' && (made.confirmed_at ?? '') >= read;
  };
  return rows.filter(isHeld).map((row) => ({
    number: row.number,
    document: `${purchaseProcess}/${row.purchase}`,
    since: row.savedAt ?? dayBegun(row),
  }));
}

/** Received rows of the articles, of receipts that may still be on their way into stock or have just come there. */
function receivedRows({ database: { kysely }, company, adoptedFrom }: FreezeScope, readings: readonly Reading[]) {
  const [firstRead = ''] = readings.map(({ readAt }) => readAt).sort();
  return kysely
    .selectFrom('goods_receipt_row as row')
    .innerJoin('goods_receipt as head', 'head.id', 'row.goods_receipt_id')
    .select([
      'row.article_number as number',
      'row.quantity as quantity',
      'head.id as receipt',
      'head.purchase_number as purchase',
      'head.received_on as receivedOn',
      'head.changed_at as savedAt',
    ])
    .where(
      'row.article_number',
      'in',
      readings.map(({ number }) => number),
    )
    .where(({ or, and, not, exists, selectFrom, eb }) => {
      const mark = selectFrom('done_mark')
        .select('done_mark.number')
        .where('done_mark.company', '=', company)
        .where('done_mark.process', '=', purchaseProcess)
        .whereRef('done_mark.number', '=', 'head.purchase_number')
        .where(markCounts);
      const documents = selectFrom('document_ledger')
        .select('document_ledger.number')
        .where('document_ledger.company', '=', company)
        .where('document_ledger.process', '=', purchaseProcess)
        .whereRef('document_ledger.number', '=', 'head.purchase_number');
      const begun = documents.where('document_ledger.state', 'in', ['sent', 'confirmed']);
      const justConfirmed = documents
        .where('document_ledger.document', '=', 'inbound')
        .where('document_ledger.confirmed_at', '>=', firstRead);
      // From before the adoption date they are nobody's, unless something was made of their purchase (R7.1).
      const isOurs = or([eb('head.received_on', '>=', adoptedFrom), exists(begun)]);
      return or([and([not(exists(mark)), isOurs]), exists(justConfirmed)]);
    })
    .execute();
}

type ReceivedRow = Awaited<ReturnType<typeof receivedRows>>[number];

/** A receipt that no user has saved is as old as the day it is of. */
function dayBegun({ receivedOn }: ReceivedRow): string {
  return `${receivedOn}T00:00:00.000Z`;
}

/** Newest revision first. */
async function inboundsOf(
  { database: { kysely }, company }: FreezeScope,
  purchases: readonly string[],
): Promise<readonly Row<'document_ledger'>[]> {
  const found: Row<'document_ledger'>[] = [];
  for (const numbers of inGroups(purchases, purchasesAtOnce)) {
    const rows = await kysely
      .selectFrom('document_ledger')
      .selectAll()
      .where('company', '=', company)
      .where('process', '=', purchaseProcess)
      .where('number', 'in', numbers)
      .where('document', '=', 'inbound')
      .orderBy('revision', 'desc')
      .execute();
    found.push(...rows.map((row) => readRow('document_ledger', row)));
  }
  return found;
}

/** Which of the purchases are the integration's to handle, by folded number. */
async function openPurchases(
  { database, company, adoptedFrom }: FreezeScope,
  purchases: readonly string[],
): Promise<ReadonlySet<string>> {
  const open = new Set<string>();
  for (const numbers of inGroups(purchases, purchasesAtOnce)) {
    for (const [number, { stands }] of await purchaseStandings(database, company, adoptedFrom, numbers))
      if (stands === 'open') open.add(foldedNumber(number));
  }
  return open;
}
