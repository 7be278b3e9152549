import type { RegisterName } from '../../domain/registers';
import { organisationCheckDigit } from '../../sandbox/fortnox/believable-address';

/** One line of the manual's field lists (R1.1–R1.4), in the tests' own words: the declarations are held against it. */
export interface ManualField {
  readonly column: string;
  readonly field: string;
  readonly travels: 'import' | 'export' | 'both';
  /** What somebody may type: the same on both sides, by a running number. */
  readonly example: (n: number) => string;
  /** Fortnox holds it as a number. */
  readonly amount?: true;
  readonly required?: true;
}

export interface ManualRegister {
  readonly table: 'customer' | 'supplier' | 'article';
  readonly key: string;
  readonly number: string;
  readonly mainSide: 'andersson' | 'fortnox';
  readonly fields: readonly ManualField[];
}

const text = (column: string, field: string, travels: ManualField['travels'], example: (n: number) => string) => ({
  column,
  field,
  travels,
  example,
});
const pick =
  (...from: readonly string[]) =>
  (n: number) =>
    from[n % from.length] ?? '';
const address = (n: number) => `Smedjegatan ${n}`;
const zip = (n: number) => `${330 + (n % 60)} ${10 + (n % 80)}`;
const city = pick('Gnosjö', 'Värnamo', 'Åseda', 'Ängelholm', 'Mönsterås');
const phone = (n: number) => `0370-${100_000 + n}`;
const email = (n: number) => `info${n}@verkstad.example`;
const reference = pick('Örjan Åkesson', 'Märta Lindé', 'Bo');
const organisation = (n: number) => {
  const nine = String(556_000_000 + n * 7);
  return `${nine.slice(0, 6)}-${nine.slice(6)}${organisationCheckDigit(nine)}`;
};
const ore = (n: number) => `${n}.${(n % 9) + 1}5`;

export const manual: Readonly<Record<RegisterName, ManualRegister>> = {
  customers: {
    table: 'customer',
    key: 'customer_number',
    number: 'CustomerNumber',
    mainSide: 'fortnox',
    fields: [
      { ...text('name', 'Name', 'both', (n) => `Åkessons Mekaniska ${n} AB`), required: true },
      text('address', 'Address1', 'both', address),
      text('zip_code', 'ZipCode', 'both', zip),
      text('city', 'City', 'both', city),
      text('phone', 'Phone1', 'both', phone),
      text('fax', 'Fax', 'export', phone),
      text('email', 'Email', 'both', email),
      text('web_address', 'WWW', 'export', (n) => `www.verkstad${n}.example`),
      text('your_reference', 'YourReference', 'import', reference),
      text('organisation_number', 'OrganisationNumber', 'both', organisation),
    ],
  },
  suppliers: {
    table: 'supplier',
    key: 'supplier_number',
    number: 'SupplierNumber',
    mainSide: 'fortnox',
    fields: [
      { ...text('name', 'Name', 'both', (n) => `Gnosjö Plåt ${n} AB`), required: true },
      text('address', 'Address1', 'both', address),
      text('zip_code', 'ZipCode', 'both', zip),
      text('city', 'City', 'both', city),
      text('country_code', 'CountryCode', 'import', pick('SE', 'NO', 'DE')),
      text('phone', 'Phone1', 'both', phone),
      text('your_reference', 'YourReference', 'import', reference),
      text('organisation_number', 'OrganisationNumber', 'both', organisation),
      text('email', 'Email', 'both', email),
      text('bankgiro', 'BG', 'both', (n) => `${100 + n}-${1_000 + n}`),
      text('plusgiro', 'PG', 'both', (n) => `${10_000 + n}-${n % 10}`),
      text('currency', 'Currency', 'export', pick('EUR', 'NOK', 'USD')),
    ],
  },
  articles: {
    table: 'article',
    key: 'article_number',
    number: 'ArticleNumber',
    mainSide: 'andersson',
    fields: [
      { ...text('name', 'Description', 'both', (n) => `Fläns Ø${n} mm`), required: true },
      text('unit', 'Unit', 'both', pick('st', 'kg', 'm')),
      text('supplier_number', 'SupplierNumber', 'both', pick('501', '502', '503')),
      { ...text('cost', 'PurchasePrice', 'both', ore), amount: true },
      { ...text('sales_price', 'SalesPrice', 'both', (n) => ore(n * 2)), amount: true },
    ],
  },
};
