import type { Said } from '../failures';

/** An inbound document by its key in Fortnox. */
export function inboundWords(key: string): Said {
  return { sv: `Inleverans ${key} i Fortnox`, en: `Inbound document ${key} in Fortnox` };
}

/** A supplier invoice by Fortnox's number. */
export function invoiceWords(fortnoxNumber: string): Said {
  return { sv: `Leverantörsfaktura ${fortnoxNumber} i Fortnox`, en: `Supplier invoice ${fortnoxNumber} in Fortnox` };
}

/** A supplier invoice by what it is found again by. */
export function invoiceNumberWords(supplierNumber: string, invoiceNumber: string): Said {
  return {
    sv: `Leverantörsfaktura med fakturanummer ${invoiceNumber} från leverantör ${supplierNumber}`,
    en: `Supplier invoice with invoice number ${invoiceNumber} of supplier ${supplierNumber}`,
  };
}
