import type { Language } from '../../domain/language';
import { type RegisterName, registers } from '../../domain/registers';
import type { Register } from '../../domain/registers/register';
import { type Allowed, allowedBy, type RegisterRules } from '../../domain/registers/rules';
import type { AnderssonOf } from './company-database';
import type { AnderssonDatabase } from './database';

/** What every step of a register's sync works with. */
export interface SyncScope {
  readonly company: string;
  readonly register: Register;
  readonly database: AnderssonDatabase;
  readonly language: Language;
  readonly rules: RegisterRules;
  readonly allowed: Allowed;
  /** A failed record is tried again by itself after this, then ever more seldom, in milliseconds (design rule 3). */
  readonly retryEveryMs: number;
  readonly everySeconds: number;
  readonly feed: boolean;
}

/** The scope of an admitted sync; its names have been checked at admission. */
export async function syncScope(
  anderssonOf: AnderssonOf,
  input: { readonly company: string; readonly register: string },
): Promise<SyncScope> {
  const { database, language, registers: rulesOf, retryEveryMs, feed } = await anderssonOf(input.company);
  const name = input.register as RegisterName;
  const { everySeconds, ...rules } = rulesOf[name];
  return {
    company: input.company,
    register: registers[name],
    database,
    language,
    rules,
    allowed: allowedBy(rules),
    retryEveryMs,
    everySeconds,
    feed,
  };
}
