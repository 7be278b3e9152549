import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { vatRates } from '../domain/goods-receipt/vat';
import type { Said } from '../domain/language';
import { perRegister } from '../domain/registers';
import type { Register } from '../domain/registers/register';
import { directions, places } from '../domain/registers/rules';
import { companyKeyPattern } from '../workflows/contract/ids';
import { environmentPaths } from './settings-environment';
import { at, fault, ownFaults, SettingsError, saidOf } from './settings-faults';

/** How often a register is kept in step (R0.3: usually every two minutes); Temporal schedules take whole seconds. */
const everySeconds = z.coerce.number().int().min(10).max(86_400);
const address = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));
const secret = z.string().min(1);

const fortnox = z
  .strictObject({
    apiAddress: address.default('https://api.fortnox.se'),
    tokenAddress: address.default('https://apps.fortnox.se/oauth-v1/token'),
    /** The change feed, listened to where the company's `feed` is on. */
    feedAddress: z.url({ protocol: /^wss?$/ }).default('wss://ws.fortnox.se/topics-v1'),
    clientId: z.string().min(1),
    clientSecret: secret,
    /** Tenant number: access by client_credentials, the preferred way (core-api §1). */
    tenantId: z.string().regex(/^\d+$/, fault('tenantDigits')).optional(),
    /**
     * A first refresh token; the ones that follow are kept in Andersson's database. With neither, those of the last
     * `andersson-fortnox fortnox login` are used.
     */
    refreshToken: secret.optional(),
  })
  .refine((it) => it.tenantId === undefined || it.refreshToken === undefined, {
    message: fault('oneWayIn'),
    // Said beside the other faults, not only once they are mended.
    when: ({ value }) => typeof value === 'object' && value !== null,
  });

/** How a register is kept in step (R0.5). */
const register = ({ usualDirection }: Register) =>
  z
    .strictObject({
      direction: z.enum(directions).default(usualDirection),
      everySeconds: everySeconds.default(120),
      createIn: z.enum(places).default('both'),
      updateIn: z.enum(places).default('both'),
      /** Elsewhere an inactivation is only reported. */
      inactivateIn: z.enum(places).default('none'),
      onDeleted: z.enum(['report', 'inactivate']).default('report'),
      /** Whether article numbers may have å, ä and ö in Fortnox, which its documentation leaves open. */
      swedishLetters: z.stringbool().or(z.boolean()).default(false),
    })
    .prefault({});

const seconds = (usual: number) => z.coerce.number().min(0.1).max(86_400).default(usual);

/** Stock balances travel one way only, from Fortnox (R0.1); where Andersson has no article nothing is asked for. */
const stockBalances = z
  .strictObject({ sync: z.enum(['on', 'off']).default('on'), everySeconds: everySeconds.default(120) })
  .prefault({});

/** How purchases are handled (R3); what two sites would choose differently, or Fortnox leaves open (warehouse-api §6). */
const purchase = z
  .strictObject({
    onDelete: z.enum(['void', 'ask']).default('void'),
    onChange: z.enum(['put', 'voidAndRecreate']).default('put'),
    markSent: z.enum(['response', 'none']).default('response'),
    /** Code of the terms for suppliers that have none in Fortnox. */
    paymentTerms: z.string().min(1).max(20).optional(),
    /** Code of the stock point where a purchase names none and Fortnox has several. */
    stockPoint: z.string().min(1).max(10).optional(),
    /** Account of received goods where neither the article nor the supplier has one in Fortnox. */
    purchaseAccount: z.coerce.number().int().min(1000).max(9999).optional(),
    /** Rate of VAT for suppliers whose VAT type in Fortnox says nothing. */
    vatType: z.coerce.string().pipe(z.enum(vatRates)).optional(),
    /** What was ordered and did not come is dropped with a note, or ordered anew. */
    onShortReceipt: z.enum(['drop', 'keepRest']).default('drop'),
  })
  .prefault({});

const notify = z
  .strictObject({ command: z.string().min(1).optional(), webhook: z.url({ protocol: /^https?$/ }).optional() })
  .prefault({});

