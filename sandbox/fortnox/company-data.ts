/**
 * Basic data the simulated company has registered. Cards may only point at what is here; it stands in for a register that
 * is not yet a resource of its own (accounts).
 */
export const companyData = {
  hasAccount: (account: string): boolean => /^3\d{3}$/.test(account),
} as const;

const countryNames = new Intl.DisplayNames(['sv'], { type: 'region', fallback: 'none' });

/** The Swedish name Fortnox shows for a country code, undefined where there is no such country. */
export function countryName(code: string): string | undefined {
  return /^[A-Z]{2}$/.test(code) && code !== 'ZZ' ? countryNames.of(code) : undefined;
}
