import { InvalidArgumentError } from 'commander';
import { DateTime } from 'luxon';
import { swedishZone } from '../../activities/andersson/wall-time';

/**
 * A local date or date and time, `2026-11-23` or `2026-11-23 10:05`, as a UTC instant; a date is its first moment. A
 * time that summer time skips is refused; of one that comes twice the first counts, so that nothing is left out.
 * @throws InvalidArgumentError
 */
export function wallTimeArgument(value: string): string {
  const formats = ['yyyy-MM-dd', 'yyyy-MM-dd HH:mm', "yyyy-MM-dd'T'HH:mm"];
  for (const format of formats) {
    const read = DateTime.fromFormat(value, format, { zone: swedishZone });
    if (!read.isValid) continue;
    if (read.toFormat(format) !== value)
      throw new InvalidArgumentError('Den tiden finns inte: klockan ställs fram då.');
    const earlier = read.minus({ hours: 1 });
    const first = earlier.toFormat(format) === value && format !== 'yyyy-MM-dd' ? earlier : read;
    return first.toUTC().toISO({ suppressMilliseconds: false });
  }
  throw new InvalidArgumentError('Skriv ett datum, 2026-11-23, eller datum och tid, "2026-11-23 10:05".');
}
