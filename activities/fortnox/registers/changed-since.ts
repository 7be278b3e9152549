import { lastModifiedSince } from '../swedish-time';
import type { ListQuery } from './register-api';

/**
 * How far back of the cursor a list is read again (design rule 7): `lastmodified` works in minutes, and a change may
 * show in the list a moment after it was made.
 */
const overlapMs = 2 * 60_000;

/** The query for what has changed since a cursor, overlap and all. */
export function changedSinceQuery(since: string): ListQuery {
  return { lastmodified: lastModifiedSince(new Date(Date.parse(since) - overlapMs)) };
}
