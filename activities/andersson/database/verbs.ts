import type { AliasableExpression, Expression, Kysely, SelectQueryBuilder, SqlBool } from 'kysely';
import type { AnderssonSchema, NewRow, NumberedTable } from './schema';
import type { TableName } from './tables';

/** A database or an open transaction of it. */
export type AnderssonExecutor = Kysely<AnderssonSchema>;

/** The position before the first row version. */
export const FIRST_ROW_VERSION = '0'.repeat(16);

/** What `rowVersionLimit` stands at while writes beyond it wait for an open transaction. */
export interface HeldLimit {
  readonly limit: string;
  /** Whose transaction has been writing longest; null where this login may not see other sessions. */
  readonly session: {
    readonly id: number;
    readonly login: string | null;
    readonly host: string | null;
    readonly program: string | null;
    /** Since it wrote first. */
    readonly seconds: number;
  } | null;
}

/** What the two databases say differently; all other queries are written once. */
export interface DialectVerbs {
  /** The query's first `count` rows; give it an order, or which rows come is chance. */
  firstRows<DB, TB extends keyof DB, O>(
    query: SelectQueryBuilder<DB, TB, O>,
    count: number,
  ): SelectQueryBuilder<DB, TB, O>;

  /**
   * Inserts one row and tells the id it got. The row is checked first.
   * @throws AnderssonDatabaseError `rowInvalid` when a value does not fit
   */
  insertReturningId<T extends NumberedTable>(db: AnderssonExecutor, table: T, row: NewRow<T>): Promise<number>;

  /**
   * Inserts the row, or, where one with the same key exists, sets the columns the row names and leaves the others.
   * The key is the primary key unless named; safe against another writer of the same key.
   * @throws AnderssonDatabaseError `rowInvalid` when a value does not fit or the key is incomplete
   */
  upsert<T extends TableName>(
    db: AnderssonExecutor,
    table: T,
    row: NewRow<T>,
    key?: readonly (keyof NewRow<T> & string)[],
  ): Promise<void>;

  /**
   * Rows written after `rowVersion` (null: all) that no open transaction can still slip in front of. Order by
   * `row_version` and keep the last one as the next position. `column` names another table's, as `c.row_version`.
   */
  changedAfter(rowVersion: string | null, column?: string): Expression<SqlBool>;

  /** The row is still the one that was read: nobody has written it since. */
  hasRowVersion(rowVersion: string): Expression<SqlBool>;

  /** The row version from which on rows may still be in an open transaction; `changedAfter` reads below it. */
  rowVersionLimit(db: AnderssonExecutor): Promise<string>;

  /** What an open transaction holds back, and whose it is; null where every write below the newest can be read. */
  heldLimit(db: AnderssonExecutor): Promise<HeldLimit | null>;

  /** The database's own clock as part of a query, to be read in one moment with a row. */
  readonly clock: AliasableExpression<string>;

  /** The database's own clock, UTC, `2026-01-31T09:05:00.000Z`. */
  now(db: AnderssonExecutor): Promise<string>;
}
