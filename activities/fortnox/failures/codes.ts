import type { FailureKind } from './rules';

/**
 * Fortnox's own codes: `/3` (core-api §2.5), the token endpoint's (core-api §1) and the warehouse's (warehouse-api §1), in
 * the spelling of `sameSpelling`. A code that is missing here is told by its HTTP status, and never retried blindly.
 */
const kindOfCode = new Map<string, FailureKind>(
  Object.entries({
    // The record of the path; what a document names and Fortnox has not is in `missingInBody`.
    '2000434': 'notFound',
    '2000439': 'notFound',
    '2003277': 'notFound',
    '2000013': 'numberTaken',
    '2000637': 'numberTaken',
    '2000166': 'articleNumberCharacters',
    '2000359': 'forbiddenCharacters',
    '2001600': 'textTooLong',
    '2001896': 'textTooLong',
    '2000106': 'contentRefused',
    '2000108': 'contentRefused',
    '2004194': 'invalidVatNumber',
    '2001303': 'accountUnknown',
    '2001304': 'accountUnknown',
    // House-work, a custom VAT rate, booking: the integration asks for none, so that a person has set it on the record.
    '2002980': 'contentRefused',
    '2003157': 'contentRefused',
    '2003227': 'contentRefused',
    '2003228': 'contentRefused',
    '2003977': 'contentRefused',
    '2004021': 'contentRefused',
    '2004167': 'contentRefused',
    '2000397': 'documentVoided',
    '2001279': 'documentVoided',
    '2003399': 'documentVoided',
    '2000496': 'documentLocked',
    '2000499': 'documentLocked',
    '2001243': 'documentLocked',
    '2001383': 'documentLocked',
    '2003055': 'documentLocked',
    '2003125': 'documentLocked',
    '2003124': 'refused',
    '2000401': 'periodLocked',
    '2003126': 'dateInFuture',
    '2000755': 'invoiceUnbalanced',
    '2003095': 'reverseVatAccountMissing',
    '2003127': 'warehouseError',
    '2003241': 'tenantMigrating',
    '2000310': 'notAuthorised',
    '2000311': 'notAuthorised',
    '2000663': 'missingRight',
    '2000664': 'missingRight',
    '2003275': 'missingRight',
    '2001101': 'missingLicence',
    '2001103': 'missingLicence',
    '1000003': 'fortnoxDown',
    '1000030': 'malformedRequest',
    '1000031': 'malformedRequest',
    '2000134': 'malformedRequest',
    '2000587': 'malformedRequest',
    '2000588': 'malformedRequest',
    '2000699': 'malformedRequest',
    '2000729': 'malformedRequest',
    '2001392': 'malformedRequest',
    '2001399': 'malformedRequest',
    '2002115': 'malformedRequest',
    '2003115': 'malformedRequest',
    '2005095': 'malformedRequest',

    invalidgrant: 'consentLost',
    invalidclient: 'credentialsRefused',
    invalidscope: 'missingRight',
    invalidrequest: 'malformedRequest',
    unsupportedgranttype: 'malformedRequest',

    missingrights: 'missingRight',
    notfound: 'notFound',
    alreadyexists: 'numberTaken',
    validation: 'contentRefused',
    duplicatestocklocations: 'contentRefused',
    documentisvoided: 'documentVoided',
    cannotmodifyreleaseddocument: 'documentLocked',
    documentisreleased: 'documentLocked',
    // A production order short of parts; the integration releases none.
    documentnotfullyreserved: 'refused',
    productiondateisempty: 'malformedRequest',
    periodlocked: 'periodLocked',
    cannotreleaselaterthancurrentdate: 'dateInFuture',
    cannotreleaseaftercurrentdate: 'dateInFuture',
    voidlinkedoutbound: 'goodsTakenOut',
    referencetypenotallowed: 'documentTypeRefused',
    invalidjson: 'malformedRequest',
    resourcenotfound: 'malformedRequest',
    internal: 'fortnoxDown',
  } as const),
);

/**
 * With 404 these say that the path's own record is missing; else, and to a POST, whose path names no record, that what
 * the sent record names is.
 */
const missingInBody = new Map<string, FailureKind>(
  Object.entries({
    '2000204': 'customerMissing',
    '2000433': 'customerMissing',
    '2000428': 'articleMissing',
    '2001302': 'articleMissing',
    '2000423': 'accountUnknown',
    '2000429': 'paymentTermsUnknown',
    '2000432': 'unitMissing',
    '2001161': 'projectMissing',
  } as const),
);

/** The kind of failure an answered error to a call by this method is, by code first and HTTP status second. */
export function failureKind(method: string, status: number, code: string | null): FailureKind {
  const spelling = sameSpelling(code ?? '');
  const isOfPath = status === 404 && method !== 'POST';
  const byCode = kindOfCode.get(spelling) ?? (isOfPath ? undefined : missingInBody.get(spelling));
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
