import { ApplicationFailure } from '@temporalio/activity';
import type { LedgerEntry, LedgerKey, LedgerState } from '../../workflows/contract/ledger';
import type { OrderState } from '../../workflows/contract/purchase';
import type { AnderssonPurchaseActivities } from '../../workflows/contract/purchase-activities';
import { type AnderssonDatabase, type AnderssonExecutor, type RowChange, readRow } from './database';
import { purchaseOrderDocument, purchaseProcess } from './purchase-process';
import { rowRefusal } from './row-refusal';

type Confirmation = Parameters<AnderssonPurchaseActivities['ledgerConfirmed']>[0];

/** The document's place in the ledger; written as `intent`, by itself, when it is not there (design rule 1). */
export async function openLedger(database: AnderssonDatabase, key: LedgerKey): Promise<LedgerEntry> {
  const known = await entry(database.kysely, key);
  if (known) return known;
  try {
    await database.verbs.insertReturningId(database.kysely, 'document_ledger', {
      ...key,
      state: 'intent',
      intent_at: await database.now(),
    });
  } catch (error) {
    // Another attempt of this very call was first: its row serves.
    if (!rowRefusal(error)?.passing) throw error;
  }
  return (await entry(database.kysely, key)) ?? { state: 'intent', fortnoxNumber: null };
}

/** The request is about to leave. @throws `ledgerOutOfOrder` when the document exists already: sending would double it. */
export async function ledgerSent(database: AnderssonDatabase, key: LedgerKey): Promise<void> {
  const sent_at = await database.now();
  await move(database.kysely, key, ['intent', 'sent'], { state: 'sent', sent_at });
}

/** Nothing was made: back to `intent`. @throws `ledgerOutOfOrder` when a document is known by now. */
export async function ledgerNotSent(database: AnderssonDatabase, key: LedgerKey): Promise<void> {
  await move(database.kysely, key, ['intent', 'sent'], { state: 'intent', sent_at: null });
}

/**
 * The document exists: kept with its number, and the number on Andersson's purchase (R3.1), all or nothing.
 * @throws `ledgerOutOfOrder` when it is confirmed under another number, which only a person may overrule, or void.
 */
export async function ledgerConfirmed(database: AnderssonDatabase, confirmation: Confirmation): Promise<void> {
  const { key, fortnoxNumber, madeFrom, by, note } = confirmation;
  const confirmed_at = await database.now();
  await database.transaction(async (trx) => {
    const known = await entry(trx, key);
    const repeated = known?.state === 'confirmed' && known.fortnoxNumber === fortnoxNumber;
    if (known?.state === 'confirmed' && !repeated && by !== 'chosenByHand') throw outOfOrder(key, known);
    await move(trx, key, ['intent', 'sent', 'confirmed'], {
      state: 'confirmed',
      fortnox_number: fortnoxNumber,
      made_from: madeFrom,
      ...(!repeated && { confirmed_at, confirmed_by: by }),
      ...(note !== undefined && { note }),
    });
    await writeBack(trx, key, fortnoxNumber);
  });
}

/** The document was changed to be like `madeFrom`. @throws `ledgerOutOfOrder` when there is no document. */
export async function ledgerChanged(database: AnderssonDatabase, key: LedgerKey, madeFrom: string): Promise<void> {
  await move(database.kysely, key, ['confirmed'], { made_from: madeFrom });
}

/** The document is void: its number stays in the ledger as proof, and is taken from Andersson's purchase. */
export async function ledgerVoided(database: AnderssonDatabase, key: LedgerKey, note?: string): Promise<void> {
  const voided_at = await database.now();
  await database.transaction(async (trx) => {
    const known = await entry(trx, key);
    if (known?.state !== 'voided') {
      const change = { state: 'voided', voided_at, ...(note !== undefined && { note }) };
      await move(trx, key, ['intent', 'sent', 'confirmed'], change);
    }
    if (known?.fortnoxNumber) await takeAway(trx, key, known.fortnoxNumber);
  });
}

/** What the ledger knows of a purchase's orders: the live one, and the revision it has, or the next one is to have. */
export async function ordersSoFar(
  { kysely }: AnderssonDatabase,
  company: string,
  purchaseNumber: string,
): Promise<{ readonly order: OrderState | null; readonly revision: number }> {
  const found = await kysely
    .selectFrom('document_ledger')
    .selectAll()
    .where('company', '=', company)
    .where('process', '=', purchaseProcess)
    .where('number', '=', purchaseNumber)
    .where('document', '=', purchaseOrderDocument)
    .orderBy('revision', 'desc')
    .execute();
  const rows = found.map((row) => readRow('document_ledger', row));
  const [newest] = rows;
  const live = rows.find((row) => row.state === 'confirmed');
  const order = live?.fortnox_number
    ? { fortnoxNumber: live.fortnox_number, revision: live.revision, madeFrom: live.made_from ?? '' }
    : null;
  const nextAfter = newest?.state === 'voided' ? 1 : 0;
  return { order, revision: order?.revision ?? (newest?.revision ?? 1) + nextAfter };
}

async function entry(db: AnderssonExecutor, key: LedgerKey): Promise<LedgerEntry | null> {
  const row = await db
    .selectFrom('document_ledger')
    .select(['state', 'fortnox_number'])
    .where('company', '=', key.company)
    .where('reference', '=', key.reference)
    .executeTakeFirst();
  return row ? { state: row.state as LedgerState, fortnoxNumber: row.fortnox_number } : null;
}

/** Changes the row if it is in one of the states; an attempt that comes late finds it further on and is refused. */
async function move(
  db: AnderssonExecutor,
  key: LedgerKey,
  from: readonly LedgerState[],
  change: RowChange<'document_ledger'>,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('document_ledger')
    .set(change)
    .where('company', '=', key.company)
    .where('reference', '=', key.reference)
    .where('state', 'in', from)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw outOfOrder(key, await entry(db, key));
}

/** Written only where it differs: each write comes back to the watch as a change. `changed_at` is the users' own. */
async function writeBack(db: AnderssonExecutor, key: LedgerKey, fortnoxNumber: string): Promise<void> {
  if (key.process !== purchaseProcess) return;
  await db
    .updateTable('purchase')
    .set({ fortnox_number: fortnoxNumber })
    .where('purchase_number', '=', key.number)
    .where((eb) => eb.or([eb('fortnox_number', 'is', null), eb('fortnox_number', '<>', fortnoxNumber)]))
    .execute();
}

async function takeAway(db: AnderssonExecutor, key: LedgerKey, fortnoxNumber: string): Promise<void> {
  if (key.process !== purchaseProcess) return;
  await db
    .updateTable('purchase')
    .set({ fortnox_number: null })
    .where('purchase_number', '=', key.number)
    .where('fortnox_number', '=', fortnoxNumber)
    .execute();
}

function outOfOrder(key: LedgerKey, known: LedgerEntry | null): ApplicationFailure {
  const stands = known ? `${known.state}${known.fortnoxNumber ? ` (${known.fortnoxNumber})` : ''}` : 'not there';
  return ApplicationFailure.nonRetryable(`Ledger ${key.reference} is ${stands}`, 'ledgerOutOfOrder');
}
