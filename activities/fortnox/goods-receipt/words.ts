import type { Said } from '../failures';
import { and } from '../purchase/words';

/** An inbound document by its key in Fortnox. */
export function inboundWords(key: string): Said {
  return { sv: `Inleverans ${key} i Fortnox`, en: `Inbound document ${key} in Fortnox` };
}

/** A supplier invoice by Fortnox's number. */
export function invoiceWords(fortnoxNumber: string): Said {
  return { sv: `Leverantörsfaktura ${fortnoxNumber} i Fortnox`, en: `Supplier invoice ${fortnoxNumber} in Fortnox` };
}

/** A supplier invoice by what it is found again by. */
export function invoiceNumberWords(supplierNumber: string | null, invoiceNumber: string): Said {
  const number = {
    sv: `Leverantörsfaktura med fakturanummer ${invoiceNumber}`,
    en: `Supplier invoice with invoice number ${invoiceNumber}`,
  };
  if (supplierNumber === null) return number;
  return and(number, { sv: ` från leverantör ${supplierNumber}`, en: ` of supplier ${supplierNumber}` });
}