const company = z.strictObject({
  language: z.enum(['sv', 'en']).default('sv'),
  andersson: z.strictObject({
    /** `mssql://user:password@host:port/database` or `file:<path>` for the embedded database. */
    database: secret
      .regex(/^(mssql:\/\/|file:)/, fault('databaseKind'))
      .refine((it) => !it.startsWith('mssql:') || URL.canParse(it), fault('databaseAddress')),
    schema: z.string().min(1).default('integration'),
  }),
  fortnox,
  /** Whether Fortnox's change feed is listened to, so that fewer lists are read (docs/decisions/0014). */
  feed: z.enum(['off', 'on']).default('off'),
  registers: z.strictObject({ ...perRegister(register), stockBalances }).prefault({}),
  purchase,
  notify,
  /** A problem is tried again by itself after this, then ever more seldom (design rule 3). */
  problemRetryEverySeconds: seconds(900),
  /** After a lost answer Fortnox is looked at this much later (design rule 1). */
  settleSeconds: seconds(180),
});

const settings = z
  .strictObject({
    temporal: z
      .strictObject({
        address: z.string().min(1).default('localhost:7233'),
        namespace: z.string().min(1).default('default'),
        apiKey: secret.optional(),
        tls: z.stringbool().or(z.boolean()).default(false),
      })
      .prefault({}),
    /** How often each company's Andersson is asked for what has been saved. */
    watchEverySeconds: seconds(0.5),
    logLevel: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
    /** Where Prometheus reads figures, as host:port; nothing is shown without it. */
    metricsAddress: z
      .string()
      .regex(/^[\w.:[\]-]+:\d+$/, fault('hostAndPort'))
      .optional(),
    /** 32 bytes in base64, the key that Fortnox's tokens are kept under. */
    tokenKey: secret.refine((key) => Buffer.from(key, 'base64').length === 32, fault('tokenKeyLength')).optional(),
    companies: z
      .record(z.string().regex(companyKeyPattern), company)
      .refine((all) => Object.keys(all).length > 0, fault('noCompany')),
  })
  .refine(
    (it) => it.tokenKey !== undefined || Object.values(it.companies).every((one) => one.fortnox.tenantId !== undefined),
    {
      path: ['tokenKey'],
      message: fault('tokenKeyNeeded'),
    },
  );

export type Settings = z.output<typeof settings>;
export type CompanySettings = Settings['companies'][string];

/**
 * The settings from the environment and, where SETTINGS_FILE names one, a JSON file; the environment wins. The
 * environment describes one company (COMPANY, default `demo`), the file any number.
 * @throws SettingsError with all faults.
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const raw = fileContent(environment.SETTINGS_FILE);
  const named = environment.COMPANY ?? 'demo';
  const isKey = companyKeyPattern.test(named);
  // A key that cannot stand in ids must not hide the other faults.
  const companyKey = isKey ? named : 'demo';
  // Without a file the environment must describe a company: each thing it lacks is then named by its variable.
  if (!environment.SETTINGS_FILE) put(raw, ['companies', companyKey], { andersson: {}, fortnox: {} });
  for (const [name, path] of Object.entries(environmentPaths)) {
    const value = environment[name];
    if (value !== undefined && value !== '')
      put(
        raw,
        path.map((part) => (part === '<company>' ? companyKey : part)),
        value,
      );
  }
  const parsed = settings.safeParse(raw);
  if (parsed.success && isKey) return parsed.data;
  const faults = parsed.error?.issues.map((issue) => at(placeOf(issue, companyKey), saidOf(issue))) ?? [];
  throw new SettingsError([...(isKey ? [] : [at('COMPANY', ownFaults.companyKey)]), ...faults]);
}

/** The variable, and the place in the file, that an issue is about. */
function placeOf(issue: z.core.$ZodIssue, companyKey: string): string {
  const path = issue.path.map(String);
  const generic = path.map((part, index) => (index === 1 && part === companyKey ? '<company>' : part)).join('.');
  const variable = Object.entries(environmentPaths).find(([, named]) => named.join('.') === generic)?.[0];
  const where = path.join('.') || 'settings';
  return variable ? `${variable} (${where})` : where;
}

function fileContent(file: string | undefined): Record<string, unknown> {
  if (!file) return {};
  if (!existsSync(file)) throw unusableFile({ sv: `filen ${file} finns inte`, en: `there is no file ${file}` });
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw unusableFile({ sv: `${file} är inte ett JSON-objekt`, en: `${file} is not a JSON object` });
  }
}

function unusableFile(why: Said): SettingsError {
  return new SettingsError([at('SETTINGS_FILE', why)]);
}

function put(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [head, ...rest] = path;
  if (head === undefined) return;
  if (rest.length === 0) {
    target[head] = value;
    return;
  }
  const below = z.record(z.string(), z.unknown()).safeParse(target[head]);
  const next = below.success ? below.data : {};
  target[head] = next;
  put(next, rest, value);
}
