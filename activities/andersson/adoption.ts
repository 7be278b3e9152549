import type { Said } from '../../domain/language';
import { receivedStatus } from '../../domain/purchase/purchase';
import type { AnderssonDatabase, AnderssonExecutor } from './database';
import { takeUpSkipped } from './document-ledger';
import { doneMarks, markCounts } from './done-marks';
import { purchaseProcess } from './purchase-process';
import { askTheWatch } from './purchase-requests';

/** A purchase that is not done, as a person choosing it wants to see it. */
export interface OpenPurchase {
  readonly number: string;
  readonly supplierNumber: string;
  readonly orderDate: string;
  readonly status: string;
  /** A Fortnox order somebody has noted on it already: to be looked up before it is chosen (R7.1). */
  readonly fortnoxNumber: string | null;
  readonly chosen: boolean;
}

export interface AdoptionPreview {
  /** From when the company is live already; null: not yet. */
  readonly adoptedFrom: string | null;
  /** Handled from now on. */
  readonly fromDate: readonly OpenPurchase[];
  /** Left alone unless chosen. */
  readonly before: readonly OpenPurchase[];
}

export interface AdoptionRequest {
  readonly company: string;
  /** Local date, `2026-11-01`. */
  readonly from: string;
  readonly by: string;
  /** Open purchases from before the date, to be handled all the same. */
  readonly purchases: readonly string[];
}

/** An adoption that may not be made as asked, and why. */
export class AdoptionRefusedError extends Error {
  constructor(
    readonly kind: 'dateInUse' | 'unknownPurchases',
    readonly said: Said,
  ) {
    super(said.sv);
    this.name = 'AdoptionRefusedError';
  }
}

/** What an adoption from the date on would mean; writes nothing. */
export async function previewAdoption(
  { kysely }: AnderssonDatabase,
  company: string,
  from: string,
): Promise<AdoptionPreview> {
  const adoption = await adoptionOf(kysely, company);
  const chosen = new Set(await chosenNumbers(kysely, company));
  const rows = await kysely
    .selectFrom('purchase')
    .select(['purchase_number', 'supplier_number', 'order_date', 'status', 'fortnox_number'])
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        eb('status', '<>', receivedStatus),
        // Received from the date on: its goods and its invoice are handled.
        exists(
          selectFrom('goods_receipt')
            .select('goods_receipt.id')
            .whereRef('goods_receipt.purchase_number', '=', 'purchase.purchase_number')
            .where('goods_receipt.received_on', '>=', from),
        ),
      ]),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('done_mark')
            .select('done_mark.number')
            .where('done_mark.company', '=', company)
            .where('done_mark.process', '=', purchaseProcess)
            .whereRef('done_mark.number', '=', 'purchase.purchase_number')
            .where(markCounts),
        ),
      ),
    )
    .orderBy('order_date')
    .orderBy('id')
    .execute();
  const open = rows.map(
    (row): OpenPurchase => ({
      number: row.purchase_number,
      supplierNumber: row.supplier_number,
      orderDate: row.order_date,
      status: row.status,
      fortnoxNumber: row.fortnox_number,
      chosen: chosen.has(row.purchase_number),
    }),
  );
  return {
    adoptedFrom: adoption?.adopted_from ?? null,
    fromDate: open.filter(({ orderDate }) => orderDate >= from),
    // A received one cannot be chosen any more.
    before: open.filter(({ orderDate, status, chosen }) => orderDate < from && (status !== receivedStatus || chosen)),
  };
}

/**
 * The company goes live from the date on (R7.1). May be repeated: the same date adds chosen purchases. The date itself
 * may be moved either way until the first Fortnox document has been begun; afterwards it stands, since what was sent or
 * left out by it cannot be taken back. Chosen purchases reach their processes through the watch.
 * @throws AdoptionRefusedError and changes nothing.
 */
