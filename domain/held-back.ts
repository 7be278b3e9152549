/** How long an open transaction may hold back what is read from Andersson before it is a problem (design §4). */
const longestHoldMs = 5 * 60_000;

/** The limit of row versions, and since when it has been seen to stand there with writes beyond it. */
export interface StandStill {
  readonly limit: string;
  /** UTC instant. */
  readonly since: string;
}

/**
 * What is known of a limit that holds writes back: it stands still only as long as it is the same one. A busy database
 * always has some transaction open, and each one's limit begins anew.
 * @param before what was known at the look before
 * @param limit the limit as it is now; null where nothing is held back
 */
export function standStill(before: StandStill | null, limit: string | null, now: string): StandStill | null {
  if (limit === null) return null;
  return before?.limit === limit ? { limit, since: before.since } : { limit, since: now };
}

/** Whether nothing that was saved has been seen for too long. */
export function heldTooLong({ since }: StandStill, now: string): boolean {
  return Date.parse(now) - Date.parse(since) > longestHoldMs;
}
