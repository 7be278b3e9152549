import type { BasicData } from '../basics/basic-data';
import { companyData } from '../company-data';
import { errorCodes, refusal } from '../http/error-answers';
import { country, text } from '../resources/common-fields';
import type { FieldRule } from '../resources/field-rule';

/** Recorded customers show "" here when the field was never set; the others show null. */
const readsEmpty = { unsetReads: '' } as const;
const readOnly = { readOnly: true } as const;

const deliveryTypes = ['PRINT', 'EMAIL', 'PRINTSERVICE'];
const defaultTemplate = 'DEFAULTTEMPLATE';

const emailNames = ['EmailInvoice', 'EmailInvoiceBCC', 'EmailInvoiceCC', 'EmailOffer', 'EmailOfferBCC', 'EmailOfferCC'];
const orderEmailNames = ['EmailOrder', 'EmailOrderBCC', 'EmailOrderCC'];

/** Every field of a customer, in the order of the wire (core-api §3.2, recorded answers). */
export const customerFields = (basics: BasicData): readonly FieldRule[] => [
  text('Address1', 1024),
  text('Address2', 1024),
  text('City', 1024),
  text('Country', undefined, readOnly),
  text('Comments', 1024, { tooLongCode: errorCodes.commentsTooLong }),
  text('Currency', undefined, {
    exactly: 3,
    initial: 'SEK',
    check: basics.currency,
  }),
  text('CostCenter'),
  country('CountryCode'),
  { name: 'Active', kind: 'boolean', initial: true },
  text('CustomerNumber', 1024),
  {
    name: 'DefaultDeliveryTypes',
    kind: 'group',
    parts: ['Invoice', 'Order', 'Offer'].map((name) => text(name, undefined, { oneOf: deliveryTypes })),
    initial: { Invoice: 'PRINT', Order: 'PRINT', Offer: 'PRINT' },
  },
  {
    name: 'DefaultTemplates',
    kind: 'group',
    parts: ['Order', 'Offer', 'Invoice', 'CashInvoice'].map((name) => text(name)),
    initial: { Order: defaultTemplate, Offer: defaultTemplate, Invoice: defaultTemplate, CashInvoice: defaultTemplate },
  },
  text('DeliveryAddress1', 1024),
  text('DeliveryAddress2', 1024),
  text('DeliveryCity', 1024),
  text('DeliveryCountry', 1024, readOnly),
  country('DeliveryCountryCode'),
  text('DeliveryFax', 1024),
  text('DeliveryName', 1024),
  text('DeliveryPhone1', 1024),
  text('DeliveryPhone2', 1024),
  text('DeliveryZipCode', 10),
  text('Email', 1024, readsEmpty),
  ...[...emailNames, ...orderEmailNames].map((name) => text(name, 1024, readsEmpty)),
  text('ExternalReference', 1024),
  text('Fax', 1024),
  text('GLN', undefined, { exactly: 13 }),
  text('GLNDelivery', undefined, { exactly: 13 }),
  text('InvoiceAdministrationFee', undefined, { numeric: true }),
  { name: 'InvoiceDiscount', kind: 'number' },
  text('InvoiceFreight', undefined, { numeric: true }),
  text('InvoiceRemark', 1024, readsEmpty),
  text('Name', 1024, { required: true }),
  text('OrganisationNumber', 30, readsEmpty),
  text('OurReference', 50, readsEmpty),
  text('Phone1', 1024),
  text('Phone2', 1024),
  text('PriceList', undefined, {
    initial: 'A',
    check: basics.priceList,
  }),
  text('Project', undefined, readsEmpty),
  text('SalesAccount', undefined, {
    exactly: 4,
    numeric: true,
    check: (value) =>
      companyData.hasAccount(value) ? undefined : refusal(errorCodes.accountNotFound, 'Kan inte hitta kontot.'),
  }),
  { name: 'ShowPriceVATIncluded', kind: 'boolean', initial: false },
  text('TermsOfDelivery', undefined, readsEmpty),
  text('TermsOfPayment', undefined, {
    ...readsEmpty,
    check: basics.termsOfPayment,
  }),
  text('Type', undefined, { oneOf: ['PRIVATE', 'COMPANY'], initial: 'COMPANY' }),
  text('VATNumber', undefined, readsEmpty),
  text('VATType', undefined, {
    oneOf: ['SEVAT', 'SEREVERSEDVAT', 'EUREVERSEDVAT', 'EUVAT', 'EXPORT'],
    initial: 'SEVAT',
  }),
  text('VisitingAddress', 128),
  text('VisitingCity', 128),
  text('VisitingCountry', 128, readOnly),
  country('VisitingCountryCode'),
  text('VisitingZipCode', 10),
  text('WayOfDelivery', undefined, readsEmpty),
  text('WWW', 128, readsEmpty),
  text('YourReference', 50, { ...readsEmpty, tooLongCode: errorCodes.yourReferenceTooLong }),
  text('ZipCode', 10),
];
