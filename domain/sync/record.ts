import type { Side, Values } from '../registers/register';
import type { Later } from './merge';

/** A record as Fortnox holds it: the register's shared fields and facts. */
export interface FortnoxRecord {
  readonly number: string;
  readonly values: Values;
}

/** Why a record could not be moved, in words for an operator. */
export interface RecordFailure {
  readonly side: Side;
  /** A key of the failure table. */
  readonly kind: string;
  /** The other system's own code, where it gave one. */
  readonly code: string | null;
  readonly sentence: string;
  /** It may pass by itself: the record is looked at again in the next run although nothing has changed. */
  readonly passing: boolean;
  /** It is about the company's access, not about this record: the run ends, and the next begins where it did. */
  readonly ofAccess?: true;
}

/** What reading one record in Fortnox gave. */
export type ReadResult =
  | { readonly number: string; readonly result: 'found'; readonly record: FortnoxRecord }
  | { readonly number: string; readonly result: 'absent' }
  | { readonly number: string; readonly result: 'failed'; readonly failure: RecordFailure };

/** One write to be made in Fortnox. */
export interface Export {
  readonly number: string;
  readonly action: 'create' | 'update';
  /** Fortnox's fields; an empty text clears the field. */
  readonly fields: Values;
}

/** What became of an export; `taken` means the number was already there with other content, to be merged next time. */
export type ExportResult = Export &
  /** `record` is null where the answer did not hold the record, as a price's. */
  (
    | { readonly result: 'done'; readonly record: FortnoxRecord | null }
    | { readonly result: 'taken' }
    | { readonly result: 'failed'; readonly failure: RecordFailure }
  );

/** A field both sides have changed since they agreed: Fortnox must be asked whose change came last. */
export interface Ask {
  readonly number: string;
  /** When Andersson's row was changed, by Andersson's clock (UTC instant). */
  readonly changedAt: string;
}

export interface Answer {
  readonly number: string;
  readonly later: Later;
}
