/** Every topic of Fortnox's change feed (core-api §4.8). */
export type FeedTopic =
  | 'invoices'
  | 'orders'
  | 'offers'
  | 'customers'
  | 'articles'
  | 'suppliers'
  | 'supplier-invoices'
  | 'projects'
  | 'cost-centers'
  | 'currencies'
  | 'termsofdeliveries'
  | 'termsofpayments'
  | 'waysofdeliveries'
  | 'financial-years'
  | 'vouchers'
  | 'warehouse-stockbalances';

/** How a topic of a company's feed stands, all by the clock of Andersson's database. */
export interface FeedStanding {
  /** Since when every event has come in and been kept; null: nobody listens. */
  readonly unbrokenSince: string | null;
  /** Up to when that is known for certain. */
  readonly aliveAt: string | null;
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
  lastPollBeganAt,
  ...standing
}: FeedStanding & { readonly lastPollBeganAt: string | null }): boolean {
  const { unbrokenSince, now } = standing;
  if (unbrokenSince === null || lastPollBeganAt === null) return false;
  const isRecent = msBetween(lastPollBeganAt, now) < listEveryMs;
  return feedAlive(standing) && isRecent && msBetween(unbrokenSince, lastPollBeganAt) >= 0;
}

/** Somebody listens, and was heard of within the last minute. */
export function feedAlive({ unbrokenSince, aliveAt, now }: FeedStanding): boolean {
  return unbrokenSince !== null && aliveAt !== null && msBetween(aliveAt, now) <= aliveWithinMs;
}

function msBetween(from: string, to: string): number {
  return Date.parse(to) - Date.parse(from);
}