export async function adopt(database: AnderssonDatabase, request: AdoptionRequest): Promise<void> {
  const { company, from, by } = request;
  const now = await database.now();
  await database.transaction(async (trx) => {
    const earlier = await adoptionOf(trx, company);
    const moved = earlier !== null && earlier.adopted_from !== from;
    if (moved && (await hasDocuments(trx, company))) {
      throw new AdoptionRefusedError('dateInUse', {
        sv: `Företaget ${company} är i drift från ${earlier.adopted_from}, och dokument har redan skickats till Fortnox. Datumet kan inte ändras längre; välj enstaka äldre inköp i stället.`,
        en: `The company ${company} is live from ${earlier.adopted_from}, and documents have been sent to Fortnox already. The date cannot be changed any more; choose single older purchases instead.`,
      });
    }
    await checkKnown(trx, request.purchases);
    if (earlier === null || moved) {
      await database.verbs.upsert(trx, 'adoption', { company, adopted_from: from, adopted_at: now, adopted_by: by });
    }
    // The watch begins again: what the old date left out is looked at anew.
    if (moved) await trx.deleteFrom('watch_cursor').where('company', '=', company).execute();
    const known = new Set(await chosenNumbers(trx, company));
    for (const number of new Set(request.purchases)) {
      if (known.has(number)) continue;
      await trx
        .insertInto('adopted_object')
        .values({ company, process: purchaseProcess, number, adopted_at: now })
        .execute();
      await askTheWatch(database, trx, { number, requestedBy: by, message: null, now });
    }
  });
}

/**
 * Takes an ended object up again: its done mark goes, what operators have skipped of it counts again, and the watch
 * hands it to a new process.
 * @returns false when it has no mark.
 */
export async function reopen(
  database: AnderssonDatabase,
  company: string,
  process: string,
  number: string,
): Promise<boolean> {
  const [mark] = await doneMarks(database, { company, process, numbers: [number] });
  if (!mark) return false;
  const now = await database.now();
  await database.transaction(async (trx) => {
    await trx
      .deleteFrom('done_mark')
      .where('company', '=', company)
      .where('process', '=', process)
      .where('number', '=', number)
      .execute();
    await takeUpSkipped(trx, { company, process, number });
    if (process !== purchaseProcess) return;
    await askTheWatch(database, trx, { number, requestedBy: 'andersson-fortnox reopen', message: null, now });
  });
  return true;
}

async function adoptionOf(db: AnderssonExecutor, company: string) {
  const row = await db.selectFrom('adoption').select('adopted_from').where('company', '=', company).executeTakeFirst();
  return row ?? null;
}

async function chosenNumbers(db: AnderssonExecutor, company: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('adopted_object')
    .select('number')
    .where('company', '=', company)
    .where('process', '=', purchaseProcess)
    .execute();
  return rows.map(({ number }) => number);
}

async function hasDocuments(db: AnderssonExecutor, company: string): Promise<boolean> {
  const row = await db
    .selectFrom('document_ledger')
    .select('company')
    .where('company', '=', company)
    .where('state', '<>', 'intent')
    .executeTakeFirst();
  return row !== undefined;
}

/** A mistyped number would otherwise be chosen in silence, and never sent. */
async function checkKnown(db: AnderssonExecutor, numbers: readonly string[]): Promise<void> {
  const unknown: string[] = [];
  for (const number of numbers) {
    const row = await db
      .selectFrom('purchase')
      .select('purchase_number')
      .where('purchase_number', '=', number)
      .where('status', '<>', receivedStatus)
      .executeTakeFirst();
    if (row?.purchase_number !== number) unknown.push(number);
  }
  if (unknown.length === 0) return;
  const which = unknown.join(', ');
  throw new AdoptionRefusedError('unknownPurchases', {
    sv: `Dessa inköp finns inte i Andersson, eller är redan inlevererade: ${which}. Inget har ändrats.`,
    en: `These purchases are not in Andersson, or received already: ${which}. Nothing has been changed.`,
  });
}
