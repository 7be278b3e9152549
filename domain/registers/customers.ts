import { activeField, field } from './field';
import type { Register } from './register';

/** Customers: R1.1.1 (import), R1.1.2 (export), R1.4 (names); lengths on Fortnox's side from core-api §3.2. */
export const customers: Register = {
  name: 'customers',
  label: { sv: 'kund', en: 'customer' },
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
    { ...field({ sv: 'namn', en: 'name' }, ['name', 200], ['Name', 1024], 'both', 'text'), required: true },
    field({ sv: 'adress', en: 'address' }, ['address', 200], ['Address1', 1024], 'both', 'text'),
    field({ sv: 'postnummer', en: 'postcode' }, ['zip_code', 20], ['ZipCode', 10], 'both', 'code'),
    field({ sv: 'ort', en: 'city' }, ['city', 100], ['City', 1024], 'both', 'text'),
    { ...field({ sv: 'telefon', en: 'phone' }, ['phone', 50], ['Phone1', 1024], 'both', 'code'), listedAs: 'Phone' },
    field({ sv: 'fax', en: 'fax' }, ['fax', 50], ['Fax', 1024], 'export', 'code'),
    field({ sv: 'e-post', en: 'e-mail' }, ['email', 200], ['Email', 1024], 'both', 'code'),
    field({ sv: 'webbadress', en: 'web address' }, ['web_address', 200], ['WWW', 128], 'export', 'text'),
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
    {
      ...field(
        { sv: 'leveransadress', en: 'delivery address' },
        ['address', 200],
        ['DeliveryAddress1', 1024],
        'export',
        'text',
      ),
      copy: true,
    },
    {
      ...field(
        { sv: 'leveranspostnummer', en: 'delivery postcode' },
        ['zip_code', 20],
        ['DeliveryZipCode', 10],
        'export',
        'code',
      ),
      copy: true,
    },
    {
      ...field({ sv: 'leveransort', en: 'delivery city' }, ['city', 100], ['DeliveryCity', 1024], 'export', 'text'),
      copy: true,
    },
    activeField,
  ],
};
