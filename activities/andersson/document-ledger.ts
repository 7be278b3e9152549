import { ApplicationFailure } from '@temporalio/activity';
import type { LedgerEntry, LedgerKey, LedgerState, PurchaseDocument } from '../../workflows/contract/ledger';
import type { AnderssonPurchaseActivities } from '../../workflows/contract/purchase-activities';
import type { CompanyAndersson } from './company-database';
import { type AnderssonExecutor, type Row, type RowChange, readRow } from './database';
import { purchaseOrderDocument } from './purchase-process';
import { purchaseSentences } from './purchase-sentences';
import { rowRefusal } from './row-refusal';
import { takeAway, writeBack } from './write-back';

type Confirmation = Parameters<AnderssonPurchaseActivities['ledgerConfirmed']>[0];
type Voiding = Parameters<AnderssonPurchaseActivities['ledgerVoided']>[0];
type Skipping = Parameters<AnderssonPurchaseActivities['ledgerSkipped']>[0];
/** Whose ledger it is, and in which language it refuses. */
type Andersson = Pick<CompanyAndersson, 'database' | 'language'>;

const orderDocuments: readonly PurchaseDocument[] = [purchaseOrderDocument, 'restOrder'];

/**
 * The document's place in the ledger; written as `intent`, by itself, when it is not there (design rule 1).
 * @throws `ledgerOutOfOrder` when its reference is another document's.
 */
export async function openLedger(andersson: Andersson, key: LedgerKey): Promise<LedgerEntry> {
  const { database } = andersson;
  const known = await ownEntry(andersson, key);
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
  return (await ownEntry(andersson, key)) ?? { state: 'intent', fortnoxNumber: null, madeFrom: null };
}

/**
 * The document's place, for a run of the process to go on from. One at `sent` is that run's from here on: it knows that
 * the document may exist, and looks for it.
 */
export async function takeLedger(andersson: Andersson, key: LedgerKey, run: string): Promise<LedgerEntry> {
  const known = await openLedger(andersson, key);
  if (known.state === 'sent') await move(andersson, andersson.database.kysely, key, ['sent'], { held_by: run });
  return known;
}

/**
 * The request is about to leave.
 * @throws `ledgerOutOfOrder` when sending would double it: it exists already, or another run has sent it. A run that was
 * reset to before that believes it was never sent.
 */
export async function ledgerSent(andersson: Andersson, key: LedgerKey, run: string): Promise<void> {
  const { database } = andersson;
  const sent_at = await database.now();
  await move(andersson, database.kysely, key, ['intent', 'sent'], { state: 'sent', sent_at, held_by: run }, run);
}

/** Nothing was made: back to `intent`. @throws `ledgerOutOfOrder` when a document is known by now, or another run has sent it. */
export async function ledgerNotSent(andersson: Andersson, key: LedgerKey, run: string): Promise<void> {
  const change = { state: 'intent', sent_at: null, held_by: null };
  await move(andersson, andersson.database.kysely, key, ['intent', 'sent'], change, run);
}

/**
 * The document exists: kept with its number, and the number on Andersson's object (R3.1, R3.3), all or nothing.
 * @throws `ledgerOutOfOrder` when it is confirmed under another number, which only a person may overrule, or void;
 * `wrongOrder` when a person has chosen an order that is another purchase's.
 */
