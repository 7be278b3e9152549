import type { AnderssonDatabase } from './database';

/** Rows looked at in one query; a number stands in at most three such lists, well within SQL Server's 2,100 parameters. */
const pageSize = 200;

/** The next purchases somebody has saved, changed or deleted. */
export interface ChangedPurchases {
  /** In the order they were changed, each once. */
  readonly numbers: readonly string[];
  /** The position these changes reach up to; null: there are none. */
  readonly upTo: string | null;
  readonly more: boolean;
}

interface Change {
  readonly number: string;
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
    await deletedOnes(database, after),
  ];
  const full = pages.filter((page) => page.length === pageSize).map((page) => page.at(-1)?.rowVersion ?? limit);
  const readTo = full.sort()[0];
  const changes = pages
    .flat()
    .filter(({ rowVersion }) => rowVersion < limit && (readTo === undefined || rowVersion <= readTo))
    .sort((a, b) => (a.rowVersion < b.rowVersion ? -1 : 1));
  return {
    numbers: [...new Set(changes.map(({ number }) => number))],
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

function deletedOnes({ kysely, verbs }: AnderssonDatabase, after: string | null): Promise<Change[]> {
  const query = kysely
    .selectFrom('deleted_row')
    .select(['row_key as number', 'row_version as rowVersion'])
    .where('table_name', 'in', ['purchase', 'purchase_row'])
    .where(verbs.changedAfter(after))
    .orderBy('row_version');
  return verbs.firstRows(query, pageSize).execute();
}
