import type { CompanyInput } from './company-activities';

/** What the watch over Fortnox needs of the side that listens (core-api §4.8). */
export interface FortnoxWatchActivities {
  /**
   * Listens to Fortnox's change feed for nine minutes and keeps what it tells as hints; fails when the connection is
   * lost, and is then tried again. Throws `feedOff`, not to be tried again, where the settings have no feed.
   */
  watchFortnox(input: CompanyInput): Promise<void>;
}

/**
 * What a connection tells its workflow; figures are counted since it told last. An event that comes over two connections
 * counts twice, and so does a report that is told again since nobody knew whether it came through.
 */
export interface FeedReport {
  /** Since when nothing has been missed; null: not connected, or not yet proven. */
  readonly connectedSince: string | null;
  readonly topics: readonly string[];
  /** Topics Fortnox does not give: their registers are polled as without a feed. */
  readonly refusedTopics: readonly string[];
  readonly lastEventAt: string | null;
  readonly events: number;
  readonly notUnderstood: number;
  /** Its time is soon out: another connection is to begin before it ends, so that nothing falls between them. */
  readonly ending: boolean;
  /** How the connection was lost, in the operators' language; null while it lives, and where it ended as it should. */
  readonly lost: string | null;
}

/** A connection tells how it goes: when it is proven, once a minute while something comes in, before it ends, and when it is lost. */
export const feedReportSignal = 'feedReport';

/** What the watch's query `status` answers: what a company's connections have told since it was started. */
export interface FortnoxWatchStatus extends Omit<FeedReport, 'ending' | 'lost'> {
  /** Connections lost, and how the last one was. */
  readonly losses: number;
  readonly lastLoss: string | null;
}
