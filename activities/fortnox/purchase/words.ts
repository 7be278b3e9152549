import type { Purchase, PurchaseRow } from '../../../domain/purchase/purchase';
import type { Said } from '../failures';

/** The purchase as a sentence begins with it. */
export function purchaseWords({ number }: Purchase): Said {
  return { sv: `Inköp ${number}`, en: `Purchase ${number}` };
}

/** A row of it. */
export function rowWords(purchase: Purchase, { rowNumber }: PurchaseRow): Said {
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
