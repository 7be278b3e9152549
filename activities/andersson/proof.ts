import { type AnderssonDatabase, readRow } from './database';

/** One Fortnox document in the ledger, for a person who asks what was made of what, and when (design rule 1). */
export interface Proof {
  readonly process: string;
  readonly number: string;
  /** Which of the process's documents: purchaseOrder, inbound, supplierInvoice or restOrder. */
  readonly document: string;
  readonly revision: number;
  readonly reference: string;
  readonly state: string;
  readonly fortnoxNumber: string | null;
  /** created, foundAgain or chosenByHand */
  readonly confirmedBy: string | null;
  readonly note: string | null;
  readonly intentAt: string;
  readonly sentAt: string | null;
  readonly confirmedAt: string | null;
  readonly voidedAt: string | null;
}

/**
 * Every document of the objects a number or a reference belongs to, Andersson's or Fortnox's, object by object, oldest
 * first. Fortnox numbers orders and invoices each from 1: one number may belong to several.
 */
export async function proofOf(
  { kysely }: AnderssonDatabase,
  company: string,
  number: string,
): Promise<readonly Proof[]> {
  const named = await kysely
    .selectFrom('document_ledger')
    .select(['process', 'number'])
    .where('company', '=', company)
    .where((eb) => eb.or([eb('number', '=', number), eb('fortnox_number', '=', number), eb('reference', '=', number)]))
    .groupBy(['process', 'number'])
    .orderBy('process')
    .orderBy('number')
    .execute();
  const found: unknown[] = [];
  for (const object of named) {
    const documents = await kysely
      .selectFrom('document_ledger')
      .selectAll()
      .where('company', '=', company)
      .where('process', '=', object.process)
      .where('number', '=', object.number)
      .orderBy('id')
      .execute();
    found.push(...documents);
  }
  return found
    .map((raw) => readRow('document_ledger', raw))
    .map((row) => ({
      process: row.process,
      number: row.number,
      document: row.document,
      revision: row.revision,
      reference: row.reference,
      state: row.state,
      fortnoxNumber: row.fortnox_number,
      confirmedBy: row.confirmed_by,
      note: row.note,
      intentAt: row.intent_at,
      sentAt: row.sent_at,
      confirmedAt: row.confirmed_at,
      voidedAt: row.voided_at,
    }));
}

/** Whom a purchase is from, as it stands in Andersson; null when it is gone. */
export async function supplierOf({ kysely }: AnderssonDatabase, purchaseNumber: string): Promise<string | null> {
  const purchase = await kysely
    .selectFrom('purchase')
    .select('supplier_number')
    .where('purchase_number', '=', purchaseNumber)
    .executeTakeFirst();
  return purchase?.supplier_number ?? null;
}
