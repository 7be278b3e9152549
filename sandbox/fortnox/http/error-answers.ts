import type { Answer } from './answer';

/**
 * ErrorInformation codes. Those from 2999000 up are INVENTED here: the sheet gives no code for the case, and a number
 * outside Fortnox's range keeps anyone from leaning on it.
 */
export const errorCodes = {
  articleNotFound: 2000428,
  unitNotFound: 2000432,
  articleNumberTaken: 2000013,
  articleNumberCharacters: 2000166,
  unitIsNull: 2000699,
  customerNotFound: 2000433,
  numberTaken: 2000637,
  illegalCharacters: 2000359,
  notNumeric: 2000108,
  notBoolean: 2000134,
  notText: 2005095,
  unknownField: 2001399,
  wrongEnvelope: 2001392,
  jsonSyntax: 2002115,
  unknownFilter: 2000587,
  illegalParameter: 2000588,
  yourReferenceTooLong: 2001600,
  commentsTooLong: 2001896,
  vatNumber: 2004194,
  termsOfPaymentNotFound: 2000429,
  accountNotFound: 2000423,
  rowArticleNotFound: 2001302,
  rowAccountNotFound: 2001303,
  supplierInvoiceUnbalanced: 2000755,
  rowWithoutCode: 2003115,
  periodLocked: 2000401,
  alreadyCancelled: 2001279,
  warehouseModule: 2003127,
  notInWarehouseModule: 2003277,
  missingRight: 2000663,
  systemException: 1000003,
  wrongLength: 2999001,
  notOneOf: 2999002,
  unknownCountry: 2999003,
  readOnlyField: 2999004,
  unknownCurrency: 2999005,
  unknownPriceList: 2999006,
  numberCannotChange: 2999007,
  noSuchPath: 2999008,
  supplierNotFound: 2999009,
  supplierNumberTaken: 2999010,
  currencyNotFound: 2999011,
  codeTaken: 2999012,
  fieldMissing: 2999013,
  outOfRange: 2999014,
  supplierInvoiceNotFound: 2999015,
  notADay: 2999016,
  supplierInvoiceBooked: 2999017,
  supplierInvoiceCancelled: 2999018,
  alreadyCredited: 2999019,
  currencyRateMissing: 2999020,
  rowWithoutAccount: 2999021,
  priceNotFound: 2999022,
  priceTaken: 2999023,
  priceListNotFound: 2999024,
  articleOfPriceUnknown: 2999025,
} as const;

/** A reason Fortnox would give for saying no; `status` decides how the keys are spelled. */
export interface Refusal {
  readonly status: number;
  readonly code: number;
  readonly message: string;
}

/** A validation refusal: 400. */
export function refusal(code: number, message: string): Refusal {
  return { status: 400, code, message };
}

/** The key spelling trap: not found has capital keys, validation lower-case ones (core-api §2.5). */
export function refusalAnswer({ status, code, message }: Refusal): Answer {
  const information = status === 404 ? { Error: 1, Message: message, Code: code } : { error: 1, message, code };
  return { status, json: { ErrorInformation: information } };
}
