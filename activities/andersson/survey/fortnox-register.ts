import type { Values } from '../../../domain/registers/register';
import type { Later } from '../../../domain/sync/merge';
import type { Ask, Export, ReadResult, RecordFailure } from '../../../domain/sync/record';
import type { ListedRecord } from '../../../workflows/contract/register-sync';

/** A line of Fortnox's list with the shared fields it shows, by Fortnox's names; the others are not among its values. */
export interface ListedLine extends ListedRecord {
  readonly values: Values;
}

/** A page of Fortnox's whole list. */
export interface WholeListPage {
  readonly lines: readonly ListedLine[];
  readonly total: number;
  readonly totalPages: number;
  /** Fortnox's clock when the page was read (UTC instant). */
  readonly readAt: string;
}

/**
 * What is asked of Fortnox about one register, reading only. Given by `workers/`: the two sides do not know each other.
 * What passes by itself is tried again within; what does not is thrown as a sentence.
 */
export interface FortnoxRegister {
  /** The lists that are the register together, each read page by page. */
  readonly lists: readonly string[];
  page(list: string, page: number): Promise<WholeListPage>;
  /** The records in full, each result for itself. */
  read(numbers: readonly string[]): Promise<readonly ReadResult[]>;
  /** Records that lists tell have changed since the instant, a page of numbers at a time. */
  changedSince(since: string): AsyncGenerator<readonly string[]>;
  /** Whether lists tell that the one record has changed since. */
  isChangedSince(number: string, since: string): Promise<boolean>;
  /** @param anderssonAheadMs how far Andersson's clock is ahead of this machine's */
  whoChangedLater(ask: Ask, anderssonAheadMs: number): Promise<Later>;
  /** Why Fortnox would refuse the write, as far as that can be told without making it; null: nothing is known against it. */
  foreseenRefusal(write: Export): Promise<RecordFailure | null>;
  /** Calls made so far for this register. */
  readonly calls: () => number;
}
