import { DateTime } from 'luxon';

/** An instant as the clock on a Swedish wall shows it to whoever reads, `2026-11-23 10:05`. */
export function wallTime(instant: string): string {
  return DateTime.fromISO(instant, { zone: 'Europe/Stockholm' }).toFormat('yyyy-MM-dd HH:mm');
}
