import type { Server } from 'node:http';
import { WebSocketServer } from 'ws';
import type { SimulatorClock } from '../clock';
import type { TokenStore } from '../oauth/token-store';
import type { StateParts } from '../state/state-part';
import type { Switches } from '../switches';
import { createEventLog, type FeedEvent } from './event-log';
import { createFeedFaults, type FeedFaults } from './feed-faults';
import { createFeedLine, type FeedLine } from './feed-line';
import { balanceChanged, type Change, registerTopics } from './feed-topics';
import type { DocumentListener } from './hear-stores';
import { createSession } from './session';

/** core-api §4.8. */
export const feedPath = '/topics-v1';

/** The change feed in the hands of a test. */
export interface FeedByHand {
  readonly faults: Pick<FeedFaults, 'add' | 'pending' | 'clear'>;
  /** How many clients are connected. */
  connections(): number;
  /** Cuts every line now. */
  cutAll(): void;
}

/** The change feed: who has connected, and what they are told. */
export interface Feed extends FeedByHand {
  /** Answers upgrades to `/topics-v1` on the simulator's own server. */
  serveOn(server: Server): void;
  readonly documentChanged: DocumentListener;
  /** The balance of an article has changed at some stock point. */
  stockMoved(itemId: string): void;
  readonly parts: StateParts;
}

export interface FeedNeighbours {
  readonly clock: SimulatorClock;
  readonly switches: Switches;
  readonly tokens: TokenStore;
}

/** Fields of an article's card that stand for stock from before the simulator's time. */
const stockFields = ['QuantityInStock', 'ReservedQuantity'] as const;

export function createFeed({ clock, switches, tokens }: FeedNeighbours): Feed {
  const log = createEventLog(clock, tokens.credentials.tenantId);
  const faults = createFeedFaults();
  const lines = new Set<FeedLine>();
  const sockets = new WebSocketServer({ noServer: true, autoPong: false });
  const cutAll = () => {
    for (const line of lines) line.cut();
  };

  const happened = (event: Pick<FeedEvent, 'topic' | 'type' | 'entityId'>): void => {
    const told = log.append(event);
    const listening = [...lines].filter((line) => line.wants(told));
    const fault = listening.length === 0 ? undefined : faults.take();
    for (const line of listening) line.tell(told, fault);
  };
  /** Whoever is connected has been told of another company. */
  const load = (saved: unknown): void => {
    log.state.load(saved);
    cutAll();
  };
  const stockMoved = (entityId: string): void => happened({ ...balanceChanged, entityId });

  return {
    faults,
    connections: () => lines.size,
    cutAll,
    stockMoved,
    documentChanged({ collection, number, before, after }) {
      const register = registerTopics[collection];
      if (register === undefined) return;
      const change: Change = before === undefined ? 'created' : after === undefined ? 'deleted' : 'updated';
      happened({ topic: register.topic, type: register.types[change], entityId: number });
      const isTyped = stockFields.some((name) => (before?.get(name) ?? 0) !== (after?.get(name) ?? 0));
      if (collection === 'articles' && isTyped) stockMoved(number);
    },
    serveOn(server) {
      server.on('upgrade', (request, socket, head) => {
        if (request.url !== feedPath) {
          socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
          return;
        }
        sockets.handleUpgrade(request, socket, head, (client) => {
          const line = createFeedLine(client, createSession({ tokens, switches, log }), clock);
          lines.add(line);
          client.on('close', () => lines.delete(line));
        });
      });
    },
    parts: { feed: { ...log.state, load }, feedFaults: faults.state },
  };
}
