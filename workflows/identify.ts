import { upsertSearchAttributes } from '@temporalio/workflow';
import { anderssonNumberAttribute, companyAttribute } from './contract/search-attributes';

/** Longest text worth indexing; a start by hand may carry anything. */
const longestKeyword = 200;

/** Makes a run findable by company and number before anything is checked, so that a refused start is found too (design §3). */
export function identify(company: unknown, anderssonNumber: unknown): void {
  upsertSearchAttributes([
    { key: companyAttribute, value: keyword(company) },
    { key: anderssonNumberAttribute, value: keyword(anderssonNumber) },
  ]);
}

function keyword(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, longestKeyword) : null;
}
