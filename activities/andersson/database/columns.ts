/**
 * The logical column types of the contract. Code sees one value for each, whichever database holds it:
 *
 * | type             | in code                                                   |
 * |------------------|-----------------------------------------------------------|
 * | `id`             | number, given by the database and never used twice        |
 * | `text`           | string of at most `length` UTF-16 units                   |
 * | `longText`       | string                                                    |
 * | `json`           | string that holds JSON                                    |
 * | `integer`        | number, 32 bits                                           |
 * | `boolean`        | 0 or 1                                                    |
 * | `instant`        | UTC as `2026-01-31T09:05:00.000Z`                         |
 * | `localDate`      | `2026-01-31`, in the company's own time zone              |
 * | `decimal`        | string, at most 12 digits before the point and 6 after    |
 * | `rowVersion`     | 16 lower-case hex digits: string order is numeric order   |
 * | `rowVersionMark` | the same, kept as a position rather than by the database  |
 */
export type LogicalType =
  | 'id'
  | 'text'
  | 'longText'
  | 'json'
  | 'integer'
  | 'boolean'
  | 'instant'
  | 'localDate'
  | 'decimal'
  | 'rowVersion'
  | 'rowVersionMark';

export type Bit = 0 | 1;

export interface ColumnDefinition {
  readonly type: LogicalType;
  readonly nullable: boolean;
  /** UTF-16 units, as SQL Server counts nvarchar and JavaScript counts `length`. Only for `text`. */
  readonly length?: number;
  readonly default?: Bit;
}

const required = <T extends LogicalType>(type: T) => ({ type, nullable: false }) as const;

export const id = () => required('id');
export const longText = () => required('longText');
export const json = () => required('json');
export const integer = () => required('integer');
export const boolean = () => required('boolean');
export const instant = () => required('instant');
export const localDate = () => required('localDate');
export const decimal = () => required('decimal');
export const rowVersion = () => required('rowVersion');
export const rowVersionMark = () => required('rowVersionMark');
export const text = (length: number) => ({ ...required('text'), length }) as const;

/** The same column where a row may have no value. */
export const nullable = <C extends ColumnDefinition>(column: C): Omit<C, 'nullable'> & { readonly nullable: true } => ({
  ...column,
  nullable: true,
});

/** The same column with the value an insert that names none gets. */
export const withDefault = <C extends ColumnDefinition>(column: C, value: Bit): C & { readonly default: Bit } => ({
  ...column,
  default: value,
});
