import { ApplicationFailure, activityInfo, log } from '@temporalio/activity';
import { minuteMs } from '../../../domain/durations';
import type { Language } from '../../../domain/language';
import { feedTopics } from '../../../domain/sync/feed-topics';
import type { FortnoxWatchActivities } from '../../../workflows/contract/fortnox-watch';
import { alive } from '../alive';
import { cancellation } from '../cancellation';
import { failureSentence } from '../failures';
import type { TokenSource } from '../token-source';
import { FeedLostError, feedLossSentence } from './feed-lost';
import type { FeedMemory } from './feed-memory';
import { type LineTimes, openLine } from './line';
import { type FeedFigures, listen } from './listen';
import { feedTeller } from './report';
import { type Subscription, subscribe } from './subscribe';

/** A company's change feed: where it is, what opens it, and where it is remembered. */
export interface CompanyFeed {
  readonly address: string;
  readonly clientSecret: string;
  readonly tokens: TokenSource;
  readonly language: Language;
  /** A memory for one connection. */
  memory(): Promise<FeedMemory>;
}

export interface FeedTimes extends LineTimes {
  /** How long one activity holds its connection, and how long before its end the next is to begin. */
  readonly holdMs: number;
  readonly overlapMs: number;
  /** How often at most the workflow is told what has come in. */
  readonly tellEveryMs: number;
}

/** A standing is trusted for a minute (domain/sync/feed.ts): six pings. */
const usualTimes: FeedTimes = {
  holdMs: 9 * minuteMs,
  overlapMs: minuteMs,
  tellEveryMs: minuteMs,
  pingEveryMs: 10_000,
  silentAfterMs: 30_000,
};
/** The access token must outlive the connection: Fortnox may cut it when the token ends. */
const tokenLeftMs = minuteMs;

/**
 * The watch over Fortnox (design §3): one connection to the change feed for each activity, for nine minutes or until it
 * is lost. What it tells is kept as hints. One that cannot be made, or is lost before it has proven anything, fails the
 * activity, and Temporal's retries are the one policy of connecting anew.
 * @param feedOf null for a company whose settings have no feed
 */
export function fortnoxWatchActivities(
  feedOf: (company: string) => CompanyFeed | null,
  times: FeedTimes = usualTimes,
): FortnoxWatchActivities {
  return {
    watchFortnox: async ({ company }) => {
      const feed = feedOf(company);
      if (!feed) throw feedOff(company);
      await alive(() => watch(feed, times, cancellation()));
    },
  };
}

async function watch(feed: CompanyFeed, times: FeedTimes, signal: AbortSignal): Promise<void> {
  const memory = await feed.memory();
  const tell = feedTeller(memory, times.tellEveryMs);
  const successor = setTimeout(tell.ending, times.holdMs - times.overlapMs);
  try {
    await connection(feed, memory, times, signal, tell.going);
    await tell.ended();
  } catch (error) {
    await memory.broken().catch(() => undefined);
    if (signal.aborted) throw signal.reason;
    if (!(error instanceof FeedLostError)) throw error;
    const sentence = feedLossSentence(feed.language, error.loss, error.detail);
    // Told once an activity: a feed that is down for days must not fill the workflow's history.
    if (tell.isProven() || activityInfo().attempt === 1) await tell.lost(sentence);
    if (!tell.isProven()) throw ApplicationFailure.retryable(sentence, `feed-${error.loss}`);
  } finally {
    clearTimeout(successor);
  }
}

async function connection(
  { address, clientSecret, tokens, language }: CompanyFeed,
  memory: FeedMemory,
  times: FeedTimes,
  signal: AbortSignal,
  show: (topics: Pick<Subscription, 'topics' | 'refusedTopics'>, figures: FeedFigures) => void,
): Promise<void> {
  const token = await tokens.get(times.holdMs + tokenLeftMs);
  if (token.outcome !== 'done') throw new FeedLostError('noToken', failureSentence(token.failure, language));
  const line = await openLine(address, times, signal);
  const closing = setTimeout(line.close, times.holdMs);
  try {
    const wish = { clientSecret, accessToken: token.value, topics: feedTopics, offsets: await memory.offsets() };
    const subscription = await subscribe(line, wish);
    const { refusedTopics } = subscription;
    if (refusedTopics.length > 0) log.warn('the change feed does not give every topic', { refusedTopics });
    await listen(line, subscription, memory, times.pingEveryMs, (figures) => show(subscription, figures));
  } catch (error) {
    if (error instanceof FeedLostError && error.loss === 'tokenRefused') tokens.forget(token.value);
    throw error;
  } finally {
    clearTimeout(closing);
    line.close();
  }
}

function feedOff(company: string): ApplicationFailure {
  return ApplicationFailure.nonRetryable(
    `Ändringsflödet är avstängt för ${company}. Sätt FORTNOX_FEED=on och starta om tjänsten, så startar den bevakningen.`,
    'feedOff',
  );
}
