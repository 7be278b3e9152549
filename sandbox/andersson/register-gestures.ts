import {
  type AnderssonDatabase,
  checkNewRow,
  checkRowChange,
  type NewRow,
  type RowChange,
} from '../../activities/andersson/database';

/** Registers whose cards Andersson's users fill in, and the column each is told apart by. */
const keys = { customer: 'customer_number', supplier: 'supplier_number', article: 'article_number' } as const;
export type CardTable = keyof typeof keys;

/** What a user types on a card; when it was changed is Andersson's own. */
export type Card<T extends CardTable> = Omit<NewRow<T>, 'changed_at'>;
export type CardEdit<T extends CardTable> = Omit<RowChange<T>, 'changed_at'>;

/** The user saves new cards: Andersson notes when (design §4). */
export async function saveCards<T extends CardTable>(
  database: AnderssonDatabase,
  table: T,
  cards: readonly Card<T>[],
): Promise<void> {
  const changed_at = await database.now();
  await database.transaction(async (trx) => {
    for (const card of cards) {
      const row = checkNewRow(table, { ...card, changed_at } as NewRow<T>);
      await trx
        .insertInto(table as CardTable)
        .values(row as NewRow<CardTable>)
        .execute();
    }
  });
}

/** The user edits a card and saves it. */
export async function editCard<T extends CardTable>(
  database: AnderssonDatabase,
  table: T,
  number: string,
  edit: CardEdit<T>,
): Promise<void> {
  const changed_at = await database.now();
  const change = checkRowChange(table, { ...edit, changed_at } as RowChange<T>);
  await database.kysely
    .updateTable(table as 'customer')
    .set(change as RowChange<'customer'>)
    .where(keys[table] as 'customer_number', '=', number)
    .execute();
}

/** The user deletes a card. */
export async function deleteCard(database: AnderssonDatabase, table: CardTable, number: string): Promise<void> {
  await database.kysely
    .deleteFrom(table as 'customer')
    .where(keys[table] as 'customer_number', '=', number)
    .execute();
}
