import { z } from 'zod';
import { inboundReference } from '../../domain/goods-receipt/references';
import { changedAfterDone } from './changed-after-done';
import type { CompanyAndersson } from './company-database';
import { type AnderssonDatabase, type AnderssonExecutor, fromJsonText, toJsonText } from './database';
import { insertRequest, receivedInAndersson } from './integration-requests';
import { purchaseProcess } from './purchase-process';
import { purchaseSentences } from './purchase-sentences';
import { type PurchaseStanding, purchaseStandings } from './purchase-standing';
import { whyNotHandled } from './why-not-handled';

/** A receipt nothing is done about, and the sentence Andersson's user is told. */
export interface RefusedReceipt {
  readonly id: number;
  readonly number: string;
  /** How it stands, of one that was handled and has changed since; null: the receipt as such is refused. */
  readonly state: string | null;
  readonly message: string;
}

/** What the request of a refused receipt keeps, so that it is told once. */
const optionsSchema = z.object({ goodsReceipt: z.int(), state: z.string().nullable().default(null) });

/**
 * Receipts of the given purchases that people are still to be told of. Some no process will take: their goods are in
 * stock in Andersson and not in Fortnox. Others were changed after their purchase was done. To be asked once the
 * purchases' processes have been woken: one that ends meanwhile has left its done mark by then, or looks once more.
 */
export async function refusedReceipts(
  andersson: CompanyAndersson,
  company: string,
  from: string,
  numbers: readonly string[],
): Promise<readonly RefusedReceipt[]> {
  if (numbers.length === 0) return [];
  const { database } = andersson;
  const standings = await purchaseStandings(database, company, from, numbers);
  const left = numbers.filter((number) => standings.get(number)?.stands !== 'open');
  if (left.length === 0) return [];
  const told = await receiptsTold(database, left);
  const taken = await inboundReferences(database, company, left);
  const receipts = await receiptsOf(database, left);
  const refused = receipts.flatMap(({ id, number, receivedOn }) => {
    const standing = standings.get(number) ?? { stands: 'unknown' };
    const receipt = { number, receivedOn, taken: taken.has(inboundReference(id, 1)) };
    const message = refusal(andersson, company, from, receipt, standing);
    return message === null ? [] : [{ id, number, state: null, message }];
  });
  const done = left.filter((number) => isDone(standings.get(number)));
  const changed = await changedAfterDone(andersson, company, done);
  return [...refused, ...changed].filter((one) => !told.has(toldKey(one)));
}

/** Tells Andersson's user: a refused request of the purchase, for good, beside what its process shows. */
export async function tellRefused(
  database: AnderssonDatabase,
  trx: AnderssonExecutor,
  refused: readonly RefusedReceipt[],
  now: string,
): Promise<void> {
  for (const { id, number, state, message } of refused) {
    await insertRequest(database, trx, {
      kind: purchaseProcess,
      number,
      options: toJsonText({ goodsReceipt: id, state } satisfies z.output<typeof optionsSchema>),
      state: 'refused',
      message,
      fortnoxNumber: null,
      requestedBy: receivedInAndersson,
      now,
    });
  }
}

/** Ended by itself, with its goods in stock. */
function isDone(standing: PurchaseStanding | undefined): boolean {
  return standing?.stands === 'done' && standing.mark.outcome === 'done';
}

function toldKey({ id, state }: { readonly id: number; readonly state: string | null }): string {
  return `${id} ${state ?? ''}`;
}

interface Receipt {
  readonly number: string;
  readonly receivedOn: string;
  /** A process has had it in hand. */
  readonly taken: boolean;
}

/** Null: nothing is to be said. */
function refusal(
  { language }: CompanyAndersson,
  company: string,
  from: string,
  { number, receivedOn, taken }: Receipt,
  standing: PurchaseStanding,
): string | null {
  const sentences = purchaseSentences[language];
  const leftOut = (why: string) => sentences.receiptLeftOut(receivedOn, why);
  switch (standing.stands) {
    case 'open':
      return null;
    case 'done':
      if (standing.mark.outcome !== 'done') return leftOut(whyNotHandled(language, company, number, standing, from));
      return taken ? null : sentences.receivedAgain(number, receivedOn);
    case 'received':
      return standing.receivedOn === null ? null : sentences.receivedBeforeAdoption(number, receivedOn, from);
    case 'beforeAdoption':
      // What came before the adoption date is history.
      return receivedOn < from ? null : leftOut(sentences.receivedOfOlder(number, standing.orderDate, from));
    default:
      return receivedOn < from ? null : leftOut(whyNotHandled(language, company, number, standing, from));
  }
}

function receiptsOf({ kysely }: AnderssonDatabase, numbers: readonly string[]) {
  return kysely
    .selectFrom('goods_receipt')
    .select(['id', 'purchase_number as number', 'received_on as receivedOn'])
    .where('purchase_number', 'in', numbers)
    .orderBy('id')
    .execute();
}

/** The first thing a process does about a receipt is to open its inbound document's place in the ledger. */
async function inboundReferences(
  { kysely }: AnderssonDatabase,
  company: string,
  numbers: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await kysely
    .selectFrom('document_ledger')
    .select('reference')
    .where('company', '=', company)
    .where('process', '=', purchaseProcess)
    .where('document', '=', 'inbound')
    .where('number', 'in', numbers)
    .execute();
  return new Set(rows.map(({ reference }) => reference));
}

async function receiptsTold({ kysely }: AnderssonDatabase, numbers: readonly string[]): Promise<ReadonlySet<string>> {
  const requests = await kysely
    .selectFrom('integration_request')
    .select('options')
    .where('kind', '=', purchaseProcess)
    .where('object_number', 'in', numbers)
    .where('requested_by', '=', receivedInAndersson)
    .execute();
  return new Set(
    requests.flatMap(({ options }) => {
      const told = fromJsonText(optionsSchema, options);
      return told ? [toldKey({ id: told.goodsReceipt, state: told.state })] : [];
    }),
  );
}
