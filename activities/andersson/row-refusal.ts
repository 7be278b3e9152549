import { AnderssonDatabaseError, isTransientDatabaseError } from './database';

/** A row the database does not take: a person must mend it, and the other rows go on. */
export interface RowRefusal {
  readonly code: string | null;
  /** Another writer made the same row first: it is there when looked at again. */
  readonly passing: boolean;
}

/** SQL Server's and SQLite's words for "this key exists already". */
const duplicateKey = new Set(['2601', '2627', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY']);

/** The refusal of a single row, or null when the error is about anything else (a lost connection, a deadlock, a bug). */
export function rowRefusal(error: unknown): RowRefusal | null {
  if (error instanceof AnderssonDatabaseError) {
    return error.kind === 'rowInvalid' ? { code: null, passing: false } : null;
  }
  if (!(error instanceof Error) || isTransientDatabaseError(error)) return null;
  const { code, number } = error as Error & { readonly code?: unknown; readonly number?: unknown };
  const refusedByServer = code === 'EREQUEST' && typeof number === 'number';
  const refusedByFile = typeof code === 'string' && code.startsWith('SQLITE_CONSTRAINT');
  if (!refusedByServer && !refusedByFile) return null;
  const own = refusedByServer ? String(number) : String(code);
  return { code: own, passing: duplicateKey.has(own) };
}
