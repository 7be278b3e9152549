import type { BasicData } from '../basics/basic-data';
import { countryName } from '../company-data';
import { errorCodes, refusal } from '../http/error-answers';
import type { Fields, ResourceDefinition } from '../resources/resource-definition';
import { supplierFields } from './supplier-fields';

const textOf = (fields: Fields, name: string): string => String(fields.get(name) ?? '');

const listedTexts = ['Address1', 'Address2', 'BankAccountNumber', 'BG', 'BIC', 'City', 'CostCenter', 'CountryCode']
  .concat('Currency', 'Email', 'IBAN', 'Name', 'OrganisationNumber', 'PG')
  .concat('PreDefinedAccount', 'Project', 'SupplierNumber', 'TermsOfPayment', 'ZipCode');

/** The list shows Active, alone among the registers, and one `Phone`; unset text as in the list of customers. */
function listItem(fields: Fields): Record<string, unknown> {
  const texts = listedTexts.map((name) => [name, textOf(fields, name)]);
  return {
    Active: fields.get('Active') === true,
    ...Object.fromEntries(texts),
    DisablePaymentFile: fields.get('DisablePaymentFile') === true,
    Phone: textOf(fields, 'Phone1'),
  };
}

/** Suppliers: `/3/suppliers`. No filter; the search words are known from a client only (core-api §3.1). */
export const supplierDefinition = (basics: BasicData): ResourceDefinition => ({
  collection: 'suppliers',
  item: 'Supplier',
  list: 'Suppliers',
  keyFields: ['SupplierNumber'],
  fields: supplierFields(basics),
  listItem,
  derived: { Country: (fields) => countryName(textOf(fields, 'CountryCode')) },
  echoedOnCreate: [],
  filters: {},
  search: {
    suppliernumber: ['SupplierNumber'],
    name: ['Name'],
    city: ['City'],
    email: ['Email'],
    organisationnumber: ['OrganisationNumber'],
    phone1: ['Phone1'],
    phone2: ['Phone2'],
    zipcode: ['ZipCode'],
  },
  sorts: { suppliernumber: 'SupplierNumber', name: 'Name' },
  firstNumber: 1,
  refusals: {
    notFound: { status: 404, code: errorCodes.supplierNotFound, message: 'Kan inte hitta leverantören.' },
    numberTaken: (number) => refusal(errorCodes.supplierNumberTaken, `Leverantörsnummer ${number} används redan.`),
    missing: (field) => refusal(errorCodes.fieldMissing, `Fältet ${field} måste anges.`),
  },
  check: () => undefined,
});
