import type { Language } from '../../domain/language';
import type { FortnoxClient } from './client';

/** One company's Fortnox, and the language its people read. */
export interface CompanyFortnox {
  readonly client: FortnoxClient;
  readonly language: Language;
}

/** Finds a company's Fortnox; throws a non-retryable failure for a company that is not configured here. */
export type FortnoxOf = (company: string) => CompanyFortnox;
