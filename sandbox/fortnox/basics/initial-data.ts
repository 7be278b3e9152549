/** Day of the rates: before any clock a test is likely to set. */
const ratesOf = '2026-11-20';

const currency = (Code: string, Description: string, SellRate: number, Unit = 1) => ({
  Code,
  Description,
  BuyRate: SellRate,
  SellRate,
  Unit,
  Date: ratesOf,
  IsAutomatic: true,
});

/** Rates are believable and made up; NOK and DKK are quoted per 100, as banks in Sweden do. */
export const initialCurrencies = [
  { ...currency('SEK', 'Svenska kronor', 1), IsAutomatic: false },
  currency('EUR', 'Euro', 11.15),
  currency('USD', 'US Dollar', 9.62),
  currency('NOK', 'Norska kronor', 95.4, 100),
  currency('DKK', 'Danska kronor', 149.4, 100),
  currency('GBP', 'Brittiska pund', 12.71),
];

/** Fortnox's own five (core-api §3.5), then what a workshop adds. */
export const initialUnits = [
  { Code: 'förp', Description: 'förpackning', CodeEnglish: 'pack' },
  { Code: 'h', Description: 'timme', CodeEnglish: 'h' },
  { Code: 'km', Description: 'kilometer', CodeEnglish: 'km' },
  { Code: 'st', Description: 'styck', CodeEnglish: 'pcs' },
  { Code: 'utl', Description: 'utlägg', CodeEnglish: 'exp' },
  { Code: 'kg', Description: 'kilogram', CodeEnglish: 'kg' },
  { Code: 'l', Description: 'liter', CodeEnglish: 'l' },
  { Code: 'm', Description: 'meter', CodeEnglish: 'm' },
];

/** By days, at once, and cash on delivery. */
export const initialTermsOfPayment = [
  ...['0', '10', '14', '15', '20', '30', '60', '90'].map((days) => ({
    Code: days,
    Description: `${days} dagar netto`,
  })),
  { Code: 'K', Description: 'Kontant' },
];
