import sql from 'mssql';
import { AnderssonDatabaseError, type DatabaseFault } from './errors';
import { describeAddress, mssqlConfig } from './mssql-config';
import type { MssqlPool } from './mssql-pool-shape';
import type { MssqlSettings } from './settings';
import { isCertificateError } from './transient-errors';

const LOGIN_FAILED = 18456;
const CANNOT_OPEN_DATABASE = 4060;

/**
 * A pool with one connection proved to work.
 * @throws AnderssonDatabaseError with the address and the next step, never the password
 */
export const openMssqlPool = async (settings: MssqlSettings): Promise<MssqlPool> => {
  const config = mssqlConfig(settings);
  // Taken first: mssql moves an instance name out of `server` when it reads its configuration.
  const address = describeAddress(config);
  try {
    const pool = new sql.ConnectionPool(config);
    // Without a listener Node ends the process; the pool replaces the connection, and whoever used it gets the error.
    pool.on('error', () => undefined);
    await pool.connect();
    return pool;
  } catch (error) {
    throw explain(error, address);
  }
};

const sentences: Readonly<Record<string, (address: string) => string>> = {
  loginRefused: (address) =>
    `${address} refused the login. Check user and password in the settings, and that SQL Server allows this kind of login.`,
  databaseMissing: (address) =>
    `${address}: the server is up but this user cannot open that database. Check the database name and the user's rights.`,
  certificateRefused: (address) =>
    `${address} shows a certificate nobody vouches for. Install one, or set trustServerCertificate if the network is your own.`,
  unreachable: (address) =>
    `${address} cannot be reached. Check that SQL Server is started, that TCP/IP is enabled for it, and that the firewall lets this machine in.`,
};

/** A failed connection as a person should read it. */
export const explain = (error: unknown, address: string): AnderssonDatabaseError => {
  const kind = faultOf(error);
  const sentence = sentences[kind] ?? ((where: string) => where);
  return new AnderssonDatabaseError(kind, `Andersson's database ${sentence(address)}`, { address }, error);
};

const faultOf = (error: unknown): DatabaseFault => {
  if (isCertificateError(error)) return 'certificateRefused';
  const numbers = [error, ...originals(error)].map((link) => (link as { number?: unknown } | null)?.number);
  if (numbers.includes(CANNOT_OPEN_DATABASE)) return 'databaseMissing';
  const code = (error as { code?: unknown } | null)?.code;
  return numbers.includes(LOGIN_FAILED) || code === 'ELOGIN' ? 'loginRefused' : 'unreachable';
};

const originals = (error: unknown): unknown[] => {
  const { originalError, cause } = (error ?? {}) as { originalError?: unknown; cause?: unknown };
  return [originalError, cause].filter((link) => link !== undefined);
};
