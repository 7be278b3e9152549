import { type AnderssonDatabase, readRow } from './database';

/** One Fortnox document in the ledger, for a person who asks what was made of what, and when (design rule 1). */
export interface Proof {
  readonly process: string;
  readonly number: string;
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

/** What the ledger knows of a number, Andersson's or Fortnox's, oldest first. */
export async function proofOf(
  { kysely }: AnderssonDatabase,
  company: string,
  number: string,
): Promise<readonly Proof[]> {
  const rows = await kysely
    .selectFrom('document_ledger')
    .selectAll()
    .where('company', '=', company)
    .where((eb) => eb.or([eb('number', '=', number), eb('fortnox_number', '=', number)]))
    .orderBy('id')
    .execute();
  return rows
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
