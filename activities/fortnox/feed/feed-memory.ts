import type { FeedTopic } from '../../../domain/sync/feed';

/** What the feed has told: a record of Fortnox's has changed, and where its topic goes on after this. */
export interface ToldChange {
  readonly topic: FeedTopic;
  readonly entityId: string;
  readonly offset: string;
}

/** Where a company's feed is remembered, for one connection; the instants are the memory's own. */
export interface FeedMemory {
  /** Where topics go on that have been listened to before. */
  offsets(): Promise<Readonly<Record<string, string>>>;
  /** From now on every event of these topics comes in over this connection. */
  begin(topics: readonly FeedTopic[]): Promise<void>;
  /** Keeps changes and where their topics go on, together or not at all. @returns when */
  keep(changes: readonly ToldChange[]): Promise<string>;
  /** All that happened until so many milliseconds ago has come in over this connection, and is kept. */
  complete(msAgo: number): Promise<void>;
  /** This connection brings nothing more, or not everything: the feed is broken, unless another has shown life since. */
  broken(): Promise<void>;
  /** Since when every topic of this connection is unbroken, over whichever connections; null: one is not. */
  unbrokenSince(): Promise<string | null>;
}
