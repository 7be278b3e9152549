/**
 * Basic data the simulated company has registered. Cards may only point at what is here; it stands in for the registers
 * (currencies, price lists, terms) until they are resources of their own.
 */
export const companyData = {
  currencies: new Set(['SEK', 'EUR', 'USD', 'NOK', 'DKK', 'GBP']),
  priceLists: new Set(['A', 'B', 'C']),
  termsOfPayment: new Set(['0', '10', '14', '15', '20', '30', '60', '90', 'K']),
  hasAccount: (account: string): boolean => /^3\d{3}$/.test(account),
} as const;

const countryNames = new Intl.DisplayNames(['sv'], { type: 'region', fallback: 'none' });

/** The Swedish name Fortnox shows for a country code, undefined where there is no such country. */
export function countryName(code: string): string | undefined {
  return /^[A-Z]{2}$/.test(code) && code !== 'ZZ' ? countryNames.of(code) : undefined;
}
