import type { AnderssonPurchaseActivities } from '../../workflows/contract/purchase-activities';
import type { AnderssonDatabase, AnderssonExecutor } from './database';

type Shown = Parameters<AnderssonPurchaseActivities['showOnRequest']>[0];

/** Who asked where nobody pressed anything: the save itself did. */
const savedInAndersson = 'sparat i Andersson';
/** Who asked where goods were received that no process takes; its refusal is the receipt's own and stays. */
export const receivedInAndersson = 'inlevererat i Andersson';

/**
 * What the user sees about an object: on its newest request, made when there is none; older ones still open follow,
 * so that nothing looks unfinished for ever. A pending one is left to the watch, or what the user just pressed would
 * never reach the process. Nothing is written where it stands so already.
 */
export async function showOnRequest(database: AnderssonDatabase, shown: Shown): Promise<void> {
  const { kind, number, state, message, fortnoxNumber } = shown;
  const now = await database.now();
  await database.transaction(async (trx) => {
    const requests = await trx
      .selectFrom('integration_request')
      .select(['id', 'state', 'message', 'fortnox_number'])
      .where('kind', '=', kind)
      .where('object_number', '=', number)
      .where('state', '<>', 'pending')
      .where('requested_by', '<>', receivedInAndersson)
      .orderBy('id', 'desc')
      .execute();
    const [newest] = requests;
    if (!newest) return insertRequest(database, trx, { ...shown, requestedBy: savedInAndersson, now });
    const stale = requests.filter(
      (row) =>
        (row === newest || row.state === 'started' || row.state === 'waiting') &&
        (row.state !== state || row.message !== message || row.fortnox_number !== fortnoxNumber),
    );
    for (const { id } of stale) {
      await trx
        .updateTable('integration_request')
        .set({ state, message, fortnox_number: fortnoxNumber, updated_at: now })
        .where('id', '=', id)
        .execute();
    }
  });
}

/** Adds a request; one that is `pending` is what the watch hands over next. */
export async function insertRequest(
  database: AnderssonDatabase,
  db: AnderssonExecutor,
  request: {
    readonly kind: string;
    readonly number: string;
    readonly state: 'pending' | Shown['state'];
    readonly message: string | null;
    readonly fortnoxNumber: string | null;
    readonly requestedBy: string;
    /** JSON. */
    readonly options?: string | null;
    readonly now: string;
  },
): Promise<void> {
  await database.verbs.insertReturningId(db, 'integration_request', {
    kind: request.kind,
    object_number: request.number,
    requested_by: request.requestedBy,
    requested_at: request.now,
    state: request.state,
    message: request.message,
    fortnox_number: request.fortnoxNumber,
    options: request.options ?? null,
    updated_at: request.now,
  });
}
