import sql, { type config as MssqlConfig } from 'mssql';
import { AnderssonDatabaseError } from './errors';
import type { MssqlSettings } from './settings';

/** A server in the next room answers at once; one that has not after this long is down or behind a firewall. */
const CONNECT_TIMEOUT_MS = 15_000;
/** The longest single statement: a page of rows or one write, waiting for Andersson's own locks included. */
const REQUEST_TIMEOUT_MS = 30_000;
/** One company's activities at a time, and well below what SQL Server Express allows. */
const POOL_MAX = 10;

/**
 * The settings as the `mssql` package wants them.
 * @throws AnderssonDatabaseError `settingsInvalid` for an address that cannot be read, without repeating it
 */
export const mssqlConfig = (settings: MssqlSettings): MssqlConfig => {
  const address = 'url' in settings ? fromAddress(settings.url) : fromParts(settings);
  return {
    ...address,
    connectionTimeout: CONNECT_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    pool: { ...address.pool, max: POOL_MAX },
    // useUTC: datetime2 holds UTC here; otherwise the driver shifts it by this machine's time zone.
    options: { ...address.options, useUTC: true, appName: 'andersson-fortnox' },
  };
};

/** `host:port/database` or `host\instance/database`, for messages. */
export const describeAddress = ({ server, port, database, options }: MssqlConfig): string => {
  const instance = options?.instanceName;
  const host = instance === undefined && !server.includes('\\') ? `${server}:${port ?? 1433}` : server;
  return `${host}${instance === undefined ? '' : `\\${instance}`}/${database ?? ''}`;
};

const fromParts = (settings: Exclude<MssqlSettings, { url: string }>): MssqlConfig => {
  const { server, port, database, user, password, domain, encrypt, trustServerCertificate } = settings;
  return {
    server,
    database,
    user,
    password,
    ...(port === undefined ? {} : { port }),
    ...(domain === undefined ? {} : { domain }),
    options: { encrypt, trustServerCertificate },
  };
};

const fromAddress = (address: string): MssqlConfig => {
  try {
    return /^(mssql|sqlserver):\/\//i.test(address) ? fromUrl(new URL(address)) : fromConnectionString(address);
  } catch {
    // The cause is left out: it may quote the address, and the password stands in it.
    throw new AnderssonDatabaseError(
      'settingsInvalid',
      "The address of Andersson's database cannot be read. Write mssql://user:password@host:1433/database with special " +
        'characters percent-encoded, or Server=host,1433;Database=…;User Id=…;Password=….',
    );
  }
};

const fromUrl = (url: URL): MssqlConfig => {
  const database = decodeURIComponent(url.pathname.slice(1));
  if (url.hostname === '' || database === '') throw new Error('host or database missing');
  const flag = (name: string, otherwise: boolean): boolean => {
    const value = url.searchParams.get(name);
    return value === null ? otherwise : /^(true|1|yes)$/i.test(value);
  };
  const instanceName = url.searchParams.get('instance');
  return {
    server: url.hostname,
    ...(url.port === '' ? {} : { port: Number(url.port) }),
    database,
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    options: {
      encrypt: flag('encrypt', true),
      trustServerCertificate: flag('trustServerCertificate', false),
      ...(instanceName === null ? {} : { instanceName }),
    },
  };
};

const fromConnectionString = (text: string): MssqlConfig => {
  const parsed = sql.ConnectionPool.parseConnectionString(text);
  if (!parsed.server || !parsed.database) throw new Error('server or database missing');
  return { ...parsed, options: { encrypt: true, ...parsed.options } };
};
