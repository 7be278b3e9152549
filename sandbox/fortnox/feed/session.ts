import type { TokenStore } from '../oauth/token-store';
import type { Switches } from '../switches';
import { type Command, type CommandOf, readCommand } from './commands';
import type { EventLog, FeedEvent } from './event-log';
import { knownTopics } from './feed-topics';

/** What one connection has said so far, and what it is therefore told. */
export interface Session {
  /** Takes a frame; what is to be sent for it, in order. */
  hear(frame: string): readonly object[];
  /** Whether it has asked for events like this one. */
  wants(event: FeedEvent): boolean;
  /** Whether the access tokens it was opened with have ended. */
  hasEnded(): boolean;
  /** When the first of them ends by itself, on the simulator's clock; infinite without any. */
  endsAtMs(): number;
}

export interface SessionNeighbours {
  readonly tokens: TokenStore;
  readonly switches: Switches;
  readonly log: EventLog;
}

const prefix = /^Bearer /;

export function createSession({ tokens, switches, log }: SessionNeighbours): Session {
  /** Access tokens without prefix: all are of the one company there is. */
  let added: string[] = [];
  let earlierOffsets: Readonly<Record<string, string>> = {};
  /** The offset each topic is to go on from, where one was given. */
  const topics = new Map<string, string | undefined>();
  let subscribed = false;
  const tenantId = Number(tokens.credentials.tenantId);

  const isGood = (token: string): boolean => {
    const { feedTokenForm } = switches;
    const rightForm = feedTokenForm === 'either' || prefix.test(token) === (feedTokenForm === 'bearer');
    return rightForm && tokens.accepts(token.replace(prefix, ''));
  };

  const addTenants = ({ clientSecret, accessTokens, offsets }: CommandOf<'add-tenants-v1'>): object => {
    if (switches.feedOffsetsIn === 'addTenants') earlierOffsets = offsets ?? {};
    const good = clientSecret === tokens.credentials.clientSecret ? accessTokens.filter(isGood) : [];
    const invalidTokens = accessTokens.filter((token) => !good.includes(token));
    if (good.length === 0) return { result: 'error', invalidTokens };
    added = [...added, ...good.map((token) => token.replace(prefix, ''))];
    const tenantIds = Object.fromEntries(good.map((token) => [token, tenantId]));
    return { result: 'ok', tenantIds, ...(invalidTokens.length > 0 && { invalidTokens }) };
  };

  const canGoOnFrom = (topic: string, offset: string | undefined): boolean =>
    offset === undefined || switches.feedOffsetTooOld === 'fromOldest' || log.after(topic, offset) !== undefined;

  const addTopics = (asked: CommandOf<'add-topics-v1'>['topics']): object => {
    const invalidTopics: string[] = [];
    for (const { topic, offset } of asked) {
      const from = switches.feedOffsetsIn === 'addTopics' ? offset : earlierOffsets[topic];
      if (knownTopics.has(topic) && canGoOnFrom(topic, from)) topics.set(topic, from);
      else invalidTopics.push(topic);
    }
    const result = invalidTopics.length < asked.length ? 'ok' : 'error';
    return { result, ...(invalidTopics.length > 0 && { invalidTopics }) };
  };

  const subscribe = (): readonly object[] => {
    const response = 'subscribe-v1';
    if (added.length === 0 || topics.size === 0) return [{ response, result: 'error' }];
    subscribed = true;
    const missed = [...topics].flatMap(([topic, offset]) =>
      offset === undefined ? [] : (log.after(topic, offset) ?? log.all(topic)),
    );
    return [{ response, result: 'ok' }, ...missed];
  };

  const obey = (command: Command): readonly object[] => {
    const response = command.command;
    switch (command.command) {
      case 'add-tenants-v1':
        return [{ response, ...addTenants(command) }];
      case 'add-topics-v1':
        return [{ response, ...addTopics(command.topics) }];
      case 'subscribe-v1':
        return subscribe();
      case 'remove-tenants-v1':
        if (command.tenants.includes(tenantId)) added = [];
        return [{ response, result: 'ok' }];
      case 'list-tenants-v1':
        return [{ response, result: 'ok', tenants: added.length === 0 ? [] : [tenantId] }];
    }
  };

  return {
    hear(frame) {
      const command = readCommand(frame);
      // How an unreadable command is answered is in no sheet.
      return command === undefined ? [{ result: 'error', message: 'Unknown command' }] : obey(command);
    },
    wants: ({ topic }) => subscribed && added.length > 0 && topics.has(topic),
    hasEnded: () => switches.feedAtTokenEnd === 'cut' && added.some((token) => !tokens.accepts(token)),
    endsAtMs: () =>
      Math.min(...added.map((token) => tokens.state.accessTokens[token]?.endsAtMs ?? Number.POSITIVE_INFINITY)),
  };
}
