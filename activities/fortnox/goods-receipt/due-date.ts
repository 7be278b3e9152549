import { DateTime } from 'luxon';

/** The goods are paid before they come, or as they come. */
const atOnce = /^(?:kontant|förskott|postförskott|efterkrav|omgående|direkt)(?:s?betalning)?(?: netto)?$/iu;
/** The days count from the end of the month of delivery: "fri leveransmånad", "fri lev. mån.", "löpande månad". */
const freeMonth = /(?:fri|löp)\p{L}*\.?\s*(?:lev\p{L}*\.?\s*)?mån\p{L}*\.?/iu;
/** One figure that is a number of days: "30 dagar netto", "10 dgr", "Faktura 30 dagar"; a discount has a second one. */
const daysInWords = /^\D*?(\d{1,3})[\s-]*(?:d|dg|dgr|dag|dagar|dagars|day|days)(?!\p{L})\D*$/iu;
/** The same with nothing said of what it counts: "30", "Netto 30", "N30". */
const daysAlone = /^\+?\s*(?:n|net|netto)?\s*(\d{1,3})\s*(?:net|netto)?\s*\+?$/iu;
/** A month's end that is not known to be before the days or after them, or a part that is paid at once. */
const saysMore = /mån|month|eom|kontant|förskott|efterkrav/iu;

/**
 * The day an invoice dated the day its goods came falls due, by the description of its terms of payment; null where the
 * description is not sure to say it (docs/decisions/0020).
 */
export function dueDateOf(invoiceDate: string, description: string): string | null {
  const terms = description.trim();
  if (atOnce.test(terms)) return invoiceDate;
  const rest = terms.replace(freeMonth, '').trim();
  const days = saysMore.test(rest) ? undefined : (daysInWords.exec(rest) ?? daysAlone.exec(rest))?.[1];
  if (days === undefined) return null;
  const date = DateTime.fromISO(invoiceDate);
  return (rest === terms ? date : date.endOf('month')).plus({ days: Number(days) }).toISODate();
}
