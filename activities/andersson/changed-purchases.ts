import type { AnderssonDatabase } from './database';

/** Rows looked at in one query; six such lists of numbers stay well within SQL Server's 2,100 parameters. */
const pageSize = 200;

/** The next purchases somebody has saved, changed, received or deleted. */
export interface ChangedPurchases {
  /** In the order they were changed, each once. */
  readonly numbers: readonly string[];
  /** The position these changes reach up to; null: there are none. */
  readonly upTo: string | null;
  readonly more: boolean;
}

interface Change {
  /** Null: a row of a receipt that is gone as well, which is a change of its own. */
  readonly number: string | null;
  readonly rowVersion: string;
}

/**
 * Purchases with a change written after `after` and below `limit`, from where rows may still be in an open transaction
 * (design §4). Tables are read page by page: where one is cut off, the others count no further either.
 */
export async function changedPurchases(
  database: AnderssonDatabase,
  after: string | null,
  limit: string,
): Promise<ChangedPurchases> {
  const pages = [
    await savedPurchases(database, after),
    await savedRows(database, after),
    await savedReceipts(database, after),
    await savedReceiptRows(database, after),
    await deletedOnes(database, after),
    await deletedReceiptRows(database, after),
  ];
  const full = pages.filter((page) => page.length === pageSize).map((page) => page.at(-1)?.rowVersion ?? limit);
  const readTo = full.sort()[0];
  const changes = pages
    .flat()
    .filter(({ rowVersion }) => rowVersion < limit && (readTo === undefined || rowVersion <= readTo))
    .sort((a, b) => (a.rowVersion < b.rowVersion ? -1 : 1));
  return {
    numbers: numbersOf(changes),
    upTo: changes.at(-1)?.rowVersion ?? null,
    more: readTo !== undefined && readTo < limit,
  };
}

function savedPurchases({ kysely, verbs }: AnderssonDatabase, after: string | null): Promise<Change[]> {
  const query = kysely
    .selectFrom('purchase')
    .select(['purchase_number as number', 'row_version as rowVersion'])
    .where(verbs.changedAfter(after))
    .orderBy('row_version');
  return verbs.firstRows(query, pageSize).execute();
}

function savedRows({ kysely, verbs }: AnderssonDatabase, after: string | null): Promise<Change[]> {
  const query = kysely
    .selectFrom('purchase_row')
    .select(['purchase_number as number', 'row_version as rowVersion'])
    .where(verbs.changedAfter(after))
    .orderBy('row_version');
  return verbs.firstRows(query, pageSize).execute();
}

function savedReceipts({ kysely, verbs }: AnderssonDatabase, after: string | null): Promise<Change[]> {
  const query = kysely
    .selectFrom('goods_receipt')
    .select(['purchase_number as number', 'row_version as rowVersion'])
    .where(verbs.changedAfter(after))
    .orderBy('row_version');
  return verbs.firstRows(query, pageSize).execute();
}

function savedReceiptRows({ kysely, verbs }: AnderssonDatabase, after: string | null): Promise<Change[]> {
  const query = kysely
    .selectFrom('goods_receipt_row')
    .innerJoin('goods_receipt', 'goods_receipt.id', 'goods_receipt_row.goods_receipt_id')
    .select(['goods_receipt.purchase_number as number', 'goods_receipt_row.row_version as rowVersion'])
    .where(verbs.changedAfter(after, 'goods_receipt_row.row_version'))
    .orderBy('goods_receipt_row.row_version');
  return verbs.firstRows(query, pageSize).execute();
}

function deletedOnes({ kysely, verbs }: AnderssonDatabase, after: string | null): Promise<Change[]> {
  const query = kysely
    .selectFrom('deleted_row')
    .select(['row_key as number', 'row_version as rowVersion'])
    .where('table_name', 'in', ['purchase', 'purchase_row', 'goods_receipt'])
    .where(verbs.changedAfter(after))
    .orderBy('row_version');
  return verbs.firstRows(query, pageSize).execute();
}

/** A deleted receipt row is kept under its receipt's id. */
async function deletedReceiptRows({ kysely, verbs }: AnderssonDatabase, after: string | null): Promise<Change[]> {
  const query = kysely
    .selectFrom('deleted_row')
    .select(['row_key as receipt', 'row_version as rowVersion'])
    .where('table_name', '=', 'goods_receipt_row')
    .where(verbs.changedAfter(after))
    .orderBy('row_version');
  const gone = await verbs.firstRows(query, pageSize).execute();
  if (gone.length === 0) return [];
  const ids = [...new Set(gone.map(({ receipt }) => Number(receipt)))];
  const receipts = await kysely
    .selectFrom('goods_receipt')
    .select(['id', 'purchase_number'])
    .where('id', 'in', ids)
    .execute();
  const numbers = new Map(receipts.map(({ id, purchase_number }) => [id, purchase_number]));
  return gone.map(({ receipt, rowVersion }) => ({ number: numbers.get(Number(receipt)) ?? null, rowVersion }));
}

function numbersOf(changes: readonly Change[]): readonly string[] {
  return [...new Set(changes.flatMap(({ number }) => (number === null ? [] : [number])))];
}
