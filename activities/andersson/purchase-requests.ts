import type { AnderssonDatabase, AnderssonExecutor } from './database';
import { insertRequest } from './integration-requests';
import { purchaseProcess } from './purchase-process';

/** Requests taken up in one round. */
const pageSize = 200;
/** Who asks where a hand-over failed and the integration remembers it for itself. */
const theIntegration = 'integrationen';

/** What users have pressed on purchases and nobody has taken up yet, oldest first. */
export async function pendingRequests({
  kysely,
  verbs,
}: AnderssonDatabase): Promise<readonly { readonly id: number; readonly number: string }[]> {
  const query = kysely
    .selectFrom('integration_request')
    .select(['id', 'object_number as number'])
    .where('kind', '=', purchaseProcess)
    .where('state', '=', 'pending')
    .orderBy('id');
  return verbs.firstRows(query, pageSize).execute();
}

/** What became of pending requests; one that has moved on in the meantime is left alone. */
export async function answerRequests(
  database: AnderssonDatabase,
  ids: readonly number[],
  answer: {
    readonly state: 'pending' | 'started' | 'refused';
    readonly message: string | null;
    readonly fortnoxNumber: string | null;
  },
): Promise<void> {
  await database.kysely
    .updateTable('integration_request')
    .set({
      state: answer.state,
      message: answer.message,
      fortnox_number: answer.fortnoxNumber,
      updated_at: await database.now(),
    })
    .where('id', 'in', ids)
    .where('state', '=', 'pending')
    .execute();
}

/** Has the watch hand the purchase over by itself, unless it is asked to already. */
export async function askTheWatch(
  database: AnderssonDatabase,
  trx: AnderssonExecutor,
  ask: {
    readonly number: string;
    readonly requestedBy?: string;
    readonly message: string | null;
    readonly now: string;
  },
): Promise<void> {
  const pending = await trx
    .selectFrom('integration_request')
    .select('id')
    .where('kind', '=', purchaseProcess)
    .where('object_number', '=', ask.number)
    .where('state', '=', 'pending')
    .executeTakeFirst();
  if (pending) return;
  await insertRequest(database, trx, {
    kind: purchaseProcess,
    number: ask.number,
    state: 'pending',
    message: ask.message,
    fortnoxNumber: null,
    requestedBy: ask.requestedBy ?? theIntegration,
    now: ask.now,
  });
}
