import {
  type AnderssonDatabase,
  checkNewRow,
  checkRowChange,
  type NewRow,
  type RowChange,
} from '../../activities/andersson/database';

/** What a user of Andersson types on a customer card. */
export type CustomerCard = Omit<NewRow<'customer'>, 'changed_at'>;
export type CustomerEdit = Omit<RowChange<'customer'>, 'changed_at' | 'customer_number'>;

/** The user saves new customer cards: Andersson notes when (design §4). */
export async function saveNewCustomers(database: AnderssonDatabase, cards: readonly CustomerCard[]): Promise<void> {
  const changed_at = await database.now();
  await database.transaction(async (trx) => {
    for (const card of cards) {
      await trx
        .insertInto('customer')
        .values(checkNewRow('customer', { ...card, changed_at }))
        .execute();
    }
  });
}

/** The user edits a customer card and saves it. */
export async function editCustomer(database: AnderssonDatabase, number: string, edit: CustomerEdit): Promise<void> {
  const changed_at = await database.now();
  await database.kysely
    .updateTable('customer')
    .set(checkRowChange('customer', { ...edit, changed_at }))
    .where('customer_number', '=', number)
    .execute();
}

/** The user deletes a customer card. */
export async function deleteCustomer(database: AnderssonDatabase, number: string): Promise<void> {
  await database.kysely.deleteFrom('customer').where('customer_number', '=', number).execute();
}
