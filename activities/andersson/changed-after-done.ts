import { ApplicationFailure } from '@temporalio/activity';
import { receiptMark, receiptMarkStart, receiptMarkWord, receiptOfMark } from '../../domain/goods-receipt/references';
import type { CompanyAndersson } from './company-database';
import type { AnderssonDatabase } from './database';
import { purchaseProcess } from './purchase-process';
import { purchaseAsItIs } from './purchase-rows';
import { purchaseSentences } from './purchase-sentences';
import { foldedNumber } from './same-number';

/** A receipt that no longer is what stands in Fortnox, and the sentence Andersson's user is told. */
export interface ChangedAfterDone {
  readonly id: number;
  readonly number: string;
  /** How it stands now: another state is another thing to tell. */
  readonly state: string;
  readonly message: string;
}

/** What has happened to a receipt, or its purchase. */
type Change = 'changed' | 'unreadable' | 'receiptDeleted' | 'purchaseDeleted';

interface MadeDocument {
  readonly number: string;
  readonly document: string;
  readonly state: string;
  readonly fortnoxNumber: string | null;
  readonly madeFrom: string;
}

/**
 * Receipts of the given purchases, all done, that were corrected or deleted since: nothing follows in Fortnox by itself
 * (R3.3), so that somebody must be told. What Andersson neither holds nor has noted as deleted proves nothing (design rule 7).
 */
export async function changedAfterDone(
  andersson: CompanyAndersson,
  company: string,
  numbers: readonly string[],
): Promise<readonly ChangedAfterDone[]> {
  if (numbers.length === 0) return [];
  const made = await madeOfReceipts(andersson.database, company, numbers);
  const ofNumber = (number: string) => made.filter((one) => foldedNumber(one.number) === number);
  const changed: ChangedAfterDone[] = [];
  for (const number of new Set(made.map((one) => foldedNumber(one.number)))) {
    const found = await changeOf(andersson, ofNumber(number));
    if (found) changed.push(found);
  }
  return changed;
}

/** One purchase's documents, oldest first: those of the newest receipt are its own, earlier ones another life's. */
async function changeOf(
  andersson: CompanyAndersson,
  documents: readonly MadeDocument[],
): Promise<ChangedAfterDone | null> {
  const newest = documents.at(-1);
  const id = newest ? receiptOfMark(newest.madeFrom) : null;
  if (!newest || id === null) return null;
  const inFortnox = documents.filter(
    ({ state, madeFrom }) => state === 'confirmed' && madeFrom.startsWith(receiptMarkStart({ id })),
  );
  if (inFortnox.length === 0) return null;
  const { number } = newest;
  const present = await presentState(andersson, number, id);
  if (present === null) return null;
  // Each by its own mark: an operator may have let one of them count as like the receipt, and not the others.
  const asBefore = inFortnox.filter(({ madeFrom }) => madeFrom !== present.state);
  if (asBefore.length === 0) return null;
  const sentences = purchaseSentences[andersson.language];
  return {
    id,
    number,
    state: present.state,
    message: sentences.changedAfterDone(number, present.change, asBefore),
  };
}

/** How the receipt stands in Andersson; null: nobody can tell. */
async function presentState(
  andersson: CompanyAndersson,
  number: string,
  id: number,
): Promise<{ readonly change: Change; readonly state: string } | null> {
  try {
    const sight = await purchaseAsItIs(andersson, number);
    if (sight.found === 'deleted') return { change: 'purchaseDeleted', state: 'purchaseDeleted' };
    const receipt = sight.receipts?.find((one) => one.id === id);
    if (!receipt) return { change: 'receiptDeleted', state: 'receiptDeleted' };
    return { change: 'changed', state: receiptMark(receipt) };
  } catch (error) {
    if (!(error instanceof ApplicationFailure)) throw error;
    // What cannot be read is not what was sent; what is absent is not known to be deleted.
    return error.type === 'purchaseUnreadable' ? { change: 'unreadable', state: 'unreadable' } : null;
  }
}

async function madeOfReceipts(
  { kysely }: AnderssonDatabase,
  company: string,
  numbers: readonly string[],
): Promise<readonly MadeDocument[]> {
  const rows = await kysely
    .selectFrom('document_ledger')
    .select(['number', 'document', 'state', 'fortnox_number as fortnoxNumber', 'made_from as madeFrom'])
    .where('company', '=', company)
    .where('process', '=', purchaseProcess)
    .where('number', 'in', numbers)
    .where('state', 'in', ['confirmed', 'skipped'])
    .where('made_from', 'like', `${receiptMarkWord}%`)
    .orderBy('id')
    .execute();
  return rows.flatMap(({ madeFrom, ...row }) => (madeFrom === null ? [] : [{ ...row, madeFrom }]));
}
