import { ApplicationFailure } from '@temporalio/activity';
import type { Language } from '../../domain/language';
import { receivedStatus } from '../../domain/purchase/purchase';
import type { SweepResult } from '../../workflows/contract/company-activities';
import { lookAtOrderSignal } from '../../workflows/contract/purchase';
import { adoptedFrom } from './adoption-date';
import type { AnderssonDatabase } from './database';
import { markCounts } from './done-marks';
import { forEachNumber, type NotHandedOver, type PurchaseHandOver } from './purchase-hand-over';
import { purchaseOrderDocument, purchaseProcess } from './purchase-process';
import { purchaseStandings } from './purchase-standing';

export interface SweepScope {
  readonly company: string;
  readonly language: Language;
  readonly database: AnderssonDatabase;
  readonly handOver: PurchaseHandOver;
}

const pageSize = 200;

/**
 * R7.2: every open purchase has a running process; a missing one is started and finds its finished steps again. Open is
 * a purchase not yet received, one whose receipt is not done, and a deleted one whose Fortnox documents nobody has let
 * go of.
 * @throws `handOverFailed` when some could not be started, after all others have been.
 */
export async function sweepPurchases(scope: SweepScope): Promise<SweepResult> {
  const { company, database, handOver } = scope;
  const from = await adoptedFrom(database, company);
  const result = { open: 0, running: 0, started: 0 };
  if (from === null) return result;
  const failed = new Map<string, Error>();
  const seen = new Set<string>();
  for await (const candidates of candidatesOf(scope, from)) {
    const numbers = candidates.filter((number) => !seen.has(number));
    for (const number of numbers) seen.add(number);
    const standings = [...(await purchaseStandings(database, company, from, numbers)).values()];
    const open = standings.flatMap((standing) => (standing.stands === 'open' ? [standing.number] : []));
    result.open += open.length;
    const notHandedOver = await forEachNumber(open, async (number) => {
      if (await handOver.isRunning(number)) result.running += 1;
      else {
        await handOver.start(number);
        result.started += 1;
      }
    });
    for (const [number, error] of notHandedOver) failed.set(number, error);
  }
  if (failed.size > 0) throw notAll(failed, scope.language);
  return result;
}

/** Has every open purchase look at its Fortnox order (R3.4). @returns how many were asked. */
export async function lookAtOpenOrders(scope: SweepScope): Promise<number> {
  const { handOver } = scope;
  const ordered = await documentsNotDone(scope)
    .select('number')
    .where('document', '=', purchaseOrderDocument)
    .where('state', '=', 'confirmed')
    .groupBy('number')
    .orderBy('number')
    .execute();
  let asked = 0;
  const failed = await forEachNumber(
    ordered.map(({ number }) => number),
    async (number) => {
      if (await handOver.tell(number, lookAtOrderSignal)) asked += 1;
    },
  );
  if (failed.size > 0) throw notAll(failed, scope.language);
  return asked;
}

/** A purchase may come more than once. */
async function* candidatesOf(scope: SweepScope, from: string): AsyncGenerator<readonly string[]> {
  yield* pages((after) => purchasesNotReceived(scope, after));
  yield* pages((after) => receiptsNotDone(scope, from, after));
  yield* pages((after) => madeDocumentsNotDone(scope, after));
}

async function* pages(
  read: (after: number) => Promise<readonly { readonly id: number; readonly number: string }[]>,
): AsyncGenerator<readonly string[]> {
  for (let after = 0; ; ) {
    const page = await read(after);
    if (page.length > 0) yield [...new Set(page.map(({ number }) => number))];
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    after = last.id;
  }
}

function purchasesNotReceived({ database: { kysely, verbs } }: SweepScope, after: number) {
  const query = kysely
    .selectFrom('purchase')
    .select(['id', 'purchase_number as number'])
    .where('status', '<>', receivedStatus)
    .where('id', '>', after)
    .orderBy('id');
  return verbs.firstRows(query, pageSize).execute();
}

/** Receipts from before the adoption date are nobody's (R7.1), and may be many. */
function receiptsNotDone({ company, database: { kysely, verbs } }: SweepScope, from: string, after: number) {
  const query = kysely
    .selectFrom('goods_receipt')
    .select(['id', 'purchase_number as number'])
    .where('received_on', '>=', from)
    .where('id', '>', after)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('done_mark')
            .select('done_mark.number')
            .where('done_mark.company', '=', company)
            .where('done_mark.process', '=', purchaseProcess)
            .whereRef('done_mark.number', '=', 'goods_receipt.purchase_number')
            .where(markCounts),
        ),
      ),
    )
    .orderBy('id');
  return verbs.firstRows(query, pageSize).execute();
}

/** Also of purchases that are deleted, or received. */
function madeDocumentsNotDone(scope: SweepScope, after: number) {
  const query = documentsNotDone(scope)
    .select(['id', 'number'])
    .where('state', 'in', ['sent', 'confirmed'])
    .where('id', '>', after)
    .orderBy('id');
  return scope.database.verbs.firstRows(query, pageSize).execute();
}

/** Documents of purchases without a done mark that counts. */
function documentsNotDone({ company, database: { kysely } }: SweepScope) {
  return kysely
    .selectFrom('document_ledger')
    .where('company', '=', company)
    .where('process', '=', purchaseProcess)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('done_mark')
            .select('done_mark.number')
            .whereRef('done_mark.company', '=', 'document_ledger.company')
            .whereRef('done_mark.process', '=', 'document_ledger.process')
            .whereRef('done_mark.number', '=', 'document_ledger.number')
            .where(markCounts),
        ),
      ),
    );
}

function notAll(failed: NotHandedOver, language: Language): ApplicationFailure {
  const [first] = failed;
  const why = first ? `${first[0]}: ${first[1].message}` : '';
  const { size } = failed;
  const said = {
    sv: `${size} inköp kunde inte startas (${why})`,
    en: `${size} purchases could not be started (${why})`,
  };
  return ApplicationFailure.retryable(said[language], 'handOverFailed');
}
