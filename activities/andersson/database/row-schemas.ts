import { z } from 'zod';
import type { ColumnDefinition, LogicalType } from './columns';
import { rowInvalid } from './row-faults';
import type { NewRow, Row, RowChange } from './schema';
import { type TableName, tableDefinition } from './tables';

const INT_LIMIT = 2 ** 31;

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const isDate = (text: string): boolean => {
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};

const hex16 = z.string().regex(/^[0-9a-f]{16}$/);

const valueSchemas: Readonly<Record<LogicalType, (column: ColumnDefinition) => z.ZodType>> = {
  id: () => z.int().positive(),
  text: ({ length = 0 }) => z.string().max(length),
  longText: () => z.string(),
  json: () => z.string().refine(isJson),
  integer: () => z.int().min(-INT_LIMIT).lt(INT_LIMIT),
  boolean: () => z.union([z.literal(0), z.literal(1)]),
  instant: () =>
    z
      .string()
      .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
      .refine(isDate),
  localDate: () =>
    z
      .string()
      .regex(/^\d{4}-\d\d-\d\d$/)
      .refine(isDate),
  decimal: () => z.string().regex(/^-?\d{1,12}(\.\d{1,6})?$/),
  rowVersion: () => hex16,
  rowVersionMark: () => hex16,
};

const valueSchema = (column: ColumnDefinition): z.ZodType => {
  const schema = valueSchemas[column.type](column);
  return column.nullable ? schema.nullable() : schema;
};

const isGiven = ({ type }: ColumnDefinition): boolean => type === 'id' || type === 'rowVersion';
const isOptional = ({ nullable, default: value }: ColumnDefinition): boolean => nullable || value !== undefined;

type Purpose = 'read' | 'insert' | 'change';

const build = (table: TableName, purpose: Purpose): z.ZodType => {
  const columns = Object.entries(tableDefinition(table).columns);
  // A site's view may carry columns of its own; a write must name none but ours.
  if (purpose === 'read') return z.object(Object.fromEntries(columns.map(([name, it]) => [name, valueSchema(it)])));
  const written = columns.filter(([, column]) => !isGiven(column));
  return z.strictObject(
    Object.fromEntries(
      written.map(([name, column]) => {
        const schema = valueSchema(column);
        return [name, purpose === 'change' || isOptional(column) ? schema.optional() : schema];
      }),
    ),
  );
};

const built = new Map<string, z.ZodType>();

const schemaFor = (table: TableName, purpose: Purpose): z.ZodType => {
  const key = `${table}/${purpose}`;
  const schema = built.get(key) ?? build(table, purpose);
  built.set(key, schema);
  return schema;
};

/** The zod schema of a whole row as read; columns of a site's own are left out. */
export const rowSchema = <T extends TableName>(table: T): z.ZodType<Row<T>> =>
  schemaFor(table, 'read') as z.ZodType<Row<T>>;

/** The zod schema of a row to insert: what the database gives itself may not be named. */
export const newRowSchema = <T extends TableName>(table: T): z.ZodType<NewRow<T>> =>
  schemaFor(table, 'insert') as unknown as z.ZodType<NewRow<T>>;

/** The zod schema of the columns to change in a row. */
export const rowChangeSchema = <T extends TableName>(table: T): z.ZodType<RowChange<T>> =>
  schemaFor(table, 'change') as unknown as z.ZodType<RowChange<T>>;

/** A row as read, checked. @throws AnderssonDatabaseError `rowInvalid`, naming columns but never their content */
export const readRow = <T extends TableName>(table: T, row: unknown): Row<T> => check(table, rowSchema(table), row);

/** A row to insert, checked; nothing is cut. @throws AnderssonDatabaseError `rowInvalid` */
export const checkNewRow = <T extends TableName>(table: T, row: NewRow<T>): NewRow<T> =>
  check(table, newRowSchema(table), row);

/** Columns to change, checked; nothing is cut. @throws AnderssonDatabaseError `rowInvalid` */
export const checkRowChange = <T extends TableName>(table: T, change: RowChange<T>): RowChange<T> =>
  check(table, rowChangeSchema(table), change);

const check = <T>(table: TableName, schema: z.ZodType<T>, value: unknown): T => {
  const result = schema.safeParse(value);
  if (!result.success) throw rowInvalid(table, result.error, value);
  return result.data;
};
