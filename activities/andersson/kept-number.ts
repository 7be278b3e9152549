import { createHash } from 'node:crypto';
import { longestNumberInAndersson } from '../../domain/registers/register';

/**
 * The number a record's link is kept under. One longer than any of Andersson's can be is shortened to what links have
 * room for, and stays its own by a digest of the whole; only a failure tells it whole.
 */
export function keptNumber(number: string): string {
  if (number.length <= longestNumberInAndersson) return number;
  const digest = createHash('sha256').update(number).digest('hex').slice(0, 12);
  return `${number.slice(0, longestNumberInAndersson - digest.length - 1)}…${digest}`;
}
