import type { FeedTopic } from '../../../domain/sync/feed';
import { FeedLostError } from './feed-lost';
import type { FeedAnswer } from './frames';
import type { FeedLine } from './line';
import { type OffsetsIn, offsetsIn, tokenForms } from './unknowns';

/** What a connection is opened with. */
export interface FeedWish {
  readonly clientSecret: string;
  readonly accessToken: string;
  readonly topics: readonly FeedTopic[];
  /** Where topics go on that have been listened to before. */
  readonly offsets: Readonly<Record<string, string>>;
}

/** What Fortnox has granted. */
export interface Subscription {
  /** Whose events are ours. */
  readonly tenantId: string;
  readonly topics: readonly FeedTopic[];
  readonly refusedTopics: readonly FeedTopic[];
}

type Offsets = FeedWish['offsets'];

const isOk = ({ result }: FeedAnswer): boolean => result === 'ok';

/**
 * Adds the company and the topics, and has the events begin (core-api §4.8). A topic whose offset Fortnox does not take,
 * being over two weeks old, goes on from now.
 * @throws FeedLostError
 */
export async function subscribe(
  line: FeedLine,
  wish: FeedWish,
  offsetsStandIn: OffsetsIn = offsetsIn,
): Promise<Subscription> {
  const besideTokens = (offsets: Offsets) => (offsetsStandIn === 'add-tenants-v1' ? { offsets } : {});

  const addTenant = async (offsets: Offsets): Promise<string> => {
    for (const form of tokenForms) {
      const { clientSecret, accessToken } = wish;
      const accessTokens = [form(accessToken)];
      const answer = await line.ask({
        command: 'add-tenants-v1',
        clientSecret,
        accessTokens,
        ...besideTokens(offsets),
      });
      const [tenantId] = Object.values(answer.tenantIds ?? {});
      if (isOk(answer) && tenantId !== undefined) return tenantId;
    }
    throw new FeedLostError('tokenRefused');
  };

  /** @returns those that are refused */
  const addTopics = async (topics: readonly FeedTopic[], offsets: Offsets): Promise<readonly FeedTopic[]> => {
    const offsetOf = (topic: FeedTopic) => (offsetsStandIn === 'add-topics-v1' ? offsets[topic] : undefined);
    const wanted = topics.map((topic) => {
      const offset = offsetOf(topic);
      return { topic, ...(offset !== undefined && { offset }) };
    });
    const answer = await line.ask({ command: 'add-topics-v1', topics: wanted });
    const invalid: readonly string[] = answer.invalidTopics ?? (isOk(answer) ? [] : topics);
    return topics.filter((topic) => invalid.includes(topic));
  };

  const tenantId = await addTenant(wish.offsets);
  let refusedTopics = await addTopics(wish.topics, wish.offsets);
  const withOldOffset = refusedTopics.filter((topic) => wish.offsets[topic] !== undefined);
  if (withOldOffset.length > 0) {
    if (offsetsStandIn === 'add-tenants-v1') await addTenant({});
    const still = await addTopics(withOldOffset, {});
    refusedTopics = refusedTopics.filter((topic) => still.includes(topic) || !withOldOffset.includes(topic));
  }
  const topics = wish.topics.filter((topic) => !refusedTopics.includes(topic));
  if (topics.length === 0) throw new FeedLostError('topicsRefused');
  if (!isOk(await line.ask({ command: 'subscribe-v1' }))) throw new FeedLostError('notStarted');
  return { tenantId, topics, refusedTopics };
}
