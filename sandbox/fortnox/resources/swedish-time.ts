import { DateTime } from 'luxon';

/** Fortnox thinks in Swedish local time (core-api §2.2). */
const zone = 'Europe/Stockholm';
const stampFormat = 'yyyy-MM-dd HH:mm:ss';
const dayLength = 'yyyy-MM-dd'.length;
const acceptedFormats = ['yyyy-MM-dd', 'yyyy-MM-dd HH:mm', stampFormat];

/** A moment of change: the instant and its Swedish reading, both to the second. */
export interface ChangeStamp {
  readonly epochSeconds: number;
  readonly local: string;
}

let latest: ChangeStamp | undefined;

/** The stamp of an instant; many documents are stamped in one second, and the reading is dear. */
export function changeStamp(at: Date): ChangeStamp {
  const epochSeconds = Math.floor(at.getTime() / 1_000);
  if (latest?.epochSeconds !== epochSeconds) {
    latest = { epochSeconds, local: DateTime.fromSeconds(epochSeconds, { zone }).toFormat(stampFormat) };
  }
  return latest;
}

/** The day it is in Sweden, `YYYY-MM-DD`. */
export function swedishDay(at: Date): string {
  return changeStamp(at).local.slice(0, dayLength);
}

/** Whether the text is a day that exists, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid;
}

/** Summer and winter, in the order tried: of the two instants the repeated hour has, the earlier is meant. */
const offsetsInSeconds = [2 * 3_600, 3_600] as const;

function instantOf(reading: DateTime): number {
  const local = reading.toFormat(stampFormat);
  const [asSummer, asWinter] = offsetsInSeconds.map((offset) => reading.toSeconds() - offset) as [number, number];
  // The hour that spring skips is read as winter time, which lands just after the skip.
  return changeStamp(new Date(asSummer * 1_000)).local === local ? asSummer : asWinter;
}

/** Reads a `lastmodified` value; undefined when it is none of the forms Fortnox takes. */
export function parseSwedishTime(text: string): ChangeStamp | undefined {
  for (const format of acceptedFormats) {
    // Read without a zone: Luxon's own choice in the repeated hour depends on the machine's date.
    const reading = DateTime.fromFormat(text, format, { zone: 'utc' });
    if (reading.isValid) return { epochSeconds: instantOf(reading), local: reading.toFormat(stampFormat) };
  }
  return undefined;
}
