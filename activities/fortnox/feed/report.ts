import { activityInfo, getClient, log } from '@temporalio/activity';
import { type FeedReport, feedReportSignal } from '../../../workflows/contract/fortnox-watch';
import type { FeedMemory } from './feed-memory';
import { momentMs } from './line';
import type { FeedFigures } from './listen';
import type { Subscription } from './subscribe';

/** A report nobody can take at the moment is worth no longer wait. */
const tellWithinMs = 5_000;

type Topics = Pick<Subscription, 'topics' | 'refusedTopics'>;
const nothing: FeedFigures = { events: 0, notUnderstood: 0, lastEventAt: null, proven: false };

/**
 * Tells the activity's workflow how its connection goes. What could not be told is told with the next report, also where
 * nobody knows whether it came through: it then counts twice.
 */
export function feedTeller(memory: Pick<FeedMemory, 'unbrokenSince'>, tellEveryMs: number) {
  let topics: Topics = { topics: [], refusedTopics: [] };
  let figures = nothing;
  let told = nothing;
  let triedAtMs = Number.NEGATIVE_INFINITY;
  /** One report at a time: one that is slow must not say last how the connection stood before. */
  let telling: Promise<void> = Promise.resolve();

  const tell = async ({ ending = false, lost = null }: Partial<Pick<FeedReport, 'ending' | 'lost'>>): Promise<void> => {
    const now = figures;
    triedAtMs = momentMs();
    const report: FeedReport = {
      ...topics,
      connectedSince: await memory.unbrokenSince(),
      lastEventAt: now.lastEventAt,
      events: now.events - told.events,
      notUnderstood: now.notUnderstood - told.notUnderstood,
      ending,
      lost,
    };
    const client = getClient();
    const handle = client.workflow.getHandle(activityInfo().workflowExecution?.workflowId ?? '');
    await client.withDeadline(Date.now() + tellWithinMs, () => handle.signal(feedReportSignal, report));
    told = now;
  };
  const tellIfPossible = (what: Parameters<typeof tell>[0] = {}): Promise<void> => {
    telling = telling
      .then(() => tell(what))
      .catch((error: unknown) => log.warn('the watch could not be told how the change feed goes', { error }));
    return telling;
  };
  const isNews = (): boolean =>
    figures.events + figures.notUnderstood > told.events + told.notUnderstood || figures.proven !== told.proven;

  return {
    going({ topics: granted, refusedTopics }: Topics, now: FeedFigures): void {
      const isProvenNow = now.proven && !figures.proven;
      [topics, figures] = [{ topics: granted, refusedTopics }, now];
      if (isProvenNow || (isNews() && momentMs() - triedAtMs >= tellEveryMs)) void tellIfPossible();
    },
    ending: () => void tellIfPossible({ ending: true }),
    async ended(): Promise<void> {
      await telling;
      if (isNews()) await tellIfPossible();
    },
    lost: (lost: string) => tellIfPossible({ lost }),
    /** Whether the connection has ever shown that it is complete. */
    isProven: () => figures.proven,
  };
}
