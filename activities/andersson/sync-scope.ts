import type { Language } from '../../domain/language';
import { type RegisterName, registers } from '../../domain/registers';
import type { Register } from '../../domain/registers/register';
import type { AnderssonOf } from './company-database';
import type { AnderssonDatabase } from './database';

/** What every step of a register's sync works with. */
export interface SyncScope {
  readonly company: string;
  readonly register: Register;
  readonly database: AnderssonDatabase;
  readonly language: Language;
  readonly allowed: { readonly import: boolean; readonly export: boolean };
}

/** The scope of an admitted sync; its names have been checked at admission. */
export async function syncScope(
  anderssonOf: AnderssonOf,
  input: { readonly company: string; readonly register: string },
): Promise<SyncScope> {
  const { database, language, directions } = await anderssonOf(input.company);
  const name = input.register as RegisterName;
  const direction = directions[name];
  return {
    company: input.company,
    register: registers[name],
    database,
    language,
    allowed: {
      import: direction === 'import' || direction === 'both',
      export: direction === 'export' || direction === 'both',
    },
  };
}
