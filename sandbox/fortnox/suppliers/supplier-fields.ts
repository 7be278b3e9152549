import type { BasicData } from '../basics/basic-data';
import { errorCodes } from '../http/error-answers';
import { country, text } from '../resources/common-fields';
import type { FieldRule } from '../resources/field-rule';

const readOnly = { readOnly: true } as const;

/** Every field of a supplier (core-api §3.3); nobody has recorded one, so the order is that of the description. */
export const supplierFields = (basics: BasicData): readonly FieldRule[] => [
  { name: 'Active', kind: 'boolean', initial: true },
  text('Address1'),
  text('Address2'),
  text('Bank'),
  text('BankAccountNumber'),
  text('BG'),
  text('BIC'),
  text('BranchCode'),
  text('City', 1024),
  text('ClearingNumber'),
  text('Comments', 1024, { tooLongCode: errorCodes.commentsTooLong }),
  text('CostCenter'),
  text('Country', undefined, readOnly),
  country('CountryCode'),
  text('Currency', undefined, { exactly: 3, initial: 'SEK', check: basics.currency }),
  { name: 'DisablePaymentFile', kind: 'boolean', initial: false },
  text('Email'),
  text('Fax'),
  text('IBAN'),
  text('Name', 1024, { required: true }),
  text('OrganisationNumber'),
  text('OurCustomerNumber'),
  text('OurReference'),
  text('PG'),
  text('Phone1', 1024),
  text('Phone2', 1024),
  text('PreDefinedAccount', undefined, { exactly: 4, numeric: true }),
  text('Project'),
  text('SupplierNumber'),
  text('TermsOfPayment', undefined, { check: basics.termsOfPayment }),
  text('VATNumber'),
  text('VATType'),
  text('VisitingAddress'),
  text('VisitingCity'),
  text('VisitingCountry'),
  country('VisitingCountryCode'),
  text('VisitingZipCode'),
  text('WorkPlace'),
  text('WWW'),
  text('YourReference'),
  text('ZipCode'),
];
