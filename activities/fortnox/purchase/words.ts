import type { Purchase, PurchaseRow } from '../../../domain/purchase/purchase';
import { clean } from '../../../domain/text';
import type { Said } from '../failures';

/** The purchase as a sentence begins with it. */
export function purchaseWords({ number }: Purchase): Said {
  return { sv: `Inköp ${number}`, en: `Purchase ${number}` };
}

/** Its supplier. */
export function supplierWords(purchase: Purchase): Said {
  const number = clean(purchase.supplierNumber);
  return and(purchaseWords(purchase), { sv: `, leverantör ${number}`, en: `, supplier ${number}` });
}

/** A row of it, or of its receipt: they are numbered alike. */
export function rowWords(purchase: Purchase, { rowNumber }: Pick<PurchaseRow, 'rowNumber'>): Said {
  return and(purchaseWords(purchase), { sv: ` rad ${rowNumber}`, en: ` row ${rowNumber}` });
}

/** A Fortnox order by its number. */
export function orderWords(fortnoxNumber: string): Said {
  return { sv: `Inköpsorder ${fortnoxNumber} i Fortnox`, en: `Purchase order ${fortnoxNumber} in Fortnox` };
}

/** An order by the reference it is found again by. */
export function referenceWords(reference: string): Said {
  return {
    sv: `Inköpsorder med intern referens ${reference}`,
    en: `Purchase order with internal reference ${reference}`,
  };
}

/** Puts more after a text. */
export function and(first: Said, second: Said): Said {
  return { sv: `${first.sv}${second.sv}`, en: `${first.en}${second.en}` };
}

/** The same in both languages: numbers, codes and signs. */
export function same(words: string): Said {
  return { sv: words, en: words };
}
