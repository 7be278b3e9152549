/** Which scope lets one reach which resource of `/3`, by the word after it (core-api §1). */
const scopeOfResource: Readonly<Record<string, string>> = {
  accounts: 'bookkeeping',
  articles: 'article',
  companyinformation: 'companyinformation',
  currencies: 'currency',
  customers: 'customer',
  financialyears: 'bookkeeping',
  invoices: 'invoice',
  labels: 'settings',
  me: 'profile',
  orders: 'order',
  pricelists: 'price',
  prices: 'price',
  printtemplates: 'settings',
  projects: 'project',
  settings: 'settings',
  supplierinvoices: 'supplierinvoice',
  suppliers: 'supplier',
  termsofdeliveries: 'settings',
  termsofpayments: 'settings',
  units: 'settings',
  wayofdeliveries: 'settings',
};

const customDocuments = '/api/warehouse/documentdeliveries/custom';
const warehouseScopes = ['warehouse', 'warehousecustomdocument'] as const;

/** Every scope that opens something here, as a token answer lists them. */
export const everyScope = [...new Set([...Object.values(scopeOfResource), ...warehouseScopes])].join(' ');

/** The scopes a call to this route needs; none where no sheet names one. */
export function scopesNeeded(route: string): readonly string[] {
  // That custom documents need the second scope too is inferred (warehouse-api §1).
  if (route.startsWith(customDocuments)) return warehouseScopes;
  if (route.startsWith('/api/warehouse')) return ['warehouse'];
  const scope = scopeOfResource[route.split('/')[2] ?? ''];
  return scope === undefined ? [] : [scope];
}
