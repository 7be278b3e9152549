import { DateTime } from 'luxon';

/**
 * Codes of terms begin with their number of days: "30", "30D", "30 dagar netto"; Fortnox tells terms by code and
 * description only (core-api §3.1).
 */
const daysFirst = /^\s*(\d{1,3})(?!\d)(.*)$/;
/** A discount's figures, or a month whose end counts: so many days from the invoice's date is not what it says. */
const saysMore = /\d|%|mån|month|eom/i;

/** The day an invoice of that date falls due; null where the code of the terms names no days, and Fortnox sets it. */
export function dueDateOf(invoiceDate: string, paymentTerms: string): string | null {
  const [, days, rest = ''] = daysFirst.exec(paymentTerms) ?? [];
  if (days === undefined || saysMore.test(rest)) return null;
  return DateTime.fromISO(invoiceDate)
    .plus({ days: Number(days) })
    .toISODate();
}
