import type { LedgerPlace, LiveDocument } from '../../domain/purchase/ownerless';
import type { PurchaseDocument } from '../../workflows/contract/ledger';
import { type AnderssonDatabase, readRow } from './database';

const kinds: Readonly<Partial<Record<PurchaseDocument, LiveDocument['kind']>>> = {
  purchaseOrder: 'order',
  restOrder: 'order',
  supplierInvoice: 'invoice',
};
const pageSize = 1_000;

/** What the ledger has of every order and invoice of a company, in whatever state. */
export async function ledgerPlaces(
  { kysely, verbs }: AnderssonDatabase,
  company: string,
): Promise<readonly LedgerPlace[]> {
  const places: LedgerPlace[] = [];
  for (let after = 0; ; ) {
    const query = kysely
      .selectFrom('document_ledger')
      .selectAll()
      .where('company', '=', company)
      .where('document', 'in', Object.keys(kinds))
      .where('id', '>', after)
      .orderBy('id');
    const page = await verbs.firstRows(query, pageSize).execute();
    for (const row of page.map((raw) => readRow('document_ledger', raw))) {
      const { reference, state, fortnox_number: fortnoxNumber, sent_at: sentAt } = row;
      const kind = kinds[row.document as PurchaseDocument];
      if (kind) places.push({ kind, reference, state, fortnoxNumber, sentAt });
      after = row.id;
    }
    if (page.length < pageSize) return places;
  }
}
