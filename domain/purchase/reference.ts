/**
 * The reference a Fortnox document carries so that it can be found again (design rule 1): company, Andersson's number
 * and revision, with delimiters so that 12 is not found inside 123. At most 50 characters (warehouse-api §3.5), which
 * is why company keys and numbers have at most 20.
 */
export function purchaseOrderReference(company: string, purchaseNumber: string, revision: number): string {
  return `${companyReferences(company)}${purchaseNumber}/${revision}`;
}

/** The reference of the order of what was not received (R3.3). */
export function restOrderReference(company: string, purchaseNumber: string, revision: number): string {
  return `${companyReferences(company)}${purchaseNumber}/R${revision}`;
}

/** What every purchase order's reference of a company begins with. */
export function companyReferences(company: string): string {
  return `${company}/P/`;
}
