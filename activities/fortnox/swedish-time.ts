import { DateTime } from 'luxon';

/** Fortnox's clock on the wall (core-api §2.2). */
const fortnoxZone = 'Europe/Stockholm';
const minuteFormat = 'yyyy-MM-dd HH:mm';

/**
 * The `lastmodified` value that misses nothing changed at or after `since`: Swedish local time at minute granularity.
 * In the hour before clocks are turned back, later changes get earlier times on the wall, so the value moves back too.
 */
export function lastModifiedSince(since: Date): string {
  const from = DateTime.fromJSDate(since, { zone: fortnoxZone });
  const hourOnTheWallRepeats = from.plus({ hours: 1 }).offset < from.offset;
  const asked = hourOnTheWallRepeats ? from.minus({ hours: 1 }) : from;
  return asked.toFormat(minuteFormat);
}

/** Whether the clock on the wall shows this minute twice, as in the hour when clocks are turned back: it tells no order then. */
export function isRepeatedOnTheWall(instant: Date): boolean {
  const at = DateTime.fromJSDate(instant, { zone: fortnoxZone });
  return at.plus({ hours: 1 }).offset < at.offset || at.minus({ hours: 1 }).offset > at.offset;
}

/** The minute an instant falls in, as `lastmodified` takes it. */
export function lastModifiedMinute(instant: Date): string {
  return DateTime.fromJSDate(instant, { zone: fortnoxZone }).toFormat(minuteFormat);
}

/** The local date in Sweden at an instant, `YYYY-MM-DD`: what Fortnox means by today. */
export function swedishDay(instant: Date): string {
  return DateTime.fromJSDate(instant, { zone: fortnoxZone }).toFormat('yyyy-MM-dd');
}
