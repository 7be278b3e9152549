import { activeField, field } from './field';
import type { Register } from './register';

/** Customers: R1.1.1 (import), R1.1.2 (export), R1.4 (names); lengths on Fortnox's side from core-api §3.2. */
export const customers: Register = {
  name: 'customers',
  label: 'kund',
  mainSide: 'fortnox',
  usualDirection: 'import',
  after: [],
  andersson: { table: 'customer', key: 'customer_number' },
  fortnox: {
    scope: 'customer',
    collection: 'customers',
    single: 'Customer',
    list: 'Customers',
    key: 'CustomerNumber',
    searchByKey: 'customernumber',
    changes: 'lastmodified',
    topic: 'customers',
    facts: {},
    numberLength: 1024,
    madeWith: {},
  },
  fields: [
    { ...field('namn', ['name', 200], ['Name', 1024], 'both', 'text'), required: true },
    field('adress', ['address', 200], ['Address1', 1024], 'both', 'text'),
    field('postnummer', ['zip_code', 20], ['ZipCode', 10], 'both', 'code'),
    field('ort', ['city', 100], ['City', 1024], 'both', 'text'),
    { ...field('telefon', ['phone', 50], ['Phone1', 1024], 'both', 'code'), listedAs: 'Phone' },
    field('fax', ['fax', 50], ['Fax', 1024], 'export', 'code'),
    field('e-post', ['email', 200], ['Email', 1024], 'both', 'code'),
    field('webbadress', ['web_address', 200], ['WWW', 128], 'export', 'text'),
    field('er referens', ['your_reference', 100], ['YourReference', 50], 'import', 'text'),
    {
      ...field('organisationsnummer', ['organisation_number', 30], ['OrganisationNumber', 30], 'both', 'code'),
      identifies: true,
    },
    { ...field('leveransadress', ['address', 200], ['DeliveryAddress1', 1024], 'export', 'text'), copy: true },
    { ...field('leveranspostnummer', ['zip_code', 20], ['DeliveryZipCode', 10], 'export', 'code'), copy: true },
    { ...field('leveransort', ['city', 100], ['DeliveryCity', 1024], 'export', 'text'), copy: true },
    activeField,
  ],
};
