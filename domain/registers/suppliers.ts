import { currencies } from './codes';
import { activeField, field } from './field';
import type { Reference, Register } from './register';

/**
 * Suppliers: R1.2.1 (import), R1.2.2 (export), R1.4 (names). Fortnox gives few lengths (core-api §3.3): where it gives none the
 * customer's stand. Its list tells no time of change and shows all fields but er referens.
 */
export const suppliers: Register = {
  name: 'suppliers',
  label: { sv: 'leverantör', en: 'supplier' },
  mainSide: 'fortnox',
  usualDirection: 'import',
  after: [],
  andersson: { table: 'supplier', key: 'supplier_number' },
  fortnox: {
    scope: 'supplier',
    collection: 'suppliers',
    single: 'Supplier',
    list: 'Suppliers',
    key: 'SupplierNumber',
    searchByKey: null,
    changes: 'content',
    topic: 'suppliers',
    facts: {},
    numberLength: 1024,
    madeWith: {},
  },
  fields: [
    { ...field({ sv: 'namn', en: 'name' }, ['name', 200], ['Name', 1024], 'both', 'text'), required: true },
    field({ sv: 'adress', en: 'address' }, ['address', 200], ['Address1', 1024], 'both', 'text'),
    field({ sv: 'postnummer', en: 'postcode' }, ['zip_code', 20], ['ZipCode', 10], 'both', 'code'),
    field({ sv: 'ort', en: 'city' }, ['city', 100], ['City', 1024], 'both', 'text'),
    field({ sv: 'land', en: 'country' }, ['country_code', 10], ['CountryCode', 2], 'import', 'code'),
    { ...field({ sv: 'telefon', en: 'phone' }, ['phone', 50], ['Phone1', 1024], 'both', 'code'), listedAs: 'Phone' },
    field(
      { sv: 'er referens', en: 'your reference' },
      ['your_reference', 100],
      ['YourReference', 50],
      'import',
      'text',
    ),
    {
      ...field(
        { sv: 'organisationsnummer', en: 'organisation number' },
        ['organisation_number', 30],
        ['OrganisationNumber', 30],
        'both',
        'code',
      ),
      identifies: true,
    },
    field({ sv: 'e-post', en: 'e-mail' }, ['email', 200], ['Email', 1024], 'both', 'code'),
    field({ sv: 'bankgiro', en: 'bankgiro' }, ['bankgiro', 20], ['BG', 30], 'both', 'code'),
    field({ sv: 'plusgiro', en: 'plusgiro' }, ['plusgiro', 20], ['PG', 30], 'both', 'code'),
    {
      ...field({ sv: 'valuta', en: 'currency' }, ['currency', 3], ['Currency', 3], 'export', 'code'),
      refersTo: currencies,
    },
    activeField,
  ],
};

/** The main supplier of an article. */
export const mainSupplier: Reference = {
  label: { sv: 'Leverantören', en: 'The supplier' },
  fortnox: { ...suppliers.fortnox, missing: 'mainSupplierMissing' },
  andersson: suppliers.andersson,
};
