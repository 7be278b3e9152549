import type { PurchaseStatus } from '../../domain/purchase/purchase';
import type { AnderssonDatabase } from './database';
import { type DoneMark, doneMarks } from './done-marks';
import { foldedNumber, purchaseProcess } from './purchase-process';

/** Whether a purchase is one for the integration to handle, and if not, why (design §3, R7.1). */
export type PurchaseStanding =
  /** `made`: Fortnox has, or may have, an order of it. */
  | { readonly stands: 'open'; readonly number: string; readonly deleted: boolean; readonly made: boolean }
  | { readonly stands: 'beforeAdoption'; readonly orderDate: string }
  | { readonly stands: 'done'; readonly mark: DoneMark }
  /** Its goods were received before anything was made of it: there is nothing left to expect. */
  | { readonly stands: 'received' }
  /** Deleted before anything was made of it. */
  | { readonly stands: 'deleted'; readonly number: string }
  | { readonly stands: 'unknown' };

/** Andersson's word for a purchase whose goods have come. */
const received: PurchaseStatus = 'inlevererad';

/**
 * How each of the given purchases stands in an adopted company; at most some hundred numbers at once.
 * A purchase that was ordered keeps being handled whatever its date becomes; one that was deleted and is there again
 * is a new one, or it would never be ordered.
 */
export async function purchaseStandings(
  database: AnderssonDatabase,
  company: string,
  from: string,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, PurchaseStanding>> {
  if (numbers.length === 0) return new Map();
  const heads = byNumber(await headsOf(database, numbers), (row) => row.purchase_number);
  const marks = byNumber(await doneMarks(database, { company, process: purchaseProcess, numbers }), (it) => it.number);
  const made = byNumber(await madeOrders(database, company, numbers), (row) => row.number);
  const chosen = byNumber(await chosenObjects(database, company, numbers), (row) => row.number);
  const gone = numbers.filter((number) => !heads.has(foldedNumber(number)));
  const deleted = byNumber(await deletedPurchases(database, gone), (row) => row.row_key);

  const standing = (number: string): PurchaseStanding => {
    const key = foldedNumber(number);
    const head = heads.get(key);
    const mark = marks.get(key);
    if (mark && !(head && mark.outcome === 'deleted')) return { stands: 'done', mark };
    if (head) {
      const counts = head.order_date >= from || chosen.has(key) || made.has(key);
      if (!counts) return { stands: 'beforeAdoption', orderDate: head.order_date };
      if (head.status === received && !made.has(key)) return { stands: 'received' };
      return { stands: 'open', number: head.purchase_number, deleted: false, made: made.has(key) };
    }
    const lost = deleted.get(key);
    if (!lost) return { stands: 'unknown' };
    if (!made.has(key)) return { stands: 'deleted', number: lost.row_key };
    return { stands: 'open', number: lost.row_key, deleted: true, made: true };
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

/** Intents were never sent, and void orders are gone: neither is an order. */
function madeOrders({ kysely }: AnderssonDatabase, company: string, numbers: readonly string[]) {
  return kysely
    .selectFrom('document_ledger')
    .select('number')
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

async function deletedPurchases({ kysely }: AnderssonDatabase, numbers: readonly string[]) {
  if (numbers.length === 0) return [];
  return kysely
    .selectFrom('deleted_row')
    .select('row_key')
    .where('table_name', '=', 'purchase')
    .where('row_key', 'in', numbers)
    .execute();
}

function byNumber<R>(rows: readonly R[], numberOf: (row: R) => string): ReadonlyMap<string, R> {
  return new Map(rows.map((row) => [foldedNumber(numberOf(row)), row]));
}
