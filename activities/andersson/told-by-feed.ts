import { type FeedTopic, feedCovers } from '../../domain/sync/feed';
import type { AnderssonDatabase, AnderssonExecutor } from './database';
import { forgetAllHints, forgetHints, takeHints } from './feed-hints';
import { feedStanding } from './feed-standing';

/** So many are looked at in one run; what the feed has told beyond them waits for the next. */
const hintsPerRun = 500;

/** Whose hints, and how its runs stand; all instants by the clock of Andersson's database. */
export interface FeedQuestion {
  readonly company: string;
  readonly database: AnderssonDatabase;
  /** Whether the company listens to the feed. */
  readonly feed: boolean;
  readonly topic: FeedTopic;
  /** When the last finished run that read the whole list began; null: none has. */
  readonly listedAt: string | null;
  readonly startedAt: string;
}

/** The records that the change feed has told of, where a run need look at nothing else; null: the list is to be read. */
export async function toldByFeed(question: FeedQuestion): Promise<readonly string[] | null> {
  const { company, database, feed, topic, listedAt, startedAt } = question;
  if (!feed) return null;
  const standing = await feedStanding(database, company, topic);
  if (!standing || !feedCovers({ ...standing, lastPollBeganAt: listedAt })) return null;
  return takeHints(database, company, topic, hintsPerRun, startedAt);
}

/** A run has looked at what it was told; one that has read the list, at all that was told until it began. */
export function forgetTold(
  trx: AnderssonExecutor,
  { company, topic, startedAt }: Pick<FeedQuestion, 'company' | 'topic' | 'startedAt'>,
  told: readonly string[] | null,
): Promise<void> {
  return told === null
    ? forgetAllHints(trx, company, topic, startedAt)
    : forgetHints(trx, company, topic, told, startedAt);
}
