import { receivedStatus } from '../../domain/purchase/purchase';
import type { AnderssonDatabase } from './database';
import { type DoneMark, doneMarks, isOfDeleted } from './done-marks';
import { purchaseOrderDocument, purchaseProcess } from './purchase-process';
import { RowsByNumber } from './same-number';

/** Whether a purchase is one for the integration to handle, and if not, why (design §3, R7.1). */
export type PurchaseStanding =
  | { readonly stands: 'open'; readonly number: string }
  | { readonly stands: 'beforeAdoption'; readonly orderDate: string }
  | { readonly stands: 'done'; readonly mark: DoneMark }
  /**
   * Its goods came before anything was made of it, and nothing is to be made of them: no receipt tells of them (null),
   * or one from before the adoption date.
   */
  | { readonly stands: 'received'; readonly receivedOn: string | null }
  /** Deleted before anything was made of it. */
  | { readonly stands: 'deleted'; readonly number: string }
  | { readonly stands: 'unknown' };

/**
 * How each of the given purchases stands in an adopted company; at most some hundred numbers at once.
 * A purchase of which something was made keeps being handled whatever its date becomes; one that was deleted and is
 * there again is a new one, or it would never be ordered. Goods received while nothing could be ordered still go into
 * stock (R3.3).
 */
export async function purchaseStandings(
  database: AnderssonDatabase,
  company: string,
  from: string,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, PurchaseStanding>> {
  if (numbers.length === 0) return new Map();
  const heads = new RowsByNumber(await headsOf(database, numbers), (row) => row.purchase_number);
  const doneOnes = await doneMarks(database, { company, process: purchaseProcess, numbers });
  const marks = new RowsByNumber(doneOnes, (mark) => mark.number);
  const documents = await madeDocuments(database, company, numbers);
  const begun = new RowsByNumber(documents, (row) => row.number);
  const orders = documents.filter(({ document }) => document === purchaseOrderDocument);
  const ordered = new RowsByNumber(orders, (row) => row.number);
  const chosen = new RowsByNumber(await chosenObjects(database, company, numbers), (row) => row.number);
  const receipts = new RowsByNumber(await firstReceipts(database, numbers), (row) => row.purchase_number);
  const gone = numbers.filter((number) => !heads.has(number));
  const deleted = new RowsByNumber(await deletedPurchases(database, gone), (row) => row.row_key);

  const standing = (number: string): PurchaseStanding => {
    const head = heads.get(number);
    const mark = marks.get(number);
    if (mark && !(head && isOfDeleted(mark))) return { stands: 'done', mark };
    if (head) {
      const counts = head.order_date >= from || chosen.has(number) || begun.has(number);
      if (!counts) return { stands: 'beforeAdoption', orderDate: head.order_date };
      const receivedOn = receipts.get(number)?.received_on ?? null;
      const isReceived = head.status === receivedStatus && !ordered.has(number);
      if (isReceived && (receivedOn === null || receivedOn < from)) return { stands: 'received', receivedOn };
      return { stands: 'open', number: head.purchase_number };
    }
    const lost = deleted.get(number);
    if (!lost) return { stands: 'unknown' };
    return { stands: begun.has(number) ? 'open' : 'deleted', number: lost.row_key };
  };
  return new Map(numbers.map((number) => [number, standing(number)]));
}

function headsOf({ kysely }: AnderssonDatabase, numbers: readonly string[]) {
  return kysely
    .selectFrom('purchase')
    .select(['purchase_number', 'order_date', 'status'])
    .where('purchase_number', 'in', numbers)
    .execute();
}

/** Intents were never sent, and void documents are gone: neither is a document. */
function madeDocuments({ kysely }: AnderssonDatabase, company: string, numbers: readonly string[]) {
  return kysely
    .selectFrom('document_ledger')
    .select(['number', 'document'])
    .where('company', '=', company)
    .where('process', '=', purchaseProcess)
    .where('number', 'in', numbers)
    .where('state', 'in', ['sent', 'confirmed'])
    .execute();
}

function chosenObjects({ kysely }: AnderssonDatabase, company: string, numbers: readonly string[]) {
  return kysely
    .selectFrom('adopted_object')
    .select('number')
    .where('company', '=', company)
    .where('process', '=', purchaseProcess)
    .where('number', 'in', numbers)
    .execute();
}

/** Latest first: of rows with one number the last, here the purchase's first receipt, counts. */
function firstReceipts({ kysely }: AnderssonDatabase, numbers: readonly string[]) {
  return kysely
    .selectFrom('goods_receipt')
    .select(['purchase_number', 'received_on'])
    .where('purchase_number', 'in', numbers)
    .orderBy('id', 'desc')
    .execute();
}

async function deletedPurchases({ kysely }: AnderssonDatabase, numbers: readonly string[]) {
  if (numbers.length === 0) return [];
  return kysely
    .selectFrom('deleted_row')
    .select('row_key')
    .where('table_name', '=', 'purchase')
    .where('row_key', 'in', numbers)
    .execute();
}
