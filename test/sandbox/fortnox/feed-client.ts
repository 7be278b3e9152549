import { WebSocket } from 'ws';
import type { FortnoxSimulator } from '../../../sandbox/fortnox/simulator';

type Frame = Readonly<Record<string, unknown>>;

/** A client of the change feed that knows nothing but sockets. */
export interface FeedClient {
  /** Everything that came in, as text. */
  readonly frames: readonly string[];
  /** Sends a command and gives the answer to it. */
  command(name: string, content?: object): Promise<Frame>;
  /** Resolves when so many events have come in, with all of them. */
  events(count: number): Promise<readonly Frame[]>;
  /** Resolves when a ping is answered, or rejects after `ms`. */
  ping(ms: number): Promise<void>;
  readonly closed: Promise<void>;
}

const open: WebSocket[] = [];

/** For `afterEach`. */
export function closeFeedClients(): void {
  for (const socket of open.splice(0)) socket.terminate();
}

const parsed = (text: string): Frame | undefined => {
  try {
    return JSON.parse(text) as Frame;
  } catch {
    return undefined;
  }
};

export async function feedClient({ feedAddress }: Pick<FortnoxSimulator, 'feedAddress'>): Promise<FeedClient> {
  const socket = new WebSocket(feedAddress);
  open.push(socket);
  const frames: string[] = [];
  const looking = new Set<() => void>();
  socket.on('message', (data) => {
    frames.push(String(data));
    for (const look of looking) look();
  });
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });

  const found = <T>(look: () => T | undefined): Promise<T> =>
    new Promise((resolve) => {
      const again = () => {
        const value = look();
        if (value === undefined) return;
        looking.delete(again);
        resolve(value);
      };
      looking.add(again);
      again();
    });
  const all = () => frames.map(parsed).filter((frame) => frame !== undefined);

  return {
    frames,
    closed,
    command(command, content = {}) {
      const before = frames.length;
      socket.send(JSON.stringify({ command, ...content }));
      return found(() =>
        frames
          .slice(before)
          .map(parsed)
          .find((frame) => frame?.result !== undefined),
      );
    },
    events: (count) =>
      found(() => {
        const events = all().filter(({ topic }) => topic !== undefined);
        return events.length >= count ? events : undefined;
      }),
    ping: (ms) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
        socket.once('pong', () => {
          clearTimeout(timer);
          resolve();
        });
        socket.ping();
      }),
  };
}

/** A client that has added the company and listens to these topics, each with the offset it goes on from, if any. */
export async function listening(
  simulator: Pick<FortnoxSimulator, 'feedAddress' | 'credentials' | 'accessToken'>,
  topics: Readonly<Record<string, string | undefined>>,
): Promise<FeedClient> {
  const client = await feedClient(simulator);
  const { clientSecret } = simulator.credentials;
  await client.command('add-tenants-v1', { clientSecret, accessTokens: [simulator.accessToken()] });
  const wanted = Object.entries(topics).map(([topic, offset]) => ({ topic, ...(offset !== undefined && { offset }) }));
  await client.command('add-topics-v1', { topics: wanted });
  await client.command('subscribe-v1');
  return client;
}
