import { AnderssonDatabaseError } from './errors';
import type { MssqlColumn, MssqlRows } from './mssql-pool-shape';
import { toSafeNumber } from './values';

const DECIMAL_TYPES = new Set(['decimal', 'numeric', 'money', 'smallmoney']);
const MONEY_SCALE = 4;
const ROW_VERSION_BYTES = 8;

/**
 * Rows as code sees them on both databases: instants as ISO text, dates as `yyyy-mm-dd`, bits as 0 and 1, decimals as
 * text, row versions as 16 hex digits, other bytes as base64.
 * @throws AnderssonDatabaseError `valueRefused` where the driver's number cannot be exact
 */
export const fromMssqlRows = <R>(rows: MssqlRows): R[] =>
  rows.map(
    (row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, fromMssql(value, name, rows.columns?.[name])]),
      ) as R,
  );

const fromMssql = (value: unknown, name: string, column: MssqlColumn | undefined): unknown => {
  const type = declarationOf(column);
  if (value instanceof Date) return type === 'date' ? value.toISOString().slice(0, 10) : value.toISOString();
  if (Buffer.isBuffer(value)) return value.toString(value.length === ROW_VERSION_BYTES ? 'hex' : 'base64');
  if (typeof value === 'boolean') return value ? 1 : 0;
  // The driver gives bigint as text, since not every one fits a number; our ids do, or we say so.
  if (type === 'bigint' && (typeof value === 'string' || typeof value === 'bigint')) {
    return toSafeNumber(value, `column ${name}`);
  }
  if (typeof value === 'number' && DECIMAL_TYPES.has(type)) {
    return decimalText(value, column?.scale ?? MONEY_SCALE, name);
  }
  return value;
};

/** The driver reads decimals into binary floating point: exact again once rounded to their scale, while digits suffice. */
const decimalText = (value: number, scale: number, name: string): string => {
  if (Math.abs(value) * 10 ** scale > Number.MAX_SAFE_INTEGER) {
    throw new AnderssonDatabaseError(
      'valueRefused',
      `column ${name} holds more digits than the driver reads exactly: select it as convert(nvarchar(40), ${name})`,
      { column: name },
    );
  }
  const fixed = value.toFixed(scale);
  const short = fixed.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed;
  return short === '-0' ? '0' : short;
};

const declarationOf = (column: MssqlColumn | undefined): string => {
  const type = column?.type;
  if ((typeof type !== 'function' && typeof type !== 'object') || type === null) return '';
  return 'declaration' in type && typeof type.declaration === 'string' ? type.declaration : '';
};
