import type { Language } from '../../domain/language';
import type { RegisterName } from '../../domain/registers';
import type { Direction } from '../../domain/registers/register';
import type { AnderssonDatabase } from './database';

/** One company's Andersson, and what its settings say of its registers. */
export interface CompanyAndersson {
  readonly database: AnderssonDatabase;
  readonly language: Language;
  readonly directions: Readonly<Record<RegisterName, Direction>>;
}

/** Finds a company's Andersson; rejects with a readable failure while its database cannot be reached. */
export type AnderssonOf = (company: string) => Promise<CompanyAndersson>;
