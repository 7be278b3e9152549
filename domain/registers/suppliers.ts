import { currencies } from './codes';
import { activeField, field } from './field';
import type { Reference, Register } from './register';

/**
 * Suppliers: R1.2.1 (import), R1.2.2 (export), R1.4 (names). Fortnox gives few lengths (core-api §3.3): where it gives none the
 * customer's stand. Its list tells no time of change and shows all fields but er referens.
 */
export const suppliers: Register = {
  name: 'suppliers',
  label: 'leverantör',
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
    { ...field('namn', ['name', 200], ['Name', 1024], 'both', 'text'), required: true },
    field('adress', ['address', 200], ['Address1', 1024], 'both', 'text'),
    field('postnummer', ['zip_code', 20], ['ZipCode', 10], 'both', 'code'),
    field('ort', ['city', 100], ['City', 1024], 'both', 'text'),
    field('land', ['country_code', 10], ['CountryCode', 2], 'import', 'code'),
    { ...field('telefon', ['phone', 50], ['Phone1', 1024], 'both', 'code'), listedAs: 'Phone' },
    field('er referens', ['your_reference', 100], ['YourReference', 50], 'import', 'text'),
    {
      ...field('organisationsnummer', ['organisation_number', 30], ['OrganisationNumber', 30], 'both', 'code'),
      identifies: true,
    },
    field('e-post', ['email', 200], ['Email', 1024], 'both', 'code'),
    field('bankgiro', ['bankgiro', 20], ['BG', 30], 'both', 'code'),
    field('plusgiro', ['plusgiro', 20], ['PG', 30], 'both', 'code'),
    { ...field('valuta', ['currency', 3], ['Currency', 3], 'export', 'code'), refersTo: currencies },
    activeField,
  ],
};

/** The main supplier of an article. */
export const mainSupplier: Reference = {
  label: { sv: 'Leverantören', en: 'The supplier' },
  fortnox: { ...suppliers.fortnox, missing: 'mainSupplierMissing' },
  andersson: suppliers.andersson,
};
