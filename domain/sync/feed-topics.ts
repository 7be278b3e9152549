import { registerNames, registers } from '../registers';
import type { FeedTopic } from './feed';

/** The topics that are listened to: each register's, those of steps to come, which may be a register's, and the balances'. */
export const feedTopics: readonly FeedTopic[] = [
  ...new Set<FeedTopic>([
    ...registerNames.map((name) => registers[name].fortnox.topic),
    'orders',
    'currencies',
    'warehouse-stockbalances',
  ]),
];
