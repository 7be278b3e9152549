import { DateTime } from 'luxon';

/** People read and write times as the clock on a Swedish wall shows them. */
export const swedishZone = 'Europe/Stockholm';

/** An instant as people read it, `2026-11-23 10:05`. */
export function wallTime(instant: string): string {
  return DateTime.fromISO(instant, { zone: swedishZone }).toFormat('yyyy-MM-dd HH:mm');
}
