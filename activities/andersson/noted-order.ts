import type { AnderssonDatabase } from './database';
import { numberOnPurchase } from './documents-so-far';
import { filled } from './plain-values';
import { purchaseOrderDocument, purchaseProcess } from './purchase-process';

/**
 * The number of a Fortnox order that stands on the purchase and that the ledger does not know as one of its own: somebody
 * noted it, before the company went live or since (R7.1). Null: there is none.
 */
export async function notedOrder(database: AnderssonDatabase, company: string, number: string): Promise<string | null> {
  const noted = filled(await numberOnPurchase(database, number));
  if (noted === null) return null;
  const own = await database.kysely
    .selectFrom('document_ledger')
    .select('number')
    .where('company', '=', company)
    .where('process', '=', purchaseProcess)
    .where('number', '=', number)
    .where('document', '=', purchaseOrderDocument)
    .where('fortnox_number', '=', noted)
    .executeTakeFirst();
  return own ? null : noted;
}
