import { DateTime } from 'luxon';

/** Codes of terms that are their number of days; Fortnox tells terms by code and description only (core-api §3.1). */
const daysAsCode = /^\d{1,3}$/;

/** The day an invoice of that date falls due; null where the code of the terms names no days, and Fortnox sets it. */
export function dueDateOf(invoiceDate: string, paymentTerms: string): string | null {
  if (!daysAsCode.test(paymentTerms)) return null;
  return DateTime.fromISO(invoiceDate)
    .plus({ days: Number(paymentTerms) })
    .toISODate();
}
