import type { FailureKind } from './rules';

/**
 * Fortnox's own codes: `/3` (core-api §2.5) and the warehouse's (warehouse-api §1) in the spelling of `sameSpelling`.
 * A code that is missing here is told by its HTTP status, and never retried blindly.
 */
const kindOfCode: Readonly<Record<string, FailureKind>> = {
  '2000359': 'forbiddenCharacters',
  '2000637': 'numberTaken',
  '2000433': 'notFound',
  '2004194': 'invalidVatNumber',
  '2000663': 'missingRight',
  '2000664': 'missingRight',
  '2003275': 'missingRight',
  '2001101': 'missingLicence',
  '2001103': 'missingLicence',
  '2000310': 'notAuthorised',
  '2000311': 'notAuthorised',
  '2000587': 'malformedRequest',
  '2000588': 'malformedRequest',
  '2001392': 'malformedRequest',
  '2001399': 'malformedRequest',
  '2002115': 'malformedRequest',
  '1000030': 'malformedRequest',
  '1000031': 'malformedRequest',
  '1000003': 'fortnoxDown',
  missingrights: 'missingRight',
  notfound: 'notFound',
  validation: 'contentRefused',
  invalidjson: 'malformedRequest',
  resourcenotfound: 'malformedRequest',
  internal: 'fortnoxDown',
};

/** The kind of failure an answered error is, by code first and HTTP status second. */
export function failureKind(status: number, code: string | null): FailureKind {
  const byCode = code === null ? undefined : kindOfCode[sameSpelling(code)];
  if (byCode) return byCode;
  if (status === 401) return 'notAuthorised';
  if (status === 403) return 'missingRight';
  if (status === 404) return 'notFound';
  if (status === 429) return 'rateLimited';
  if (status >= 500) return 'fortnoxDown';
  return 'refused';
}

/** The warehouse spells its codes in four ways (warehouse-api §1): they are compared without case and signs. */
function sameSpelling(code: string): string {
  return code.toLowerCase().replace(/[_.-]/g, '');
}
