import { errorCodes } from '../http/error-answers';
import { number, text } from '../resources/common-fields';
import { codeRegister } from './code-register';

const filledByFortnox = { readOnly: true, userFills: true } as const;

/** Currencies: `/3/currencies` (core-api §3.5). One without rates is possible: nobody has fetched or typed any. */
export const currencyDefinition = codeRegister({
  collection: 'currencies',
  item: 'Currency',
  list: 'Currencies',
  fields: [
    number('BuyRate'),
    text('Code', undefined, { required: true, exactly: 3 }),
    text('Date', undefined, filledByFortnox),
    text('Description', undefined, { required: true }),
    { name: 'IsAutomatic', kind: 'boolean', initial: false, ...filledByFortnox },
    number('SellRate'),
    number('Unit', { initial: 1 }),
  ],
  notFound: { code: errorCodes.currencyNotFound, message: 'Kan inte hitta valutan.' },
});

/** Units: `/3/units` (core-api §3.5). */
export const unitDefinition = codeRegister({
  collection: 'units',
  item: 'Unit',
  list: 'Units',
  fields: [
    text('Code', 20, { required: true }),
    text('Description', 100, { required: true }),
    text('CodeEnglish', 100),
  ],
  notFound: { code: errorCodes.unitNotFound, message: 'Kan inte hitta enheten.' },
});

/** Terms of payment: `/3/termsofpayments`; the sheets name the code of a missing one and the path, Fortnox's OpenAPI the rest. */
export const termsOfPaymentDefinition = codeRegister({
  collection: 'termsofpayments',
  item: 'TermsOfPayment',
  list: 'TermsOfPayments',
  fields: [text('Code', 25, { required: true }), text('Description', undefined, { required: true })],
  notFound: { code: errorCodes.termsOfPaymentNotFound, message: 'Kan inte hitta betalningsvillkoret.' },
  lastmodified: 'proven',
});
