import {
  type AnderssonDatabase,
  checkNewRow,
  checkRowChange,
  type NewRow,
  type RowChange,
} from '../../activities/andersson/database';

/** What a user of Andersson types on a purchase; status and times are Andersson's own. */
export type PurchaseHead = Omit<NewRow<'purchase'>, 'status' | 'changed_at' | 'fortnox_number'>;
export type PurchaseLine = Omit<NewRow<'purchase_row'>, 'purchase_number' | 'changed_at'>;
export type HeadEdit = Partial<Omit<RowChange<'purchase'>, 'purchase_number' | 'changed_at' | 'fortnox_number'>>;
export type LineEdit = Omit<RowChange<'purchase_row'>, 'purchase_number' | 'changed_at'>;

export interface PurchaseForm {
  readonly head: PurchaseHead;
  readonly rows: readonly PurchaseLine[];
}

/** The user saves a new purchase, head and rows at once. */
export async function savePurchase(database: AnderssonDatabase, { head, rows }: PurchaseForm): Promise<void> {
  const changed_at = await database.now();
  const { purchase_number } = head;
  await database.transaction(async (trx) => {
    await trx
      .insertInto('purchase')
      .values(checkNewRow('purchase', { ...head, status: 'registrerad', changed_at }))
      .execute();
    for (const row of rows) {
      await trx
        .insertInto('purchase_row')
        .values(checkNewRow('purchase_row', { ...row, purchase_number, changed_at }))
        .execute();
    }
  });
}

/** The user changes the head of a purchase: dates, supplier, references. */
export async function editPurchase(database: AnderssonDatabase, number: string, edit: HeadEdit): Promise<void> {
  const changed_at = await database.now();
  await database.kysely
    .updateTable('purchase')
    .set(checkRowChange('purchase', { ...edit, changed_at }))
    .where('purchase_number', '=', number)
    .execute();
}

/** The user changes one row. */
export async function editPurchaseRow(
  database: AnderssonDatabase,
  number: string,
  rowNumber: number,
  edit: LineEdit,
): Promise<void> {
  const changed_at = await database.now();
  await database.kysely
    .updateTable('purchase_row')
    .set(checkRowChange('purchase_row', { ...edit, changed_at }))
    .where('purchase_number', '=', number)
    .where('row_number', '=', rowNumber)
    .execute();
}

/** The user adds a row. */
export async function addPurchaseRow(database: AnderssonDatabase, number: string, row: PurchaseLine): Promise<void> {
  const changed_at = await database.now();
  await database.kysely
    .insertInto('purchase_row')
    .values(checkNewRow('purchase_row', { ...row, purchase_number: number, changed_at }))
    .execute();
}

/** The user removes a row. */
export async function removePurchaseRow(database: AnderssonDatabase, number: string, rowNumber: number): Promise<void> {
  await database.kysely
    .deleteFrom('purchase_row')
    .where('purchase_number', '=', number)
    .where('row_number', '=', rowNumber)
    .execute();
}

/** The user prints, sends or mails the purchase, which sets status inköpt (R3.2). */
export function markPurchased(database: AnderssonDatabase, number: string): Promise<void> {
  return editPurchase(database, number, { status: 'inköpt' });
}

/** The user deletes the purchase; Andersson removes its rows first (R3.5). */
export async function deletePurchase(database: AnderssonDatabase, number: string): Promise<void> {
  await database.transaction(async (trx) => {
    await trx.deleteFrom('purchase_row').where('purchase_number', '=', number).execute();
    await trx.deleteFrom('purchase').where('purchase_number', '=', number).execute();
  });
}

/** The user presses the integration's button on an object. @returns the request's id. */
export async function pressRequest(
  database: AnderssonDatabase,
  kind: string,
  number: string,
  requestedBy = 'anna',
): Promise<number> {
  const now = await database.now();
  return database.verbs.insertReturningId(database.kysely, 'integration_request', {
    kind,
    object_number: number,
    requested_by: requestedBy,
    requested_at: now,
    state: 'pending',
    updated_at: now,
  });
}
