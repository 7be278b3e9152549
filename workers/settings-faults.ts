import type { z } from 'zod';
import type { Language, Said } from '../domain/language';

/** What is wrong with a setting beyond its kind and size; in the schema a fault stands by its name. */
export const ownFaults = {
  tenantDigits: { sv: 'ska vara bara siffror', en: 'must be digits only' },
  oneWayIn: {
    sv: 'ange antingen tenantId (FORTNOX_TENANT_ID) eller refreshToken (FORTNOX_REFRESH_TOKEN), inte båda',
    en: 'give tenantId (FORTNOX_TENANT_ID) or refreshToken (FORTNOX_REFRESH_TOKEN), not both',
  },
  companyKey: {
    sv: 'en företagsnyckel är a-z, 0-9 och bindestreck, högst 20 tecken',
    en: 'a company key is a-z, 0-9 and dashes, at most 20 characters',
  },
  noCompany: { sv: 'ange minst ett företag', en: 'name at least one company' },
  databaseKind: { sv: 'ska börja med mssql:// eller file:', en: 'must begin with mssql:// or file:' },
  databaseAddress: {
    sv: 'kan inte läsas som mssql://användare:lösenord@server:1433/databas',
    en: 'cannot be read as mssql://user:password@host:1433/database',
  },
  hostAndPort: { sv: 'skrivs som 127.0.0.1:9464', en: 'is written as 127.0.0.1:9464' },
  tokenKeyLength: { sv: 'ska vara 32 byte i base64', en: 'must be 32 bytes in base64' },
  tokenKeyNeeded: {
    sv: 'behövs där ett företag saknar FORTNOX_TENANT_ID: dess inloggning sparas under den (32 byte i base64)',
    en: 'is needed where a company has no FORTNOX_TENANT_ID: its login is kept under it (32 bytes in base64)',
  },
} as const satisfies Record<string, Said>;

/** A fault of our own as the schema's message. */
export function fault(name: keyof typeof ownFaults): string {
  return name;
}

/** What is wrong with one setting, for whoever writes settings; never the value, which may be secret. */
export function saidOf(issue: z.core.$ZodIssue): Said {
  if (Object.hasOwn(ownFaults, issue.message)) return ownFaults[issue.message as keyof typeof ownFaults];
  switch (issue.code) {
    case 'invalid_type':
      if (issue.message.endsWith('received undefined')) return { sv: 'saknas', en: 'is missing' };
      return kinds[issue.expected] ?? unusable;
    case 'invalid_value': {
      const values = issue.values.join(', ');
      return { sv: `ska vara något av ${values}`, en: `must be one of ${values}` };
    }
    case 'too_small':
      return sized(issue, issue.minimum, { sv: 'minst', en: 'at least' });
    case 'too_big':
      return sized(issue, issue.maximum, { sv: 'högst', en: 'at most' });
    case 'invalid_format':
      return issue.format === 'url' ? address : unusable;
    case 'unrecognized_keys': {
      const keys = issue.keys.join(', ');
      return { sv: `känner inte till ${keys}`, en: `does not know ${keys}` };
    }
    case 'invalid_key':
      return ownFaults.companyKey;
    case 'invalid_union':
      return { sv: 'ska vara true eller false', en: 'must be true or false' };
    default:
      return unusable;
  }
}

const unusable: Said = { sv: 'kan inte användas', en: 'cannot be used' };
const address: Said = {
  sv: 'ska vara en adress som börjar med http:// eller https://',
  en: 'must be an address that begins with http:// or https://',
};
const kinds: Readonly<Record<string, Said>> = {
  number: { sv: 'ska vara ett tal', en: 'must be a number' },
  int: { sv: 'ska vara ett heltal', en: 'must be a whole number' },
  string: { sv: 'ska vara text', en: 'must be text' },
  object: { sv: 'ska vara ett JSON-objekt', en: 'must be a JSON object' },
  record: { sv: 'ska vara ett JSON-objekt', en: 'must be a JSON object' },
};

function sized(
  issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig,
  limit: number | bigint,
  { sv, en }: Said,
): Said {
  if (issue.origin !== 'string') return { sv: `ska vara ${sv} ${limit}`, en: `must be ${en} ${limit}` };
  if (issue.exact) return { sv: `ska ha ${limit} tecken`, en: `must have ${limit} characters` };
  if (issue.code === 'too_small' && limit === 1) return { sv: 'är tom', en: 'is empty' };
  return { sv: `ska ha ${sv} ${limit} tecken`, en: `must have ${en} ${limit} characters` };
}

const headlines: Said = { sv: 'Inställningarna kan inte användas:', en: 'The settings cannot be used:' };

/** Settings that cannot be used, every fault at once and no value that may be secret. */
export class SettingsError extends Error {
  constructor(readonly faults: readonly Said[]) {
    super(textOf(faults, 'sv'));
    this.name = 'SettingsError';
  }

  said(language: Language): string {
    return textOf(this.faults, language);
  }
}

function textOf(faults: readonly Said[], language: Language): string {
  return [headlines[language], ...faults.map((it) => `  - ${it[language]}`)].join('\n');
}

/** Where the fault is, then what it is. */
export function at(where: string, { sv, en }: Said): Said {
  return { sv: `${where}: ${sv}`, en: `${where}: ${en}` };
}
