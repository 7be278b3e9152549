import { AnderssonDatabaseError } from './errors';

/** SQL Server's error numbers that heal by themselves, and why. */
export const transientNumbers: ReadonlyMap<number, string> = new Map([
  [-2, 'the client gave up waiting'],
  [64, 'the connection broke while in use'],
  [233, 'the connection was closed while logging in'],
  [615, 'the database was just moved or restored'],
  [701, 'out of memory for this statement'],
  [921, 'the database is being recovered'],
  [922, 'the database is being recovered'],
  [927, 'the database is being restored'],
  [1204, 'no lock could be had'],
  [1205, 'chosen as the victim of a deadlock'],
  [1222, 'another session held the lock too long'],
  [3960, 'another transaction changed the row first (snapshot)'],
  [6005, 'the server is shutting down'],
  [8645, 'no memory within the time limit'],
  [8651, 'no memory for this statement'],
  [10053, 'the connection was aborted by the network'],
  [10054, 'the connection was reset by the server'],
  [10060, 'the server did not answer in time'],
  [10928, 'the database is at its limit of sessions'],
  [10929, 'the database is at its limit of sessions'],
  [17142, 'the server is paused'],
  [18401, 'the server is being upgraded'],
  [40197, 'the hosted database is moving'],
  [40501, 'the hosted database is overloaded'],
  [40613, 'the hosted database is not available just now'],
  [49918, 'the hosted database is overloaded'],
]);

/** Codes of the driver, the network and SQLite that heal by themselves, and why. */
export const transientCodes: ReadonlyMap<string, string> = new Map([
  ['ETIMEOUT', 'the server did not answer in time'],
  ['ESOCKET', 'the connection broke or could not be made'],
  ['ECONNCLOSED', 'the connection was closed'],
  ['ENOTOPEN', 'the connection was not open yet'],
  ['EINSTLOOKUP', 'the named instance was not found just now'],
  ['ECONNRESET', 'the connection was reset'],
  ['ECONNREFUSED', 'the server is not up'],
  ['ETIMEDOUT', 'the network did not answer in time'],
  ['EPIPE', 'the connection broke while writing'],
  ['EHOSTUNREACH', 'the network has no way there just now'],
  ['ENETUNREACH', 'the network is down'],
  ['EAI_AGAIN', 'the name server did not answer'],
  ['SQLITE_BUSY', 'another process is writing'],
  ['SQLITE_BUSY_RECOVERY', 'another process is recovering the file'],
  ['SQLITE_BUSY_SNAPSHOT', 'another process wrote first'],
  ['SQLITE_LOCKED', 'the table is in use'],
]);

/** A refused certificate comes as ESOCKET, but waiting does not make it valid. */
const certificateTrouble = /certificate|self[- ]signed|CERT_|altname/i;

/** Whether the server was reached but its certificate was not accepted. */
export const isCertificateError = (error: unknown): boolean =>
  chainOf(error).some((link) => certificateTrouble.test(`${String(link.message)} ${String(link.code)}`));

/**
 * Whether trying the same again may succeed: deadlocks, locks, lost connections. Looks at the error and at what caused
 * it. Everything not in the tables (a duplicate, a syntax error, a refused login) is final. Never throws.
 */
export const isTransientDatabaseError = (error: unknown): boolean => {
  if (error instanceof AnderssonDatabaseError) return error.kind === 'unreachable';
  if (isCertificateError(error)) return false;
  return chainOf(error).some(
    (link) =>
      (typeof link.number === 'number' && transientNumbers.has(link.number)) ||
      (typeof link.code === 'string' && transientCodes.has(link.code)),
  );
};

interface ErrorLink {
  readonly number?: unknown;
  readonly code?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly originalError?: unknown;
  readonly errors?: unknown;
}

/** Deep enough for any real error, and finite where one points at itself. */
const MAX_DEPTH = 6;

const chainOf = (error: unknown, depth = 0): readonly ErrorLink[] => {
  if (typeof error !== 'object' || error === null || depth > MAX_DEPTH) return [];
  const link: ErrorLink = error;
  const several = Array.isArray(link.errors) ? link.errors : [];
  return [link, ...[link.cause, link.originalError, ...several].flatMap((inner: unknown) => chainOf(inner, depth + 1))];
};
