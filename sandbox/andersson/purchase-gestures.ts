import {
  type AnderssonDatabase,
  type AnderssonExecutor,
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

/** What a user of Andersson fills in as goods come. */
export interface ReceiptForm {
  /** Local date. */
  readonly receivedOn: string;
  /** Rows of which not all came, or at another price; every other row came in full. */
  readonly rows?: readonly ReceivedLine[];
}

export interface ReceivedLine {
  readonly row_number: number;
  readonly quantity?: string;
  readonly price?: string | null;
}

export type ReceiptEdit = Omit<RowChange<'goods_receipt'>, 'purchase_number' | 'changed_at'>;
export type ReceivedLineEdit = Omit<RowChange<'goods_receipt_row'>, 'goods_receipt_id' | 'changed_at'>;

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

/**
 * The user presses "leverera alla": a receipt of every row, and status inlevererad, at once (R3.3).
 * @throws where the purchase is not inköpt, as Andersson does not let it (R3.2). @returns the receipt's id.
 */
export async function receiveGoods(database: AnderssonDatabase, number: string, form: ReceiptForm): Promise<number> {
  const changed_at = await database.now();
  return database.transaction(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('purchase')
      .set({ status: 'inlevererad', changed_at })
      .where('purchase_number', '=', number)
      .where('status', '=', 'inköpt')
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new Error(`Purchase ${number} is not inköpt: nothing can be received`);
    return addReceipt(database, trx, number, form, changed_at);
  });
}

/**
 * A receipt that comes past Andersson's own rules, from another program or a mapping: before inköpt, or a second one.
 * The purchase's status stays. @returns the receipt's id.
 */
export async function forceReceipt(database: AnderssonDatabase, number: string, form: ReceiptForm): Promise<number> {
  const changed_at = await database.now();
  return database.transaction((trx) => addReceipt(database, trx, number, form, changed_at));
}

/** The user corrects a receipt's date. */
export async function editReceipt(database: AnderssonDatabase, id: number, edit: ReceiptEdit): Promise<void> {
  const changed_at = await database.now();
  await database.kysely
    .updateTable('goods_receipt')
    .set(checkRowChange('goods_receipt', { ...edit, changed_at }))
    .where('id', '=', id)
    .execute();
}

/** The user corrects what came of one row, or its price. */
export async function editReceiptRow(
  database: AnderssonDatabase,
  id: number,
  rowNumber: number,
  edit: ReceivedLineEdit,
): Promise<void> {
  const changed_at = await database.now();
  await database.kysely
    .updateTable('goods_receipt_row')
    .set(checkRowChange('goods_receipt_row', { ...edit, changed_at }))
    .where('goods_receipt_id', '=', id)
    .where('row_number', '=', rowNumber)
    .execute();
}

/** The user takes a receipt back; with the last one gone the purchase waits for goods again. */
export async function deleteReceipt(database: AnderssonDatabase, number: string, id: number): Promise<void> {
  const changed_at = await database.now();
  await database.transaction(async (trx) => {
    await removeReceipt(trx, id);
    const left = await trx.selectFrom('goods_receipt').select('id').where('purchase_number', '=', number).execute();
    if (left.length > 0) return;
    await trx
      .updateTable('purchase')
      .set({ status: 'inköpt', changed_at })
      .where('purchase_number', '=', number)
      .where('status', '=', 'inlevererad')
      .execute();
  });
}

/** The user deletes the purchase; Andersson removes its rows, and what was received of it, first (R3.5). */
export async function deletePurchase(database: AnderssonDatabase, number: string): Promise<void> {
  await database.transaction(async (trx) => {
    const receipts = await trx.selectFrom('goods_receipt').select('id').where('purchase_number', '=', number).execute();
    for (const { id } of receipts) await removeReceipt(trx, id);
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

async function addReceipt(
  database: AnderssonDatabase,
  trx: AnderssonExecutor,
  purchase_number: string,
  { receivedOn: received_on, rows = [] }: ReceiptForm,
  changed_at: string,
): Promise<number> {
  const receipt = { purchase_number, received_on, changed_at };
  const goods_receipt_id = await database.verbs.insertReturningId(trx, 'goods_receipt', receipt);
  const ordered = await trx
    .selectFrom('purchase_row')
    .select(['row_number', 'article_number', 'description', 'quantity', 'unit', 'price'])
    .where('purchase_number', '=', purchase_number)
    .orderBy('row_number')
    .execute();
  for (const row of ordered) {
    const came = rows.find(({ row_number }) => row_number === row.row_number);
    await trx
      .insertInto('goods_receipt_row')
      .values(checkNewRow('goods_receipt_row', { ...row, ...came, goods_receipt_id, changed_at }))
      .execute();
  }
  return goods_receipt_id;
}

async function removeReceipt(trx: AnderssonExecutor, id: number): Promise<void> {
  await trx.deleteFrom('goods_receipt_row').where('goods_receipt_id', '=', id).execute();
  await trx.deleteFrom('goods_receipt').where('id', '=', id).execute();
}
