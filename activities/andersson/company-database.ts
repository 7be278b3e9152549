import type { Language } from '../../domain/language';
import type { RegisterName } from '../../domain/registers';
import type { RegisterRules } from '../../domain/registers/rules';
import type { AnderssonDatabase } from './database';

/** One company's Andersson, and what its settings say of its registers. */
export interface CompanyAndersson {
  readonly database: AnderssonDatabase;
  readonly language: Language;
  readonly registers: Readonly<Record<RegisterName, RegisterRules & { readonly everySeconds: number }>>;
  /** Whether the company listens to Fortnox's change feed (docs/decisions/0014). */
  readonly feed: boolean;
  /** First wait before what has failed is tried again by itself, in milliseconds (design rule 3). */
  readonly retryEveryMs: number;
}

/** Finds a company's Andersson; rejects with a readable failure while its database cannot be reached. */
export type AnderssonOf = (company: string) => Promise<CompanyAndersson>;
