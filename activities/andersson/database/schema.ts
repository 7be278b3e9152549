import type { ColumnType, Insertable, Selectable, Updateable } from 'kysely';
import type { Bit, ColumnDefinition } from './columns';
import type { TableName, Tables } from './tables';

type Value<C extends ColumnDefinition> = C['type'] extends 'id' | 'integer'
  ? number
  : C['type'] extends 'boolean'
    ? Bit
    : string;

type Held<C extends ColumnDefinition> = C extends { readonly nullable: true } ? Value<C> | null : Value<C>;

/** What the database gives itself can be read, never written. */
type Column<C extends ColumnDefinition> = C['type'] extends 'id' | 'rowVersion'
  ? ColumnType<Value<C>, never, never>
  : C extends { readonly nullable: true } | { readonly default: Bit }
    ? ColumnType<Held<C>, Held<C> | undefined, Held<C>>
    : ColumnType<Held<C>, Held<C>, Held<C>>;

type Table<Columns extends Record<string, ColumnDefinition>> = { [C in keyof Columns]: Column<Columns[C]> };

/** Kysely's view of Andersson's contract, drawn from `tables`. */
export type AnderssonSchema = { [T in TableName]: Table<Tables[T]['columns']> };

export type Row<T extends TableName> = Selectable<AnderssonSchema[T]>;
export type NewRow<T extends TableName> = Insertable<AnderssonSchema[T]>;
export type RowChange<T extends TableName> = Updateable<AnderssonSchema[T]>;

/** Tables whose rows get a running number from the database. */
export type NumberedTable = {
  [T in TableName]: 'id' extends keyof Tables[T]['columns'] ? T : never;
}[TableName];
