import type { LedgerKey, PurchaseDocument, ReceiptDocument } from '../../workflows/contract/ledger';
import type { OrderState, PurchaseAdmission, ReceivedSoFar } from '../../workflows/contract/purchase';
import { type AnderssonDatabase, type Row, readRow } from './database';
import { doneMarks } from './done-marks';
import { purchaseOrderDocument, purchaseProcess } from './purchase-process';

type Admitted = Extract<PurchaseAdmission, { readonly admitted: true }>;
type LedgerRow = Row<'document_ledger'>;

/** What is made of a goods receipt (R3.3). */
const receiptDocumentKinds: readonly string[] = [
  'inbound',
  'supplierInvoice',
  'restOrder',
] satisfies readonly PurchaseDocument[];

/**
 * What the ledger knows of a purchase's documents: the live order with its revision, or the one the next is to have;
 * whether an operator wants none; and what has been made of its receipt.
 */
export async function documentsSoFar(
  database: AnderssonDatabase,
  company: string,
  purchaseNumber: string,
): Promise<Required<Pick<Admitted, 'order' | 'revision' | 'orderSkipped' | 'received'>>> {
  const rows = await ledgerRows(database, company, purchaseNumber);
  const orders = rows.filter(({ document }) => document === purchaseOrderDocument);
  const [newest] = orders;
  const order = liveOrder(orders);
  const nextAfter = newest?.state === 'voided' ? 1 : 0;
  return {
    order,
    revision: order?.revision ?? (newest?.revision ?? 1) + nextAfter,
    orderSkipped: order === null && newest?.state === 'skipped',
    received: await receivedSoFar(database, company, purchaseNumber, rows),
  };
}

/**
 * What has, or may have, been made in Fortnox of the purchase's receipts in its present life, oldest first: a process
 * that finds another receipt than it was made of knows what stands there already.
 */
export async function receiptDocuments(
  database: AnderssonDatabase,
  company: string,
  purchaseNumber: string,
): Promise<readonly ReceiptDocument[]> {
  const rows = await ledgerRows(database, company, purchaseNumber);
  const own = await ofPresentLife(database, company, purchaseNumber, rows);
  return [...own].sort((a, b) => a.id - b.id).flatMap(toReceiptDocument);
}

/** Nothing for what is not a receipt's, was never sent, or no longer counts. */
function toReceiptDocument(row: LedgerRow): readonly ReceiptDocument[] {
  const { state } = row;
  if (!receiptDocumentKinds.includes(row.document) || (state !== 'sent' && state !== 'confirmed')) return [];
  return [{ key: keyOf(row), state, fortnoxNumber: row.fortnox_number, madeFrom: row.made_from }];
}

async function ledgerRows(
  { kysely }: AnderssonDatabase,
  company: string,
  purchaseNumber: string,
): Promise<readonly LedgerRow[]> {
  const found = await kysely
    .selectFrom('document_ledger')
    .selectAll()
    .where('company', '=', company)
    .where('process', '=', purchaseProcess)
    .where('number', '=', purchaseNumber)
    .orderBy('revision', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return found.map((row) => readRow('document_ledger', row)).filter(({ number }) => number === purchaseNumber);
}

function keyOf({ company, process, number, document, revision, reference }: LedgerRow): LedgerKey {
  return { company, process, number, document: document as PurchaseDocument, revision, reference };
}

function liveOrder(orders: readonly LedgerRow[]): OrderState | null {
  const live = orders.find(({ state }) => state === 'confirmed');
  if (!live?.fortnox_number) return null;
  return { fortnoxNumber: live.fortnox_number, revision: live.revision, madeFrom: live.made_from ?? '' };
}

/** What was made of a purchase that was deleted, and is there again under its number, is another one's. */
async function ofPresentLife(
  database: AnderssonDatabase,
  company: string,
  number: string,
  rows: readonly LedgerRow[],
): Promise<readonly LedgerRow[]> {
  const [mark] = await doneMarks(database, { company, process: purchaseProcess, numbers: [number] });
  return rows.filter((row) => !mark || row.intent_at > mark.at);
}

async function receivedSoFar(
  database: AnderssonDatabase,
  company: string,
  number: string,
  rows: readonly LedgerRow[],
): Promise<ReceivedSoFar> {
  const own = [...(await ofPresentLife(database, company, number, rows))].sort((a, b) => b.id - a.id);
  const made = (document: string) =>
    own.find((row) => row.document === document && row.state === 'confirmed')?.fortnox_number ?? null;
  const [order] = own.filter(({ document }) => document === purchaseOrderDocument);
  const voided = order?.state === 'voided' ? order.fortnox_number : null;
  const isKept = voided !== null && (await numberOnPurchase(database, number)) === voided;
  const begun = own.flatMap(toReceiptDocument).length > 0;
  return { begun, inbound: made('inbound'), order: isKept ? voided : null, invoice: made('supplierInvoice') };
}

/** The number of an order, as the purchase shows it; that of one that is void stays where its goods have come. */
export async function numberOnPurchase({ kysely }: AnderssonDatabase, number: string): Promise<string | null> {
  const purchase = await kysely
    .selectFrom('purchase')
    .select('fortnox_number')
    .where('purchase_number', '=', number)
    .executeTakeFirst();
  return purchase?.fortnox_number ?? null;
}
