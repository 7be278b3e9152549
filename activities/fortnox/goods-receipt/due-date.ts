import { DateTime } from 'luxon';

/** The goods are paid before they come, or as they come. */
const atOnce = /^(?:kontant|förskott|postförskott|efterkrav|omgående|direkt)(?:s?betalning)?(?: netto)?$/iu;
/** The days count from the end of the month of delivery: "fri leveransmånad", "fri lev. mån.", "löpande månad". */
const freeMonth = /(?<!\p{L})(?:fri|löp\p{L}*)\.?\s*(?:lev\p{L}*\.?\s*)?mån\p{L}*\.?/iu;
/** Around the days, nothing may stand but what changes nothing: "Faktura, 30 dagar netto", "10 dgr", "N30". */
const before = String.raw`(?:(?:faktura|betalning|inom|netto|net|n)[\s,:]*)*`;
const after = String.raw`(?:[\s,]*(?:netto|net|kredit|(?:från|efter|after)\s+(?:fakturadatum|leverans|leveransdatum|invoice(?:\s+date)?)))*`;
const days = new RegExp(
  String.raw`^${before}(\d{1,3})(?:[\s-]*(?:d|dg|dgr|dag|dagar|dagars|day|days))?\.?${after}\.?$`,
  'iu',
);

/**
 * The day an invoice dated the day its goods came falls due, by the description of its terms of payment; null where the
 * description is not sure to say it (docs/decisions/0020).
 */
export function dueDateOf(invoiceDate: string, description: string): string | null {
  const terms = description.trim();
  if (atOnce.test(terms)) return invoiceDate;
  const rest = terms.replace(freeMonth, '');
  const count = days.exec(rest.replace(/^[\s,+]+|[\s,+]+$/gu, ''))?.[1];
  if (count === undefined) return null;
  const date = DateTime.fromISO(invoiceDate);
  return (rest === terms ? date : date.endOf('month')).plus({ days: Number(count) }).toISODate();
}
