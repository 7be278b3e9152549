import type { BasicData } from '../basics/basic-data';
import { countryName } from '../company-data';
import { errorCodes, type Refusal, refusal } from '../http/error-answers';
import type { Fields, ResourceDefinition } from '../resources/resource-definition';
import { customerFields } from './customer-fields';

const textOf = (fields: Fields, name: string): string => String(fields.get(name) ?? '');

const countryFrom =
  (codeField: string) =>
  (fields: Fields): string | undefined =>
    countryName(textOf(fields, codeField));

/** The list's own shape: one `Phone`, no Active, no change time, unset text as "" (core-api §3.1, §3.2). */
function listItem(fields: Fields): Record<string, unknown> {
  return {
    Address1: textOf(fields, 'Address1'),
    Address2: textOf(fields, 'Address2'),
    City: textOf(fields, 'City'),
    CustomerNumber: textOf(fields, 'CustomerNumber'),
    Email: textOf(fields, 'Email'),
    Name: textOf(fields, 'Name'),
    OrganisationNumber: textOf(fields, 'OrganisationNumber'),
    Phone: textOf(fields, 'Phone1'),
    ZipCode: textOf(fields, 'ZipCode'),
  };
}

/** Country letters and 2–12 further signs: as much as can be told without asking the EU's register. */
const vatNumberForm = /^[A-Z]{2}[0-9A-Z+*]{2,12}$/;

/** Only EU types are checked (core-api §3.2). */
function check(fields: Fields): Refusal | undefined {
  const vatNumber = textOf(fields, 'VATNumber');
  const isEuType = textOf(fields, 'VATType').startsWith('EU');
  if (!isEuType || vatNumber === '' || vatNumberForm.test(vatNumber)) return undefined;
  return refusal(errorCodes.vatNumber, 'Ogiltigt VAT-nummer.');
}

/** Customers: `/3/customers`. */
export const customerDefinition = (basics: BasicData): ResourceDefinition => ({
  collection: 'customers',
  item: 'Customer',
  list: 'Customers',
  keyFields: ['CustomerNumber'],
  fields: customerFields(basics),
  listItem,
  derived: {
    Country: countryFrom('CountryCode'),
    DeliveryCountry: countryFrom('DeliveryCountryCode'),
    VisitingCountry: countryFrom('VisitingCountryCode'),
  },
  echoedOnCreate: ['SalesAccount', 'InvoiceAdministrationFee', 'InvoiceFreight'],
  lastmodified: 'proven',
  filters: {
    active: (fields) => fields.get('Active') === true,
    inactive: (fields) => fields.get('Active') !== true,
  },
  search: {
    customernumber: ['CustomerNumber'],
    name: ['Name'],
    zipcode: ['ZipCode'],
    city: ['City'],
    email: ['Email'],
    phone: ['Phone1', 'Phone2'],
    organisationnumber: ['OrganisationNumber'],
    gln: ['GLN'],
    glndelivery: ['GLNDelivery'],
  },
  sorts: { customernumber: 'CustomerNumber', name: 'Name' },
  firstNumber: 1,
  refusals: {
    notFound: { status: 404, code: errorCodes.customerNotFound, message: 'Kan inte hitta kunden.' },
    numberTaken: (number) =>
      refusal(errorCodes.numberTaken, `Kundnummer ${number} används redan, eller har använts och raderats.`),
    // The sheet gives no other code for an empty name than the one for a taken number (core-api §2.5).
    missing: (field) => refusal(errorCodes.numberTaken, `Fältet ${field} måste anges.`),
  },
  check,
});
