/** The topics of Fortnox's change feed that are listened to (core-api §4.8). */
export const feedTopics = [
  'customers',
  'suppliers',
  'articles',
  'orders',
  'currencies',
  'warehouse-stockbalances',
] as const;

export type FeedTopic = (typeof feedTopics)[number];

/** How a company's feed stands, all by the clock of Andersson's database. */
export interface FeedStanding {
  /** Since when every event has come in and been kept; null: nobody is connected. */
  readonly unbrokenSince: string | null;
  /** Up to when that is known for certain. */
  readonly aliveAt: string | null;
  /** The topics it has been unbroken for. */
  readonly topics: readonly string[];
  readonly now: string;
}

/** A feed of which nothing has been heard for so long is as good as none. */
const aliveWithinMs = 60_000;
/** However well the feed stands, the list is looked at so often: an event that never was sent is made good then. */
const listEveryMs = 3_600_000;

/**
 * May this run leave a register's list unread and look only at what the feed has told? Only where a whole list was read
 * since the feed has been unbroken, less than an hour ago: what changed before that reading was in it, what changed
 * after it has been told.
 * @param lastPollBeganAt when the last finished reading of the list began; null: never
 */
export function feedCovers({
  unbrokenSince,
  aliveAt,
  topics,
  now,
  topic,
  lastPollBeganAt,
}: FeedStanding & { readonly topic: FeedTopic; readonly lastPollBeganAt: string | null }): boolean {
  if (unbrokenSince === null || lastPollBeganAt === null) return false;
  const isRecent = msBetween(lastPollBeganAt, now) < listEveryMs;
  const isSince = msBetween(unbrokenSince, lastPollBeganAt) >= 0;
  return topics.includes(topic) && feedAlive({ unbrokenSince, aliveAt, now }) && isRecent && isSince;
}

/** Somebody is connected, and was heard of within the last minute. */
export function feedAlive({ unbrokenSince, aliveAt, now }: Omit<FeedStanding, 'topics'>): boolean {
  return unbrokenSince !== null && aliveAt !== null && msBetween(aliveAt, now) <= aliveWithinMs;
}

function msBetween(from: string, to: string): number {
  return Date.parse(to) - Date.parse(from);
}
