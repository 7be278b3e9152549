import { z } from 'zod';
import { DEFAULT_SCHEMA_NAME } from './print-schema';

const schema = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]{0,99}$/, 'is not a plain name')
  .default(DEFAULT_SCHEMA_NAME);

const sqliteSettings = z.strictObject({
  kind: z.literal('sqlite'),
  /** Path of the database file; made when missing. */
  file: z.string().min(1),
});

const serverSettings = z.strictObject({
  kind: z.literal('mssql'),
  /** Host, or `HOST\INSTANCE` for a named instance (then without `port`). */
  server: z.string().min(1),
  port: z.int().min(1).max(65_535).optional(),
  database: z.string().min(1),
  user: z.string().min(1),
  password: z.string(),
  /** Windows domain: log in as a Windows user rather than one of SQL Server's. */
  domain: z.string().min(1).optional(),
  /** On unless switched off: the password and customers' data cross the network. */
  encrypt: z.boolean().default(true),
  /** Accept a certificate nobody vouches for; SQL Server makes itself one when none is installed. */
  trustServerCertificate: z.boolean().default(false),
  schema,
});

const urlSettings = z.strictObject({
  kind: z.literal('mssql'),
  /**
   * `mssql://user:password@host:1433/database?trustServerCertificate=true` (special characters percent-encoded), or a
   * connection string `Server=host,1433;Database=…;User Id=…;Password=…;Encrypt=true`.
   */
  url: z.string().min(1),
  schema,
});

/** Where Andersson's database is. Passwords stay in here: nothing prints these settings. */
export const anderssonDatabaseSettings = z.union([sqliteSettings, serverSettings, urlSettings]);

/** As a setting is written. */
export type AnderssonDatabaseSettings = z.input<typeof anderssonDatabaseSettings>;
/** As it is used, with what was left out filled in. */
export type CheckedDatabaseSettings = z.output<typeof anderssonDatabaseSettings>;
export type MssqlSettings = Extract<CheckedDatabaseSettings, { kind: 'mssql' }>;
