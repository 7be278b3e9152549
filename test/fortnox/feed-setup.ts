import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import type { AnderssonDatabase } from '../../activities/andersson/database';
import { hintsWaiting, takeHints } from '../../activities/andersson/feed-hints';
import { feedMemory } from '../../activities/andersson/feed-memory';
import { feedStanding } from '../../activities/andersson/feed-standing';
import {
  type CompanyFeed,
  type FeedTimes,
  fortnoxWatchActivities,
} from '../../activities/fortnox/feed/watch-activities';
import { createTokenSource } from '../../activities/fortnox/token';
import type { FeedTopic } from '../../domain/sync/feed';
import type { FortnoxSimulator, FortnoxSimulatorOptions } from '../../sandbox/fortnox/simulator';
import { freshSqlite, type TestDatabase } from '../andersson/database/databases';
import { closeSimulators, settingsOf, startFortnox } from './connect';

export const company = 'demo';

/** A minute of the feed's own pace in a second or so. */
export const quick: FeedTimes = {
  holdMs: 540_000,
  overlapMs: 60_000,
  tellEveryMs: 0,
  pingEveryMs: 60,
  silentAfterMs: 1_000,
};

/** One attempt of the activity, and how it ended. */
export interface Attempt {
  readonly ended: Promise<'done' | Error>;
  cancel(): Promise<'done' | Error>;
}

/** A simulated Fortnox, an embedded database, and attempts of the watch's activity between them. */
export interface FeedWorld {
  readonly fortnox: FortnoxSimulator;
  readonly database: AnderssonDatabase;
  readonly feed: CompanyFeed;
  attempt(changes?: Partial<FeedTimes>): Attempt;
  hints(topic?: FeedTopic): Promise<readonly string[]>;
  waiting(): Promise<number>;
  standing(): ReturnType<typeof feedStanding>;
  offsets(): Promise<Readonly<Record<string, string>>>;
  /** Resolves when an attempt has shown to be complete, after `since` where it is given. */
  unbroken(since?: string | null): Promise<string>;
}

const open: { world: TestDatabase; attempts: Attempt[] }[] = [];

/** For `afterEach`. */
export async function closeFeedWorlds(): Promise<void> {
  for (const { world, attempts } of open.splice(0)) {
    for (const attempt of attempts) await attempt.cancel();
    await world.remove();
  }
  await closeSimulators();
}

/** Waits until `look` gives something. */
export async function eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export async function feedWorld(
  simulator: FortnoxSimulatorOptions = {},
  changes: (fortnox: FortnoxSimulator) => Partial<CompanyFeed> = () => ({}),
): Promise<FeedWorld> {
  const fortnox = await startFortnox(simulator);
  const world = await freshSqlite();
  const attempts: Attempt[] = [];
  open.push({ world, attempts });
  const { database } = world;
  const feed: CompanyFeed = {
    address: fortnox.feedAddress,
    clientSecret: fortnox.credentials.clientSecret,
    tokens: createTokenSource(settingsOf(fortnox)),
    language: 'sv',
    memory: async () => feedMemory(company, database),
    ...changes(fortnox),
  };
  const standing = () => feedStanding(database, company, 'customers');
  return {
    fortnox,
    database,
    feed,
    standing,
    attempt(times = {}) {
      const environment = new MockActivityEnvironment({}, { logger: new DefaultLogger('ERROR', () => undefined) });
      const { watchFortnox } = fortnoxWatchActivities(() => feed, { ...quick, ...times });
      const ended = environment.run(watchFortnox, { company }).then(
        () => 'done' as const,
        (error: Error) => error,
      );
      const attempt = {
        ended,
        cancel() {
          environment.cancel();
          return ended;
        },
      };
      attempts.push(attempt);
      return attempt;
    },
    hints: async (topic = 'customers') => takeHints(database, company, topic, 1_000, await database.now()),
    waiting: () => hintsWaiting(database, company),
    offsets: () => feedMemory(company, database).offsets(),
    unbroken: (since = null) =>
      eventually(async () => {
        const unbrokenSince = (await standing())?.unbrokenSince ?? null;
        return unbrokenSince !== null && (since === null || unbrokenSince > since) ? unbrokenSince : undefined;
      }),
  };
}