export async function ledgerConfirmed(andersson: Andersson, confirmation: Confirmation): Promise<void> {
  const { database } = andersson;
  const { key, fortnoxNumber, madeFrom, by, note } = confirmation;
  const confirmed_at = await database.now();
  await database.transaction(async (trx) => {
    const known = await entry(trx, key);
    const repeated = known?.state === 'confirmed' && known.fortnoxNumber === fortnoxNumber;
    if (known?.state === 'confirmed' && !repeated && by !== 'chosenByHand') throw outOfOrder(andersson, key, known);
    if (by === 'chosenByHand') await mustBeFree(andersson, trx, key, fortnoxNumber);
    await move(andersson, trx, key, ['intent', 'sent', 'confirmed'], {
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
export async function ledgerChanged(andersson: Andersson, key: LedgerKey, madeFrom: string): Promise<void> {
  await move(andersson, andersson.database.kysely, key, ['confirmed'], { made_from: madeFrom });
}

/**
 * The document is void: its number stays in the ledger as proof, and is taken from Andersson's object unless it is kept
 * there as a trace (R3.3). One that was skipped is given up so as well: its next revision may be made.
 */
export async function ledgerVoided(andersson: Andersson, { key, note, keepNumber }: Voiding): Promise<void> {
  const { database } = andersson;
  const voided_at = await database.now();
  await database.transaction(async (trx) => {
    const known = await entry(trx, key);
    if (known?.state !== 'voided') {
      const change = { state: 'voided', voided_at, ...(note !== undefined && { note }) };
      await move(andersson, trx, key, ['intent', 'sent', 'confirmed', 'skipped'], change);
    }
    if (known?.fortnoxNumber && !keepNumber) await takeAway(trx, key, known.fortnoxNumber);
  });
}

/**
 * There is to be no such document, by an operator's decision. One that exists is let go: its number stays in the
 * ledger, and is taken from Andersson's object. `madeFrom` stays with it, so that a skip of one receipt's document holds
 * for no other receipt.
 * @throws `ledgerOutOfOrder` when it is void: a decision about one that was not, told late.
 */
export async function ledgerSkipped(andersson: Andersson, { key, note, madeFrom }: Skipping): Promise<void> {
  await openLedger(andersson, key);
  await andersson.database.transaction(async (trx) => {
    const known = await entry(trx, key);
    await move(andersson, trx, key, ['intent', 'sent', 'confirmed', 'skipped'], {
      state: 'skipped',
      note,
      ...(madeFrom !== undefined && { made_from: madeFrom }),
    });
    if (known?.fortnoxNumber) await takeAway(trx, key, known.fortnoxNumber);
  });
}

/**
 * What operators have skipped of an object counts again as it stood before: one that is known is looked at, one that
 * may have been sent is looked for, so that nothing is made twice (design rule 1).
 */
export async function takeUpSkipped(
  trx: AnderssonExecutor,
  of: { readonly company: string; readonly process: string; readonly number: string },
): Promise<void> {
  const found = await trx
    .selectFrom('document_ledger')
    .selectAll()
    .where('company', '=', of.company)
    .where('process', '=', of.process)
    .where('number', '=', of.number)
    .where('state', '=', 'skipped')
    .execute();
  for (const row of found.map((raw) => readRow('document_ledger', raw))) {
    const maybeSent: LedgerState = row.sent_at === null ? 'intent' : 'sent';
    const state: LedgerState = row.fortnox_number === null ? maybeSent : 'confirmed';
    // What is not made was made from nothing: a skip's own word for it goes with the skip.
    const change = row.fortnox_number === null ? { state, made_from: null } : { state };
    await trx.updateTable('document_ledger').set(change).where('id', '=', row.id).execute();
    if (row.fortnox_number !== null) await writeBack(trx, row, row.fortnox_number);
  }
}

async function entry(db: AnderssonExecutor, key: LedgerKey): Promise<LedgerEntry | null> {
  const row = await rowOf(db, key);
  return row ? toEntry(row) : null;
}

/** The reference's row, which may be found by letters in another case: what it holds must be the key's own. */
async function ownEntry(andersson: Andersson, key: LedgerKey): Promise<LedgerEntry | null> {
  const row = await rowOf(andersson.database.kysely, key);
  if (!row) return null;
  const { process, number, document, revision } = key;
  const isOwn =
    row.process === process && row.number === number && row.document === document && row.revision === revision;
  if (isOwn) return toEntry(row);
  const sentence = purchaseSentences[andersson.language].referenceTaken(key.reference, row.number);
  throw ApplicationFailure.nonRetryable(sentence, 'ledgerOutOfOrder');
}

function rowOf(db: AnderssonExecutor, key: LedgerKey) {
  return db
    .selectFrom('document_ledger')
    .select(['process', 'number', 'document', 'revision', 'state', 'fortnox_number', 'made_from'])
    .where('company', '=', key.company)
    .where('reference', '=', key.reference)
    .executeTakeFirst();
}

function toEntry(row: Pick<Row<'document_ledger'>, 'state' | 'fortnox_number' | 'made_from'>): LedgerEntry {
  return { state: row.state as LedgerState, fortnoxNumber: row.fortnox_number, madeFrom: row.made_from };
}

/**
 * Changes the row if it is in one of the states, and, where it matters what a `run` knows of it, not sent by another; an
 * attempt that comes late finds it further on and is refused.
 */
async function move(
  andersson: Andersson,
  db: AnderssonExecutor,
  key: LedgerKey,
  from: readonly LedgerState[],
  change: RowChange<'document_ledger'>,
  run?: string,
): Promise<void> {
  const rows = db
    .updateTable('document_ledger')
    .set(change)
    .where('company', '=', key.company)
    .where('reference', '=', key.reference)
    .where('state', 'in', from);
  const notOthers =
    run === undefined ? rows : rows.where((of) => of.or([of('state', '<>', 'sent'), of('held_by', '=', run)]));
  const { numUpdatedRows } = await notOthers.executeTakeFirst();
  if (numUpdatedRows === 0n) throw outOfOrder(andersson, key, await entry(db, key));
}

/** An order is one purchase's: two would change it back and forth. One invoice may well be of several. */
async function mustBeFree(
  { language }: Andersson,
  db: AnderssonExecutor,
  key: LedgerKey,
  fortnoxNumber: string,
): Promise<void> {
  if (key.document !== purchaseOrderDocument) return;
  const other = await db
    .selectFrom('document_ledger')
    .select('number')
    .where('company', '=', key.company)
    .where('document', 'in', orderDocuments)
    .where('fortnox_number', '=', fortnoxNumber)
    .where('state', '=', 'confirmed')
    .where('reference', '<>', key.reference)
    .executeTakeFirst();
  if (!other) return;
  const { orderTaken, help } = purchaseSentences[language];
  throw ApplicationFailure.nonRetryable(orderTaken(fortnoxNumber, other.number), 'wrongOrder', help);
}

function outOfOrder({ language }: Andersson, key: LedgerKey, known: LedgerEntry | null): ApplicationFailure {
  const sentence = purchaseSentences[language].ledgerOutOfOrder(key.reference, known);
  return ApplicationFailure.nonRetryable(sentence, 'ledgerOutOfOrder');
}
