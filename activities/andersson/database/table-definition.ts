import type { ColumnDefinition } from './columns';

export interface TableDefinition<Columns extends Record<string, ColumnDefinition> = Record<string, ColumnDefinition>> {
  readonly columns: Columns;
  readonly primaryKey: readonly (keyof Columns & string)[];
  readonly unique?: readonly (keyof Columns & string)[][];
  readonly indexes?: readonly (keyof Columns & string)[][];
  /**
   * At most one row per `columns` among those where `whereNull` is null. Only on the integration's own tables: SQL
   * Server refuses writes to a table with a filtered index from sessions with old SET options, and Andersson's may be.
   */
  readonly uniqueWhereNull?: {
    readonly columns: (keyof Columns & string)[];
    readonly whereNull: keyof Columns & string;
  };
  /** The column whose value goes to `deleted_row` when a row disappears, or gets another value there. */
  readonly deletesKeptBy?: keyof Columns & string;
}

/** Keeps a definition's own column types. */
export const table = <C extends Record<string, ColumnDefinition>>(definition: TableDefinition<C>) => definition;
